//! The runtime by itself, on a record written by hand: what no spec of ours happens to need, and emitted crates may.

mod numbers;
mod values;

use std::fmt::Debug;

use serde_core::de::Deserialize;

use crate::runtime::{
    ExplicitNulls, Metadata, Record, Segment, Slot, Template, View, push_segment, record, slot, view,
};

/// A record with more fields than a word has bits: `first`, sixty-four others, `last`, and itself in a list.
#[derive(Clone, Default, PartialEq)]
struct Wide {
    first: Option<String>,
    last: Option<Vec<Vec<i64>>>,
    inner: Option<Vec<Wide>>,
    explicit_nulls: ExplicitNulls<2>,
}

impl Record for Wide {
    fn metadata(&self) -> &'static Metadata {
        const KEYS: [&str; 66] = {
            let mut keys = ["-"; 66];
            keys[0] = "first";
            keys[64] = "last";
            keys[65] = "inner";
            keys
        };
        &Metadata { name: "Wide", keys: &KEYS, sensitive: &[0] }
    }

    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        Some(match index {
            0 => slot(&mut self.first),
            64 => slot(&mut self.last),
            65 => slot(&mut self.inner),
            _ => return None,
        })
    }

    fn view(&self, index: usize) -> Option<View<'_>> {
        match index {
            0 => view(self.first.as_ref()),
            64 => view(self.last.as_ref()),
            65 => view(self.inner.as_ref()),
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

record!(Wide);

fn decode<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn assert_unchanged(json: &str) {
    let wide: Wide = decode(json).unwrap();
    assert_eq!(serde_json::to_string(&wide).unwrap(), json);
}

#[test]
fn what_comes_in_goes_out() {
    for json in [
        "{}",
        r#"{"first":"a","last":[[1,-2],[]],"inner":[{},{"first":"b"}]}"#,
        r#"{"first":null,"last":null,"inner":null}"#,
        r#"{"last":[],"inner":[{"last":null}]}"#,
    ] {
        assert_unchanged(json);
    }
}

#[test]
fn keys_come_in_any_order_and_strange_ones_are_skipped() {
    let wide: Wide = decode(r#"{"x":{"first":1},"inner":[],"first":"a","y":[null]}"#).unwrap();
    assert_eq!((wide.first.as_deref(), wide.inner), (Some("a"), Some(vec![])));
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts() {
    let wide: Wide = decode(r#"{"first":"a","last":[[1]],"first":null,"last":[[2]]}"#).unwrap();
    assert_eq!((wide.first.as_deref(), &wide.last), (None, &Some(vec![vec![2]])));
    assert_eq!(serde_json::to_string(&wide).unwrap(), r#"{"first":null,"last":[[2]]}"#);
}

#[test]
fn mistakes_name_the_field() {
    let message = |json: &str| decode::<Wide>(json).unwrap_err();
    assert!(message(r#"{"first":[]}"#).starts_with("invalid type: sequence, expected a string for `Wide.first`"));
    assert!(message(r#"{"last":[[1.5]]}"#).contains("expected an integer of 64 bits for `Wide.last`"));
    assert!(message(r#"{"inner":[1]}"#).contains("expected an object of `Wide` for `Wide.inner`"));
    assert!(message("[]").starts_with("invalid type: sequence, expected an object of `Wide`"));
}

#[test]
fn debug_shows_what_is_there() {
    fn shown(value: &impl Debug) -> String {
        format!("{value:?}")
    }
    let wide: Wide = decode(r#"{"first":"secret","last":[[1]],"inner":[{"first":"secret"}]}"#).unwrap();
    assert_eq!(shown(&wide), "Wide { first: <redacted>, last: [[1]], inner: [Wide { first: <redacted> }] }");
    assert_eq!(shown(&Wide::default()), "Wide");
}

#[test]
fn templates_take_their_arguments_as_they_are() {
    let template =
        Template(&[Segment::Argument(1), Segment::Text(" {0} "), Segment::Argument(0), Segment::Argument(1)]);
    assert_eq!(template.fill(&["{1}", "b"]), "b {0} {1}b");
}

#[test]
fn a_segment_stays_a_segment() {
    let encoded = |text: &str| {
        let mut path = "/".to_owned();
        push_segment(&mut path, text);
        path
    };
    assert_eq!(encoded("a-b_c~d.e"), "/a-b_c~d.e");
    assert_eq!(encoded("a/../b"), "/a%2F..%2Fb");
    assert_eq!(encoded("..."), "/%252E%252E%252E");
    assert_eq!(encoded(""), "/");
}
