use depot_models::lockers::Locker;

fn main() {
    #[allow(deprecated)]
    let size = Locker::default().size;
    assert_eq!(size, None);
}
