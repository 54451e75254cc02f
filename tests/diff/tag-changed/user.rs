use depot_models::events::{Event, Log};

fn main() {
    let log: Log = serde_json::from_str(r#"{ "last": { "kind": "lost" } }"#).unwrap();
    assert!(matches!(log.last, Some(Event::Unknown(_))));
}
