use depot_models::requests::ReadLocker;

fn main() {
    assert_eq!(ReadLocker::ACCEPT_LANGUAGE, "en");
}
