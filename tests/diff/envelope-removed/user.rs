use depot_models::requests::LockersResponse;

fn main() {
    assert!(LockersResponse::default().lockers.is_none());
}
