use depot_models::events::Log;

fn main() {
    let log: Log = serde_json::from_str(r#"{ "site": "north" }"#).unwrap();
    assert_eq!(log.site.as_deref(), Some("north"));
}
