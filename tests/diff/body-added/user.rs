use depot_models::requests::StoreParcel;

fn main() {
    assert_eq!(StoreParcel::new("A7").path(), "/lockers/A7/parcels");
}
