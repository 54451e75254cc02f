use depot_models::Operation;
use depot_models::requests::{Locker, StoreParcel, StoreParcelSuccess};

fn main() {
    let StoreParcelSuccess::Status201(locker) = StoreParcel::response(201, b"{}").unwrap() else { panic!() };
    let locker: Locker = locker;
    assert!(locker.parcels.is_none());
}
