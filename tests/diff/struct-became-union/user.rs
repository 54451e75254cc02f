use depot_models::events::Log;

fn main() {
    let log: Log = serde_json::from_str(r#"{ "last": { "kind": "opened", "locker": "B7" } }"#).unwrap();
    assert_eq!(log.last.and_then(|last| last.locker).as_deref(), Some("B7"));
}
