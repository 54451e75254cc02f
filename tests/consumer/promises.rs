//! Tests promises of the README and of the crate's documentation that no other test covers.

use std::collections::BTreeSet;
use std::process::Command;

use mx_models::nexus;
use mx_models::platform::{Member, MemberResponse, MemberStatus, MembersResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Decodes a body and encodes it again.
fn rewritten<T: DeserializeOwned + Serialize>(body: &str) -> String {
    let decoded: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{body}: {error}"));
    serde_json::to_string(&decoded).unwrap()
}

/// Decodes and encodes an `error`, which is arbitrary JSON.
fn rewritten_error(json: &str) -> String {
    let body = rewritten::<Member>(&format!(r#"{{"error":{json}}}"#));
    body.strip_prefix(r#"{"error":"#).and_then(|rest| rest.strip_suffix('}')).unwrap().to_owned()
}

#[test]
fn unknown_keys_are_ignored_and_not_encoded() {
    assert_eq!(rewritten::<Member>(r#"{"name":"MX Bank","new_key":{"deep":[1,null]}}"#), r#"{"name":"MX Bank"}"#);
    assert_eq!(rewritten::<MemberResponse>(r#"{"links":[],"member":{"new_key":1}}"#), r#"{"member":{}}"#);
}

#[test]
fn keys_are_encoded_in_the_order_of_the_type_and_the_last_duplicate_wins() {
    let body = r#"{"user_guid":"USR-1","name":"first","guid":"MBR-1","name":"last"}"#;
    assert_eq!(rewritten::<Member>(body), r#"{"guid":"MBR-1","name":"last","user_guid":"USR-1"}"#);
}

#[test]
fn texts_are_encoded_unchanged() {
    for text in ["", " ", "ü 🏦", r#"\"\\ \" and a tail \\"#, r"\u0000\n"] {
        let body = format!(
            r#"{{"aggregated_at":"{text}","connection_status":"{text}","guid":"{text}","metadata":"{text}","use_cases":["{text}"]}}"#
        );
        assert_eq!(rewritten::<Member>(&body), body);
    }
}

#[test]
fn numbers_in_arbitrary_json_are_encoded_unchanged() {
    let numbers = [
        "0",
        "-1",
        "-9223372036854775808",
        "18446744073709551616",
        "1000.50",
        "1e2",
        "0.12345678901234567890",
        "123456789012345678901234567890",
        "1e400",
    ];
    for number in numbers {
        assert_eq!(rewritten_error(number), number);
    }
}

/// Checks that one invalid value makes the whole body fail.
fn assert_fails<T: DeserializeOwned + std::fmt::Debug>(body: &str, message: &str) {
    let error = serde_json::from_str::<T>(body).expect_err(body).to_string();
    assert!(error.starts_with(message), "{body}: {error}");
}

#[test]
fn a_null_within_a_list_is_dropped() {
    assert_eq!(rewritten::<Member>(r#"{"use_cases":["PFM",null]}"#), r#"{"use_cases":["PFM"]}"#);
    assert_eq!(
        rewritten::<MembersResponse>(r#"{"members":[{"guid":"MBR-1"},null]}"#),
        r#"{"members":[{"guid":"MBR-1"}]}"#
    );
    assert_eq!(rewritten::<MemberStatus>(r#"{"challenges":[null]}"#), r#"{"challenges":[]}"#);
}

#[test]
fn an_integer_of_64_bits_decodes_however_it_is_written() {
    for number in ["20", "20.0", "2e1"] {
        assert_eq!(rewritten::<nexus::Member>(&format!(r#"{{"revision":{number}}}"#)), r#"{"revision":20}"#);
    }
    for number in ["20.5", "9223372036854775808", r#""20""#] {
        assert_fails::<nexus::Member>(&format!(r#"{{"guid":"MBR-1","revision":{number}}}"#), "invalid ");
    }
}

#[test]
fn a_number_where_text_is_documented_becomes_text() {
    for field in ["name", "aggregated_at", "connection_status"] {
        assert_eq!(
            rewritten::<Member>(&format!(r#"{{"{field}":1476382077}}"#)),
            format!(r#"{{"{field}":"1476382077"}}"#)
        );
    }
}

#[test]
fn any_other_value_of_another_json_type_fails_the_body() {
    for (field, expected) in [
        (r#""name":true"#, "boolean, expected a string for `Member.name`"),
        (r#""is_manual":"false""#, "string, expected a boolean for `Member.is_manual`"),
        (r#""use_cases":"PFM""#, "string, expected a list for `Member.use_cases`"),
    ] {
        assert_fails::<Member>(&format!(r#"{{"guid":"MBR-1",{field}}}"#), &format!("invalid type: {expected}"));
    }
}

#[test]
fn by_default_the_crate_has_no_feature_and_no_procedural_macro() {
    let packages = |features: &[&str]| -> BTreeSet<String> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(tests::workspace()).args(["tree", "--offline", "--package", "mx-models"]);
        cargo.args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"]).args(features);
        let output = cargo.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    };
    let default = packages(&[]);
    assert_eq!(default, packages(&["--no-default-features"]));
    assert!(!default.iter().any(|package| package.contains("(proc-macro)")), "{default:?}");

    let manifest = std::fs::read_to_string(tests::workspace().join("generated/Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let required = dependencies.lines().take_while(|line| !line.is_empty()).filter(|line| !line.contains("optional"));
    assert_eq!(required.collect::<Vec<_>>(), ["serde_core.workspace = true", "serde_json.workspace = true"]);
}
