use depot_models::Operation;
use depot_models::requests::FindLockers;

fn main() {
    let request = FindLockers::new(1, 20).with_page(2).with_site("north");
    assert_eq!(request.query(), "floor=1&depth=20&page=2");
}
