//! Values of all JSON types, maps, and values that differ from the documentation.

use serde_core::de::Deserialize;

use super::{Wide, decode};
use crate::runtime::{
    Date, ExplicitNulls, Json, Map, Metadata, Record, Slot, Timestamp, UnixMilliseconds, View, record, slot, view,
};

/// A record with a field of each kind, and itself in a box.
#[derive(Clone, Default, PartialEq)]
struct Mixed {
    text: Option<String>,
    count: Option<i64>,
    date: Option<Date>,
    any: Option<Json>,
    map: Option<Map<Vec<i64>>>,
    parent: Option<Box<Mixed>>,
    explicit_nulls: ExplicitNulls<1>,
}

impl Record for Mixed {
    fn metadata(&self) -> &'static Metadata {
        &Metadata { name: "Mixed", keys: &["text", "count", "date", "any", "map", "parent"], sensitive: &[] }
    }

    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        Some(match index {
            0 => slot(&mut self.text),
            1 => slot(&mut self.count),
            2 => slot(&mut self.date),
            3 => slot(&mut self.any),
            4 => slot(&mut self.map),
            5 => slot(&mut self.parent),
            _ => return None,
        })
    }

    fn view(&self, index: usize) -> Option<View<'_>> {
        match index {
            0 => view(self.text.as_ref()),
            1 => view(self.count.as_ref()),
            2 => view(self.date.as_ref()),
            3 => view(self.any.as_ref()),
            4 => view(self.map.as_ref()),
            5 => view(self.parent.as_ref()),
            _ => None,
        }
    }

    fn nulls(&self) -> &[u64] {
        self.explicit_nulls.words()
    }

    fn nulls_mut(&mut self) -> &mut [u64] {
        self.explicit_nulls.words_mut()
    }
}

record!(Mixed);

fn again<T: for<'de> Deserialize<'de> + serde_core::Serialize>(json: &str) -> String {
    serde_json::to_string(&decode::<T>(json).unwrap()).unwrap()
}

