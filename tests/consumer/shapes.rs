//! Tests observed variants of bodies: each decodes to the expected values, and encodes to the same JSON.

use mx_models::platform::{ChallengeKind, ChallengeType, Member, MemberResponse, MemberStatusResponse};
use mx_models::{ConnectionStatus, Json, Presence};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Decodes a body and checks that encoding returns the same JSON.
fn decode<T: DeserializeOwned + Serialize>(body: &Value) -> T {
    let decoded: T = serde_json::from_str(&body.to_string()).unwrap_or_else(|error| panic!("{body}: {error}"));
    assert_eq!(serde_json::to_value(&decoded).unwrap(), *body);
    decoded
}

fn member(body: &Value) -> Member {
    decode::<MemberResponse>(&json!({ "member": body })).member.unwrap()
}

#[test]
fn the_type_of_a_challenge_is_a_text_or_a_number() {
    let body = json!({ "member": {
        "challenges": [
            { "field_name": null, "guid": "CRD-1", "label": "Where did you go to school?", "type": 0 },
            { "guid": "CRD-2", "options": [{ "guid": "OPT-1", "label": "Home", "value": "h" }], "type": "OPTIONS" },
            { "guid": "CRD-3", "type": "HOLOGRAM" },
            { "guid": "CRD-4", "type": null },
            { "guid": "CRD-5" },
        ],
        "connection_status": "CHALLENGED",
        "is_being_aggregated": true,
    } });
    let status = decode::<MemberStatusResponse>(&body).member.unwrap();
    let challenges = status.challenges.unwrap();
    assert_eq!(challenges[0].kind, Some(ChallengeKind::Integer(0)));
    assert_eq!(challenges[0].label.as_deref(), Some("Where did you go to school?"));

    let kind = |kind: ChallengeType| Some(ChallengeKind::ChallengeType(kind));
    assert_eq!(challenges[1].kind, kind(ChallengeType::Options));
    assert_eq!(challenges[2].kind, kind(ChallengeType::from("HOLOGRAM")));
    assert_eq!((&challenges[3].kind, &challenges[4].kind), (&None, &None));
}

#[test]
fn a_message_may_differ_from_the_table_and_does_not_determine_the_status() {
    let of_the_table = "To authenticate your connection to Chase Bank, please answer the following challenge(s).";
    let challenged = member(&json!({ "connection_status": "CHALLENGED", "connection_status_message": of_the_table }));
    let status = challenged.connection_status.unwrap();
    assert_eq!(status.end_user_message("Chase Bank"), challenged.connection_status_message);

    let connected =
        member(&json!({ "connection_status": "CONNECTED", "connection_status_message": "Connected to MX Bank" }));
    let message = connected.connection_status.unwrap().end_user_message("MX Bank");
    assert_eq!(message.as_deref(), Some("Connected to MX Bank ..."));
    assert_ne!(message, connected.connection_status_message);

    let only_message = member(&json!({ "connection_status_message": of_the_table }));
    assert_eq!(only_message.connection_status, None);
}

#[test]
fn an_error_may_be_any_json() {
    let error = json!({ "error_code": 1000, "error_message": "No accounts.", "user_message": "Link an account." });
    let shapes = [json!(null), json!({}), error.clone(), error.to_string().into(), json!(17)];
    for shape in shapes {
        let decoded = member(&json!({ "error": shape, "actionable_error": shape }));
        let shape = Json::from(shape);
        let expected = if shape.is_null() { Presence::Null } else { Presence::Given(&shape) };
        assert_eq!(decoded.error_presence(), expected);
        assert_eq!(decoded.actionable_error.unwrap_or_default(), shape);
    }
    assert_eq!(member(&json!({})).error_presence(), Presence::Absent);
}

#[test]
#[expect(deprecated, reason = "deprecated fields are decoded all the same")]
fn details_of_a_job_may_be_any_json() {
    for detail in [json!(null), json!(""), json!("(deprecated)"), json!(1400), json!(true)] {
        let decoded = member(&json!({ "most_recent_job_detail_code": detail, "most_recent_job_detail_text": detail }));
        let expected = Some(Json::from(detail)).filter(|detail| !detail.is_null());
        assert_eq!(decoded.most_recent_job_detail_code, expected);
        assert_eq!(decoded.most_recent_job_detail_text, expected);
    }
}

#[test]
fn an_oauth_address_does_not_prove_that_the_member_uses_oauth() {
    let address = "https://mxbank.example/oauth/authorize?state=1";
    let decoded = member(&json!({ "is_oauth": false, "oauth_window_uri": address }));
    assert_eq!((decoded.is_oauth, decoded.oauth_window_uri.as_deref()), (Some(false), Some(address)));

    let blank = member(&json!({ "is_oauth": true, "oauth_window_uri": null }));
    assert_eq!((blank.is_oauth, blank.oauth_window_uri_presence()), (Some(true), Presence::Null));

    let only_address = member(&json!({ "guid": "MBR-1", "oauth_window_uri": address }));
    assert_eq!(only_address.oauth_window_uri.as_deref(), Some(address));
    assert_eq!(only_address.connection_status, None);
}

#[test]
fn a_manual_member_has_no_status() {
    let decoded = member(&json!({ "connection_status": null, "is_manual": true }));
    assert_eq!((decoded.connection_status, decoded.is_manual), (None, Some(true)));
    let nexus: mx_models::nexus::Member =
        decode(&json!({ "connection_status": null, "connection_status_id": null, "is_manual": true }));
    assert_eq!((nexus.connection_status, nexus.connection_status_id), (None, None));
}

#[test]
fn a_connected_member_may_have_no_aggregation_running() {
    for running in [true, false] {
        let decoded = member(&json!({ "connection_status": "CONNECTED", "is_being_aggregated": running }));
        assert_eq!(decoded.connection_status, Some(ConnectionStatus::Connected));
        assert_eq!(decoded.is_being_aggregated, Some(running));
    }
}
