use depot_models::{east, west};

fn main() {
    let mut one = west::Box::default();
    one.no = Some("7".to_owned());
    let locker = east::Locker::from(one);
    assert_eq!(locker.depth, None);
}
