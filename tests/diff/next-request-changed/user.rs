use depot_models::requests::FindLockers;
use depot_models::{Operation, Paginated};

fn main() {
    let request = FindLockers::new(1, 20);
    let response = FindLockers::response(200, br#"{"pages": 2, "is_last": false, "lockers": [{}]}"#).unwrap();
    assert!(request.next(&response).is_some());
}
