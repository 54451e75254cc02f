use depot_models::requests::ListSites;

fn main() {
    assert_eq!(ListSites::new().path(), "/sites");
}
