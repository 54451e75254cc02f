//! Tests conversions of members of one API into members of another.

use mx_models::{atrium, nexus, platform};
use serde_json::{Map, Value, json};

/// A member with every field of its API set, under the keys of that API.
fn member(body: &str) -> Map<String, Value> {
    let mut body: Value = serde_json::from_str(body).unwrap();
    body["member"].as_object_mut().unwrap().clone()
}

/// Encodes a member after its conversion.
fn converted<From, Into>(member: &Map<String, Value>) -> Value
where
    From: serde::de::DeserializeOwned,
    Into: std::convert::From<From> + serde::Serialize,
{
    let decoded: From = serde_json::from_value(member.clone().into()).unwrap();
    serde_json::to_value(Into::from(decoded)).unwrap()
}

#[test]
fn a_member_of_nexus_becomes_one_of_platform() {
    let mut expected = member(include_str!("../bodies/nexus-member.json"));
    expected.insert("oauth_window_uri".to_owned(), "".into());
    let result = converted::<nexus::Member, platform::Member>(&expected);

    let id = expected.remove("external_guid").unwrap();
    expected.insert("id".to_owned(), id);
    for left_out in ["connection_status_id", "is_user_created", "revision"] {
        expected.remove(left_out).unwrap();
    }
    assert_eq!(expected["metadata"], Value::Null, "a null is carried over as one");
    assert_eq!(result, Value::from(expected));
}

#[test]
fn a_member_of_atrium_becomes_one_of_platform() {
    let mut expected = member(include_str!("../bodies/atrium-member.json"));
    let result = converted::<atrium::Member, platform::Member>(&expected);

    let id = expected.remove("identifier").unwrap();
    expected.insert("id".to_owned(), id);
    assert_eq!(expected.remove("status"), Some(json!("DENIED")), "another vocabulary, which has no counterpart");
    assert_eq!(result, Value::from(expected));
}

#[test]
fn absent_fields_stay_absent() {
    assert_eq!(converted::<nexus::Member, platform::Member>(&Map::new()), json!({}));
    assert_eq!(converted::<atrium::Member, platform::Member>(&Map::new()), json!({}));
}
