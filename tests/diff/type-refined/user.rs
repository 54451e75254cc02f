use depot_models::lockers::Locker;

fn main() {
    let street: Option<String> = Locker::default().street;
    assert_eq!(street, None);
}
