use depot_models::requests::{Code, ReadLocker, Site};

fn main() {
    let request = ReadLocker::new(Site::new("north"), Code::new("A7"));
    assert_eq!(request.path(), "/sites/north/lockers/A7");
}
