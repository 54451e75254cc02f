use depot_models::lockers::{Locker, LockerCode};

fn main() {
    let mut locker = Locker::default();
    locker.identifier = Some(LockerCode::new("A7"));
}
