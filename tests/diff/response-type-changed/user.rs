use depot_models::Operation;
use depot_models::requests::{LockerResponse, ReadLocker};

fn main() {
    let response: <ReadLocker as Operation>::Response = LockerResponse::default();
    assert!(response.locker.is_none());
}
