use depot_models::lockers::{Door, Locker};

fn main() {
    let locker = Locker::default().with_code("A7");
    assert!(locker.door.is_none() && Door::default().colour.is_none());
}
