use depot_models::Operation;
use depot_models::requests::{StoreParcel, StoreParcelSuccess};

fn main() {
    let response = StoreParcel::response(200, b"{}").unwrap();
    assert!(matches!(response, StoreParcelSuccess::Status200(_)));
    let response = StoreParcel::response(201, b"{}").unwrap();
    assert!(matches!(response, StoreParcelSuccess::Status201(_)));
}
