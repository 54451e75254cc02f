//! Tests that `Debug` redacts secrets.

use mx_models::{atrium, nexus, platform};

#[test]
fn debug_omits_absent_fields_and_redacts_sensitive_ones() {
    let member: platform::Member = serde_json::from_str(
        r#"{"name":"MX Bank","metadata":"branch 12","oauth_window_uri":null,"use_cases":["PFM"]}"#,
    )
    .unwrap();
    assert_eq!(format!("{member:?}"), r#"Member { metadata: <redacted>, name: "MX Bank", use_cases: ["PFM"] }"#);
}

#[test]
fn nested_sensitive_fields_are_redacted() {
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

/// Decodes an object as a struct and formats it with `Debug`.
type Show = fn(&str) -> String;

fn show<T: serde::de::DeserializeOwned + std::fmt::Debug>(body: &str) -> String {
    let value: T = serde_json::from_str(body).unwrap_or_else(|error| panic!("{body}: {error}"));
    format!("{value:?}\n{value:#?}")
}

/// The structs with sensitive fields, by their names in the spec.
const HIDING: [(&str, Show); 13] = [
    ("atrium.Member", show::<atrium::Member>),
    ("nexus.Member", show::<nexus::Member>),
    ("platform.Account", show::<platform::Account>),
    ("platform.Challenge", show::<platform::Challenge>),
    ("platform.ChallengeOption", show::<platform::ChallengeOption>),
    ("platform.CredentialRequest", show::<platform::CredentialRequest>),
    ("platform.ImageOption", show::<platform::ImageOption>),
    ("platform.Member", show::<platform::Member>),
    ("platform.MemberCreateRequest", show::<platform::MemberCreateRequest>),
    ("platform.MemberCreateRequestBody", show::<platform::MemberCreateRequestBody>),
    ("platform.MemberUpdateRequest", show::<platform::MemberUpdateRequest>),
    ("platform.OAuthWindow", show::<platform::OAuthWindow>),
    ("platform.Transaction", show::<platform::Transaction>),
];

#[test]
fn every_sensitive_field_is_redacted() {
    let spec = generator::load_folder(&tests::workspace().join("spec")).unwrap().spec;
    let mut hiding = Vec::new();
    for resource in spec.resources.iter().map(|file| &file.resource) {
        let module = resource.module.value().map_or("", |module| &module.name);
        for structure in &resource.structs {
            let sensitive: Vec<_> = structure.fields.iter().filter(|field| field.sensitive.is_true()).collect();
            if sensitive.is_empty() {
                continue;
            }
            let name = format!("{module}.{}", structure.name);
            let show =
                HIDING.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name} is not tried here")).1;
            for field in sensitive {
                let shown = show(&format!(r#"{{"{}":"s3cr3t"}}"#, field.name));
                assert!(!shown.contains("s3cr3t"), "{name}.{}: {shown}", field.name);
                assert_eq!(shown.matches("<redacted>").count(), 2, "{name}.{}: {shown}", field.name);
            }
            hiding.push(name);
        }
    }
    hiding.sort();
    assert_eq!(hiding, HIDING.map(|(name, _)| name));
}
