use depot_models::lockers::LockerCode;

fn main() {
    assert_eq!(LockerCode::new("A7").as_str(), "A7");
}
