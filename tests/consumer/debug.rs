//! What logs show of a response.

use mx_models::{atrium, nexus, platform};

#[test]
fn debug_shows_what_is_there_and_hides_what_is_sensitive() {
    let member: platform::Member = serde_json::from_str(
        r#"{"name":"MX Bank","metadata":"branch 12","oauth_window_uri":null,"use_cases":["PFM"]}"#,
    )
    .unwrap();
    assert_eq!(format!("{member:?}"), r#"Member { metadata: <redacted>, name: "MX Bank", use_cases: ["PFM"] }"#);
}

#[test]
fn nothing_sensitive_is_shown_however_deep() {
    let status: platform::MemberStatusResponse =
        serde_json::from_str(include_str!("../bodies/platform-member-status.json")).unwrap();
    let shown = format!("{status:?} {status:#?}");
    for secret in ["AAAA", "cat-7", "Cat", "checking-9", "Savings", "BBBB"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("What city were you born in?"));

    let atrium: atrium::MemberResponse = serde_json::from_str(include_str!("../bodies/atrium-member.json")).unwrap();
    let shown = format!("{atrium:?}");
    assert!(!shown.contains("s3cr3t") && !shown.contains("plain"), "{shown}");

    let nexus: nexus::Member =
        serde_json::from_str(r#"{"metadata":"s3cr3t","oauth_window_uri":"https://s3cr3t"}"#).unwrap();
    assert_eq!(format!("{nexus:?}"), "Member { metadata: <redacted>, oauth_window_uri: <redacted> }");
}
