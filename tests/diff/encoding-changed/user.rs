use depot_models::Operation;
use depot_models::requests::{Parcel, StoreParcel};

fn main() {
    let request = StoreParcel::new("A7", Parcel::default());
    assert!(request.encoded_body().is_ok());
}
