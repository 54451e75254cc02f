//! Property tests with random responses.

use mx_models::{ConnectionStatus, MemberGuid, NextStep, atrium, nexus, platform};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The types of fields in the documentation, and arbitrary JSON.
fn text() -> impl Strategy<Value = Value> {
    prop_oneof![any::<String>(), Just("CONNECTED".to_owned()), Just(String::new())].prop_map(Value::from)
}

fn texts() -> impl Strategy<Value = Value> {
    prop::collection::vec(text(), 0..4).prop_map(Value::from)
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text(),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A strategy for objects with some of these keys, each with a value of its type or null.
fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Value> {
    let fields = fields.into_iter().map(|(key, value)| {
        let entry = prop_oneof![4 => value, 1 => Just(Value::Null)];
        prop::option::of(entry).prop_map(move |value| value.map(|value| (key.to_owned(), value)))
    });
    let fields: Vec<_> = fields.collect();
    fields.prop_map(|entries| Value::Object(entries.into_iter().flatten().collect::<Map<_, _>>()))
}

fn of<S: Strategy<Value = Value> + 'static>(
    keys: &[&'static str],
    value: fn() -> S,
) -> Vec<(&'static str, BoxedStrategy<Value>)> {
    keys.iter().map(|key| (*key, value().boxed())).collect()
}

fn boolean() -> impl Strategy<Value = Value> {
    any::<bool>().prop_map(Value::from)
}

fn integer() -> impl Strategy<Value = Value> {
    any::<i64>().prop_map(Value::from)
}

const SHARED_TEXTS: [&str; 8] = [
    "aggregated_at",
    "connection_status",
    "guid",
    "institution_code",
    "metadata",
    "name",
    "oauth_window_uri",
    "user_guid",
];

fn platform_member() -> impl Strategy<Value = Value> {
    let texts_of_it = ["connection_status_message", "id", "institution_guid", "most_recent_job_guid", "user_id"];
    let booleans = ["background_aggregation_is_disabled", "is_managed_by_user", "is_manual", "is_oauth"];
    let any_of_it = ["error", "most_recent_job_detail_code", "most_recent_job_detail_text"];
    object(
        [
            of(&SHARED_TEXTS, text),
            of(&texts_of_it, text),
            of(&booleans, boolean),
            of(&["use_cases"], texts),
            of(&any_of_it, anything),
        ]
        .concat(),
    )
}

fn nexus_member() -> impl Strategy<Value = Value> {
    let integers = ["connection_status_id", "revision"];
    object(
        [
            of(&SHARED_TEXTS, text),
            of(&["external_guid"], text),
            of(&integers, integer),
            of(&["is_user_created"], boolean),
        ]
        .concat(),
    )
}

fn atrium_member() -> impl Strategy<Value = Value> {
    object(
        [of(&SHARED_TEXTS, text), of(&["identifier", "status"], text), of(&["is_being_aggregated"], boolean)].concat(),
    )
}

/// Checks that decoding and encoding neither lose nor add anything.
macro_rules! assert_lossless {
    ($type:ty, $value:expr) => {
        let decoded: $type = serde_json::from_str(&$value.to_string()).unwrap();
        prop_assert_eq!(&serde_json::to_value(&decoded).unwrap(), &$value);
        let again: $type = serde_json::from_value($value.clone()).unwrap();
        prop_assert_eq!(again, decoded);
    };
}

proptest! {
    #[test]
    fn any_member_of_the_documented_types_round_trips(
        platform in platform_member(),
        nexus in nexus_member(),
        atrium in atrium_member(),
    ) {
        assert_lossless!(platform::Member, platform);
        assert_lossless!(nexus::Member, nexus);
        assert_lossless!(atrium::Member, atrium);
        assert_lossless!(platform::MembersResponse, json!({ "members": [platform] }));
    }

    #[test]
    fn decoding_arbitrary_json_never_panics(value in anything(), key in "[a-z_]{0,12}|connection_status|use_cases|challenges|member") {
        for value in [value.clone(), json!({ key: value })] {
            let text = value.to_string();
            let _ = serde_json::from_str::<platform::MemberResponse>(&text);
            let _ = serde_json::from_str::<platform::MemberStatus>(&text);
            let _ = serde_json::from_str::<nexus::Member>(&text);
            let _ = serde_json::from_str::<atrium::Member>(&text);
        }
    }

    #[test]
    fn decoding_arbitrary_text_never_panics(text in any::<String>()) {
        let _ = serde_json::from_str::<platform::MemberResponse>(&text);
        let _ = serde_json::from_slice::<platform::MemberStatus>(text.as_bytes());
    }

    #[test]
    fn every_text_is_exactly_one_status(text in any::<String>()) {
        let status = ConnectionStatus::from(text.as_str());
        prop_assert_eq!(status.as_str(), text.as_str());
        prop_assert_eq!(status.is_known(), ConnectionStatus::ALL.contains(&status));
        prop_assert_eq!(status.asks_for_polling(), status.next_steps().contains(&NextStep::PollForStatus));
    }

    #[test]
    fn a_name_is_inserted_into_a_message_unchanged(name in any::<String>()) {
        for status in ConnectionStatus::ALL {
            let (with, without) = (status.end_user_message(&name), status.end_user_message(""));
            let grown = with.as_ref().map_or(0, String::len) - without.as_ref().map_or(0, String::len);
            prop_assert!(grown == 0 || grown == name.len());
            prop_assert!(grown == 0 || with.unwrap().contains(&name));
        }
    }

    #[test]
    fn no_identifier_changes_the_path(user in any::<String>(), member in any::<String>()) {
        let path = platform::ReadMember::new(user, MemberGuid::from(member)).path();
        let segments: Vec<&str> = path.split('/').collect();
        prop_assert_eq!((segments.len(), segments[1], segments[3]), (5, "users", "members"));
        prop_assert!(path.is_ascii() && !path.contains(['?', '#', ' ', '\\']));
        prop_assert!(!segments.iter().any(|segment| matches!(*segment, "." | "..")));
    }
}
