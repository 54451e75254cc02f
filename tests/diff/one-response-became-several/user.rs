use depot_models::Operation;
use depot_models::requests::ReadLocker;

fn main() {
    assert!(ReadLocker::response(200, b"{}").unwrap().parcels.is_none());
}
