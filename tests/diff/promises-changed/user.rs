use depot_models::lockers::Locker;

fn main() {
    let mut locker = Locker::default();
    locker.withdrawn = Some("it is".to_owned());
    assert_eq!((locker.narrowed, locker.widened), (None, None));
}
