use depot_models::requests::ReadLocker;

fn main() {
    assert!(ReadLocker::PATH.contains("lockers"));
}
