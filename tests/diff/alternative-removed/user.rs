use depot_models::lockers::{LockerCode, SiteCode};

fn main() {
    assert_eq!(SiteCode::from(LockerCode::new("A7")).as_str(), "A7");
}
