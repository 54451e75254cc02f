//! Tests fields for which absent, null and empty differ in meaning.

use mx_models::{Presence, atrium, nexus, platform};

fn decode<T: serde::de::DeserializeOwned>(body: &str) -> T {
    serde_json::from_str(body).unwrap()
}

#[test]
fn an_address_is_absent_null_empty_or_present() {
    let shown = |body: &str| match decode::<platform::Member>(body).oauth_window_uri_presence() {
        Presence::Absent => "absent".to_owned(),
        Presence::Null => "null".to_owned(),
        Presence::Given(address) => format!("<{address}>"),
    };
    assert_eq!(shown("{}"), "absent");
    assert_eq!(shown(r#"{"oauth_window_uri":null}"#), "null");
    assert_eq!(shown(r#"{"oauth_window_uri":""}"#), "<>");
    assert_eq!(shown(r#"{"oauth_window_uri":"https://mxbank.example"}"#), "<https://mxbank.example>");
}

#[test]
fn every_field_with_absence_matters_has_a_presence() {
    let null = |body: &str| body.replace("VALUE", "null");
    let status = r#"{"challenges":VALUE}"#;
    assert_eq!(decode::<platform::MemberStatus>("{}").challenges_presence(), Presence::Absent);
    assert_eq!(decode::<platform::MemberStatus>(&null(status)).challenges_presence(), Presence::Null);
    let empty: platform::MemberStatus = decode(r#"{"challenges":[]}"#);
    assert_eq!(empty.challenges_presence(), Presence::Given(&vec![]));

    let error: platform::Member = decode(r#"{"error":{}}"#);
    assert_eq!(error.error_presence(), Presence::Given(&serde_json::json!({}).into()));
    assert_eq!(decode::<platform::Member>(r#"{"error":null}"#).error_presence(), Presence::Null);
    let address = r#"{"oauth_window_uri":VALUE}"#;
    assert_eq!(decode::<nexus::Member>(&null(address)).oauth_window_uri_presence(), Presence::Null);
    assert_eq!(decode::<atrium::Member>(&null(address)).oauth_window_uri_presence(), Presence::Null);
}

#[test]
fn a_field_that_is_set_is_present() {
    let mut member: platform::Member = decode(r#"{"oauth_window_uri":null}"#);
    member.oauth_window_uri = Some(String::new());
    assert_eq!(member.oauth_window_uri_presence(), Presence::Given(&String::new()));
}