#[test]
fn a_value_that_differs_from_the_documentation_does_not_lose_the_body() {
    for (odd, kept) in [
        (r#"{"text":12.50,"count":20.0}"#, r#"{"text":"12.50","count":20}"#),
        (r#"{"count":2e1,"date":20260131}"#, r#"{"count":20,"date":"20260131"}"#),
        (r#"{"map":{"a":null,"b":[1,null,2]}}"#, r#"{"map":{"b":[1,2]}}"#),
        (r#"{"parent":{"parent":null,"text":1}}"#, r#"{"text":null}"#),
    ] {
        if odd.contains("parent") {
            assert_eq!(again::<Mixed>(odd), r#"{"parent":{"text":"1","parent":null}}"#);
        } else {
            assert_eq!(again::<Mixed>(odd), kept);
        }
    }
    assert_eq!(again::<Wide>(r#"{"last":[null,[1,null]],"inner":[null,{}]}"#), r#"{"last":[[1]],"inner":[{}]}"#);
}

#[test]
fn an_object_without_any_documented_key_is_empty() {
    assert!(decode::<Mixed>("{}").unwrap().is_empty());
    assert!(decode::<Wide>(r#"{"error":{"first":"a"}}"#).unwrap().is_empty());
    for json in [r#"{"first":null}"#, r#"{"last":[]}"#, r#"{"first":""}"#] {
        assert!(!decode::<Wide>(json).unwrap().is_empty(), "{json}");
    }
    assert!(!decode::<Mixed>(r#"{"parent":{}}"#).unwrap().is_empty());
}

#[test]
fn messages_name_the_field_and_do_not_quote_the_value() {
    let message = |json: &str| decode::<Mixed>(json).unwrap_err();
    for (json, expected) in [
        (r#"{"count":"HUNTER2"}"#, "invalid type: string, expected an integer of 64 bits for `Mixed.count`"),
        (r#"{"count":20.5}"#, "invalid type: number, expected an integer of 64 bits for `Mixed.count`"),
        (r#"{"count":9223372036854775808}"#, "invalid type: number, expected an integer of 64 bits for `Mixed.count`"),
        (
            r#"{"count":1e99999999999999999999}"#,
            "invalid type: number, expected an integer of 64 bits for `Mixed.count`",
        ),
        (r#"{"text":true}"#, "invalid type: boolean, expected a string for `Mixed.text`"),
        (r#"{"text":"\ud800"}"#, "invalid escape: half of a surrogate pair in a string for `Mixed.text`"),
        (r#"{"map":[]}"#, "invalid type: sequence, expected an object for `Mixed.map`"),
        (r#"{"parent":{"parent":7}}"#, "invalid type: number, expected an object of `Mixed` for `Mixed.parent`"),
    ] {
        assert!(message(json).starts_with(expected), "{json}: {}", message(json));
        assert!(!message(json).contains("HUNTER2"));
    }
}

#[test]
fn depth_is_bounded_and_what_is_skipped_may_be_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(again::<Json>(&nested(128)), nested(128));
    assert!(
        decode::<Json>(&nested(129)).unwrap_err().starts_with("more than 128 levels of lists and objects in `Json`")
    );
    let deep = nested(100_000);
    assert_eq!(again::<Mixed>(&format!(r#"{{"unknown":{deep},"count":1}}"#)), r#"{"count":1}"#);
    let parents = |depth: usize| format!("{}{{}}{}", r#"{"parent":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(again::<Mixed>(&parents(127)), parents(127));
    assert!(decode::<Mixed>(&parents(128)).unwrap_err().contains("more than 128 levels"));
    assert!(decode::<Mixed>(&format!(r#"{{"any":{deep}}}"#)).unwrap_err().contains("`Mixed.any`"));
}

#[test]
fn json_of_any_kind_keeps_digits_and_the_order_of_keys() {
    let json = r#"{"z":1.50,"a":[null,true,"\u00e9\n\"",{"b":{}}],"":1e400}"#;
    let value: Json = decode(json).unwrap();
    assert_eq!(value.to_string(), r#"{"z":1.50,"a":[null,true,"é\n\"",{"b":{}}],"":1e400}"#);
    assert_eq!((value["a"][2].as_str(), value["z"].as_f64(), &value["x"][7]), (Some("é\n\""), Some(1.5), &Json::Null));
    let standard = serde_json::json!({"z": 1.5, "a": [null, true, 17]});
    assert_eq!(Json::from(standard.clone()), standard);
    assert_eq!(serde_json::Value::from(Json::from(standard.clone())), standard);
    assert_eq!(decode::<Json>(&standard.to_string()).unwrap(), standard);
}

#[test]
fn a_string_of_any_length_ends_at_its_quote() {
    for length in 0..20 {
        for position in 0..=length {
            for special in ["\"", "\\", "é", "\u{8a}"] {
                let text = format!("{}{special}{}", "a".repeat(position), "b".repeat(length - position));
                let json = serde_json::to_string(&[&text, "next"]).unwrap();
                assert_eq!(decode::<Json>(&json).unwrap()[0].as_str(), Some(&*text));
                assert_eq!(again::<Json>(&json), json);
            }
        }
    }
}

#[test]
fn a_map_has_the_order_received_and_the_last_of_two_values() {
    let map: Map<i64> = decode(r#"{"b":1,"a":2,"b":3,"c":4}"#).unwrap();
    assert_eq!(map.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2), ("c", &4)]);
    assert_eq!((map.get("b"), map["c"], map.contains_key("d"), map.len()), (Some(&3), 4, false, 3));
    let mut other: Map<i64> = [("c", 4), ("a", 2), ("b", 0)].into_iter().collect();
    assert_eq!(other.insert("b", 3), Some(0));
    assert_eq!(map, other);
    assert_eq!((other.remove("c"), other.get("b"), other.len()), (Some(4), Some(&3), 2));
    assert_ne!(map, other);
    assert_eq!(format!("{map:?}"), r#"{"b": 3, "a": 2, "c": 4}"#);
}

#[test]
fn a_key_that_comes_many_times_is_one_entry() {
    let entries = vec![r#""k":1"#; 200_000].join(",");
    assert_eq!(decode::<Map<i64>>(&format!("{{{entries}}}")).unwrap().len(), 1);
}

#[test]
fn another_format_is_read_by_the_types_of_the_fields() {
    let mixed: Mixed = serde_yaml::from_str(
        "text: 007\ncount: 20\ndate: 2026-01-31\nany: {b: [1, ~], a: x}\nmap: {k: [1, ~]}\nparent: {text: ~}",
    )
    .unwrap();
    let expected = r#"{"text":"007","count":20,"date":"2026-01-31","any":{"b":[1,null],"a":"x"},"map":{"k":[1]},"parent":{"text":null}}"#;
    assert_eq!(serde_json::to_string(&mixed).unwrap(), expected);
    assert_eq!(serde_yaml::from_str::<Mixed>(&serde_yaml::to_string(&mixed).unwrap()).unwrap(), mixed);
    assert_eq!(serde_json::from_value::<Mixed>(serde_json::to_value(&mixed).unwrap()).unwrap(), mixed);
}

#[test]
fn identifiers_and_times_are_keys_of_maps() {
    let map: std::collections::HashMap<Timestamp, i64> = decode(r#"{"2026":1}"#).unwrap();
    assert_eq!(map.get(&Timestamp::new("2026")), Some(&1));
    assert_eq!(decode::<UnixMilliseconds>("\"1\"").unwrap().get(), Some(1));
}
