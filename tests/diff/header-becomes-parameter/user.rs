use depot_models::requests::FindLockers;

fn main() {
    assert_eq!(FindLockers::ACCEPT_VERSION, "v1");
}
