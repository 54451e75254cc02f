use depot_models::requests::{Locker, LockerResponse, ReadLocker};

fn main() {
    let mut response = LockerResponse::default();
    response.locker = Some(Locker::default());
    assert_eq!(ReadLocker::RESPONSE_STATUS, 200);
    assert!(response.locker.is_some_and(|locker| locker.depth.is_none()));
}
