use depot_models::lockers::Locker;

fn main() {
    let depths: Vec<i64> = Locker::default().depth.unwrap_or_default();
    assert!(depths.is_empty());
}
