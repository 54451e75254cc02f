use depot_models::lockers::Locker;

fn main() {
    let mut locker = Locker::default();
    locker.depth = Some(400);
    let Locker { code, .. } = &locker;
    assert!(code.is_none());
}
