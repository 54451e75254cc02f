use depot_models::requests::MAX_LOCKERS_EXCEEDED_STATUS;

fn main() {
    assert_eq!(MAX_LOCKERS_EXCEEDED_STATUS, 409);
}
