use depot_models::lockers::Locker;

fn main() {
    assert_eq!(Locker::default().street, None);
}
