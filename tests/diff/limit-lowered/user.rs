use depot_models::requests::{MAX_LOCKERS, ReadLocker};

fn main() {
    let request = ReadLocker::new("north", "A7");
    assert!(request.path().contains("A7"));
    assert!(!ReadLocker::SERVER.is_empty() && !ReadLocker::ACCEPT_VERSION.is_empty());
    assert!(MAX_LOCKERS > 0 && ReadLocker::RESPONSE_STATUS < 300);
}
