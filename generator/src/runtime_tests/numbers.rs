//! Numbers keep their digits, and are compared by value.

use std::collections::HashSet;

use serde_json::value::to_value;

use super::decode;
use crate::runtime::{Decimal, IntegerText, Json, Map, UnixSeconds};

fn decimal(json: &str) -> Decimal {
    decode(json).unwrap()
}

#[test]
fn a_decimal_goes_out_as_it_came() {
    for json in [
        "1000.50",
        "\"-0.00750\"",
        "0",
        "-0",
        "-0.0",
        "1e400",
        "1E+2",
        "12345678901234567890123456789012",
        "0.10000000000000000000000000000001",
        "18446744073709551615",
        "\"\"",
        "\"n/a\"",
        "\"1,000.50\"",
    ] {
        assert_eq!(serde_json::to_string(&decimal(json)).unwrap(), json);
        let within = format!(r#"{{"a":[{json},{{"b":{json}}}]}}"#);
        assert_eq!(serde_json::to_string(&decode::<Json>(&within).unwrap()).unwrap(), within);
        let map = format!(r#"{{"a":{json}}}"#);
        assert_eq!(
            serde_json::to_string(&decode::<Map<Vec<Decimal>>>(&format!(r#"{{"a":[{json}]}}"#)).unwrap()).unwrap(),
            format!(r#"{{"a":[{json}]}}"#)
        );
        assert_eq!(serde_json::to_string(&decode::<Map<Decimal>>(&map).unwrap()).unwrap(), map);
        let read: Decimal = serde_json::from_reader(json.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}

#[test]
fn decimals_are_compared_by_value() {
    let ascending = ["-1e400", "-1000", "-0.5", "0", "1e-400", "0.1", "1", "9.99", "10", "1e3", "1e400", "\"n/a\""];
    for (index, one) in ascending.iter().enumerate() {
        for (other_index, other) in ascending.iter().enumerate() {
            assert_eq!(decimal(one).cmp(&decimal(other)), index.cmp(&other_index), "{one} and {other}");
        }
    }
    for (one, other) in [
        ("1000.50", "\"1000.5\""),
        ("1e3", "1000"),
        ("0.00", "-0"),
        ("120e-1", "12"),
        ("0.012", "1.2E-2"),
        ("1e999999999999", "10e999999999998"),
    ] {
        assert_eq!(decimal(one), decimal(other));
        assert_eq!(HashSet::from([decimal(one), decimal(other)]).len(), 1, "{one} and {other} have equal hashes");
    }
    assert_ne!(decimal("1e999999999999999999999999"), decimal("1e9999999999999999999999999"));
}

#[test]
fn a_decimal_is_parsed_as_json_writes_numbers() {
    for text in ["0", "-12.50", "1e3", "1.5E-7"] {
        assert_eq!(text.parse::<Decimal>().unwrap().as_str(), text);
    }
    for text in
        ["", "-", "+1", "01", ".5", "1.", "1e", "1e+", "1_000", " 1", "0x1", "NaN", "inf", "1.5.2", "1e1.5", "\u{661}"]
    {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
    assert_eq!(decimal("\"12.50\"").to_f64(), Some(12.5));
    assert_eq!((decimal("2e1").to_i64(), decimal("2.5").to_i64(), decimal("\"x\"").to_f64()), (Some(20), None, None));
    assert_eq!(serde_json::to_string(&Decimal::from(-7).into_string()).unwrap(), "\"-7\"");
}

#[test]
fn a_value_or_another_format_takes_the_value_of_a_decimal() {
    assert_eq!(to_value(decimal("1000.50")).unwrap(), serde_json::json!(1000.5));
    assert_eq!(serde_json::from_value::<Decimal>(serde_json::json!(1000.5)).unwrap(), decimal("1000.50"));
    let written =
        serde_yaml::to_string(&[decimal("1000.50"), decimal("7"), decimal("0.10000000000000000000000000000001")]);
    assert_eq!(written.unwrap(), "- 1000.5\n- 7\n- '0.10000000000000000000000000000001'\n");
    assert_eq!(
        serde_yaml::from_str::<Vec<Decimal>>("[1000.5, 7, '7.10']").unwrap(),
        [decimal("1000.5"), decimal("7"), decimal("7.1")]
    );
}

#[test]
fn integers_in_strings_and_unix_times_go_out_as_they_came() {
    for json in ["\"12\"", "12", "\"012\"", "\"\"", "1.7e9", "\"soon\"", "99999999999999999999"] {
        assert_eq!(serde_json::to_string(&decode::<IntegerText>(json).unwrap()).unwrap(), json);
        assert_eq!(serde_json::to_string(&decode::<UnixSeconds>(json).unwrap()).unwrap(), json);
    }
    let seconds = |json| decode::<UnixSeconds>(json).unwrap();
    assert_eq!(seconds("1.7e9").get(), Some(1_700_000_000));
    assert_eq!((seconds("\"012\"").get(), seconds("\"soon\"").get()), (None, None));
    assert_eq!(seconds("\"12\""), seconds("12"));
    assert!(seconds("\"soon\"") > seconds("9223372036854775807"));
}

#[test]
fn a_scalar_is_neither_a_boolean_nor_a_list() {
    for json in ["true", "[]", "{}", "null"] {
        assert!(decode::<Decimal>(json).unwrap_err().starts_with("invalid type: "), "{json}");
    }
}
