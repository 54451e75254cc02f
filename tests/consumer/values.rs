//! Tests identifiers, timestamps and open enumerations.

use std::collections::{BTreeSet, HashSet};

use mx_models::{InstitutionGuid, MemberGuid, Timestamp, UseCase};

#[test]
fn identifiers_accept_and_return_any_text() {
    for text in ["MBR-7c6f361b-e582-15b6-60c0-358f12466b4b", "MBR", "INS-MANUAL-cb5c", "", "ü 🏦", "\"\\"] {
        let guid = MemberGuid::new(text);
        assert_eq!((guid.as_str(), guid.as_ref(), guid.to_string().as_str()), (text, text, text));
        assert_eq!((MemberGuid::from(text), MemberGuid::from(text.to_owned())), (guid.clone(), guid.clone()));
        assert_eq!(String::from(guid.clone()), text);
        assert_eq!(serde_json::to_value(&guid).unwrap(), text);
        assert_eq!(serde_json::from_value::<MemberGuid>(text.into()).unwrap(), guid);
    }
    assert_eq!(serde_json::from_str::<InstitutionGuid>("17").unwrap().as_str(), "17");
    let error = serde_json::from_str::<InstitutionGuid>("true").unwrap_err().to_string();
    assert!(error.starts_with("invalid type: boolean, expected a string for `InstitutionGuid`"), "{error}");
}

#[test]
fn timestamps_keep_their_spelling() {
    for text in [
        "2016-10-13T18:07:57.000Z",
        "2016-10-13T18:07:57.000+00:00",
        "2016-10-13T18:07:57Z",
        "2015-04-13T12:01:23-00:00",
        "yesterday",
    ] {
        let timestamp: Timestamp = serde_json::from_value(text.into()).unwrap();
        assert_eq!((timestamp.as_str(), timestamp.to_string().as_str()), (text, text));
        assert_eq!(serde_json::to_value(&timestamp).unwrap(), text);
    }
}

#[test]
fn values_are_keys() {
    let guids: BTreeSet<MemberGuid> = ["b", "a", "b"].map(MemberGuid::from).into();
    assert_eq!(guids.len(), 2);
    let cases: HashSet<UseCase> = ["PFM", "IAV", "IAV", "pfm"].map(UseCase::from).into();
    assert_eq!(cases.len(), 3);
}

#[test]
fn formats_pad_like_text() {
    assert_eq!(format!("[{:<5}]", UseCase::Pfm), "[PFM  ]");
    assert_eq!(format!("[{:>5}]", MemberGuid::from("MBR")), "[  MBR]");
}
