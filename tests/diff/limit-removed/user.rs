use depot_models::requests::MAX_SITES;

fn main() {
    assert_eq!(MAX_SITES, 9);
}
