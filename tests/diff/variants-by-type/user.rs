use depot_models::events::{Event, Log};

fn main() {
    let log: Log = serde_json::from_str(r#"{ "last": "opened" }"#).unwrap();
    assert_eq!(log.last, Some(Event::String("opened".to_owned())));
}
