use depot_models::lockers::SiteCode;

fn main() {
    assert_eq!(SiteCode::new("N").as_str(), "N");
}
