use depot_models::events::{Event, Log};

fn main() {
    let log: Log = serde_json::from_str(r#"{ "last": { "kind": "opened", "locker": "B7" } }"#).unwrap();
    let locker = match log.last {
        Some(Event::Opened(opened)) => opened.locker,
        _ => None,
    };
    assert_eq!(locker.as_deref(), Some("B7"));
}
