//! Tests whole responses: their content is decoded, and encoded again without changes.

use mx_models::platform::ChallengeKind;
use mx_models::platform::ChallengeType::{ImageData, ImageOptions, Options, Text, Token};
use mx_models::{ConnectionStatus, UseCase, atrium, nexus, platform};
use serde_json::{Value, json};

/// Decodes a body and checks that encoding returns the same JSON.
macro_rules! assert_lossless {
    ($type:ty, $body:expr) => {{
        let value: Value = serde_json::from_str($body).unwrap();
        let decoded: $type = serde_json::from_str($body).unwrap();
        assert_eq!(serde_json::to_value(&decoded).unwrap(), value);
        let from_value: $type = serde_json::from_value(value).unwrap();
        assert_eq!(from_value, decoded);
        decoded
    }};
}

#[test]
#[expect(deprecated, reason = "deprecated fields are decoded all the same")]
fn the_example_of_read_member_decodes_completely() {
    let response = assert_lossless!(platform::MemberResponse, include_str!("../bodies/platform-member.json"));
    let member = response.member.unwrap();
    let text = |value: Option<&str>| value.map(str::to_owned);
    assert_eq!(member.aggregated_at.unwrap().as_str(), "2016-10-13T18:07:57.000Z");
    assert_eq!(member.background_aggregation_is_disabled, Some(false));
    assert_eq!(member.connection_status, Some(ConnectionStatus::Connected));
    assert_eq!(member.connection_status_message, text(Some("Connected to MX Bank")));
    assert_eq!(member.error, Some(json!({}).into()));
    assert_eq!(member.guid.unwrap().as_str(), "MBR-7c6f361b-e582-15b6-60c0-358f12466b4b");
    assert_eq!(member.id.unwrap().as_str(), "unique_id");
    assert_eq!(member.institution_code.unwrap().as_str(), "mxbank");
    assert_eq!(member.institution_guid.unwrap().as_str(), "INST-12345678-90ab-cdef-1234-567890abcdef");
    assert_eq!(member.is_being_aggregated, Some(false));
    assert_eq!(member.is_managed_by_user, Some(false));
    assert_eq!(member.is_manual, Some(false));
    assert_eq!(member.is_oauth, Some(false));
    assert_eq!(member.metadata, text(Some(r#"\"credentials_last_refreshed_at\": \"2015-10-15\"#)));
    assert_eq!(member.most_recent_job_detail_code, None);
    assert_eq!(member.most_recent_job_detail_text, None);
    assert_eq!(member.most_recent_job_guid.unwrap().as_str(), "JOB-12345678-90ab-cdef-1234-567890abcdef");
    assert_eq!(member.name, text(Some("MX Bank")));
    assert_eq!(member.needs_updated_credentials, Some(false));
    assert!(member.oauth_window_uri.unwrap().starts_with("https://mxbank.mx.com/oauth/authorize?client_id=b8OikQ4E"));
    assert_eq!(member.successfully_aggregated_at.unwrap().as_str(), "2016-10-13T17:57:38.000Z");
    assert_eq!(member.use_cases, Some(vec![UseCase::Pfm]));
    assert_eq!(member.user_guid.unwrap().as_str(), "USR-fa7537f3-48aa-a683-a02a-b18940482f54");
    assert_eq!(member.user_id.unwrap().as_str(), "u-1234");
}

#[test]
fn a_list_decodes_completely_except_for_undocumented_keys() {
    let body = include_str!("../bodies/platform-members.json");
    let response: platform::MembersResponse = serde_json::from_str(body).unwrap();
    let mut expected: Value = serde_json::from_str(body).unwrap();
    expected["members"][2].as_object_mut().unwrap().remove("new_key");
    assert_eq!(serde_json::to_value(&response).unwrap(), expected);

    let pagination = response.pagination.unwrap();
    assert_eq!((pagination.current_page, pagination.total_entries), (Some(1), Some(3)));
    assert_eq!((pagination.per_page, pagination.total_pages), (Some(25), Some(1)));
    let members = response.members.unwrap();
    assert_eq!(members[0].use_cases, Some(vec![UseCase::Pfm, UseCase::from("IAV")]));
    assert_eq!(members[0].oauth_window_uri.as_deref(), Some(""));
    assert_eq!(members[1].connection_status, None);
    assert_eq!(members[1].oauth_window_uri, None);
    assert_eq!(members[1].use_cases, Some(vec![]));
    assert_eq!(members[2].connection_status.as_ref().map(ConnectionStatus::as_str), Some("HIBERNATED"));
}

#[test]
#[expect(deprecated, reason = "deprecated fields are decoded all the same")]
fn the_status_of_a_member_decodes_completely() {
    let body = include_str!("../bodies/platform-member-status.json");
    let response = assert_lossless!(platform::MemberStatusResponse, body);
    let member = response.member.unwrap();
    assert_eq!(member.connection_status, Some(ConnectionStatus::Challenged));
    assert_eq!((member.is_authenticated, member.is_being_aggregated), (Some(false), Some(true)));
    let processed =
        (member.has_processed_accounts, member.has_processed_account_numbers, member.has_processed_transactions);
    assert_eq!(processed, (Some(true), Some(false), Some(false)));
    assert_eq!(member.successfully_aggregated_at, None);

    let challenges = member.challenges.unwrap();
    let kinds: Vec<_> = challenges.iter().filter_map(|challenge| challenge.kind.clone()).collect();
    assert_eq!(kinds, [Text, ImageOptions, Options, ImageData, Token].map(ChallengeKind::ChallengeType));
    assert_eq!(challenges[0].label.as_deref(), Some("What city were you born in?"));
    let picture = &challenges[1].image_options.as_ref().unwrap()[0];
    assert_eq!(picture.data_uri.as_deref(), Some("data:image/png;base64,AAAA"));
    assert_eq!(picture.value.as_deref(), Some("cat-7"));
    let options = challenges[2].options.as_ref().unwrap();
    assert_eq!(
        options.iter().map(|option| option.label.as_deref().unwrap()).collect::<Vec<_>>(),
        ["Checking", "Savings"]
    );
    assert_eq!(challenges[3].image_data.as_deref(), Some("data:image/jpeg;base64,BBBB"));
}

#[test]
#[expect(deprecated, reason = "deprecated fields are decoded all the same")]
fn a_member_of_nexus_decodes_completely() {
    let response = assert_lossless!(nexus::MemberResponse, include_str!("../bodies/nexus-member.json"));
    let member = response.member.unwrap();
    assert_eq!(member.connection_status, Some(ConnectionStatus::Created));
    let id = member.connection_status_id.unwrap();
    assert_eq!((id.get(), id.status()), (0, Some(ConnectionStatus::Created)));
    assert_eq!(member.aggregated_at.unwrap().as_str(), "2015-04-13T12:01:23-00:00");
    assert_eq!(member.external_guid.unwrap().as_str(), "partner-17");
    assert_eq!(member.guid.unwrap().as_str(), "MBR");
    assert_eq!(member.is_user_created, Some(true));
    assert_eq!(member.metadata, None);
    assert_eq!(member.revision, Some(i64::MAX));
    assert_eq!(member.use_cases, Some(vec![UseCase::MoneyMovement]));
}

#[test]
fn a_list_of_nexus_without_pagination_decodes_completely() {
    let response = assert_lossless!(nexus::MembersResponse, include_str!("../bodies/nexus-members.json"));
    let members = response.members.unwrap();
    assert_eq!(members.len(), 3);
    assert_eq!(members[0].external_guid.as_ref().unwrap().as_str(), "household-4711");
    assert_eq!(members[0].connection_status, Some(ConnectionStatus::Delayed));
    assert_eq!(members[0].connection_status_id.unwrap().status(), Some(ConnectionStatus::Delayed));
    assert_eq!(members[0].use_cases, Some(vec![UseCase::Pfm, UseCase::MoneyMovement]));
    assert_eq!((&members[1].connection_status, members[1].connection_status_id), (&None, None));
    assert_eq!((members[1].is_manual, members[1].revision), (Some(true), Some(0)));
    assert_eq!(members[2].connection_status.as_ref().map(ConnectionStatus::as_str), Some("THAWING"));
    let id = members[2].connection_status_id.unwrap();
    assert_eq!((id.get(), id.status()), (4096, None));
}

#[test]
fn a_member_of_atrium_decodes_completely() {
    let response = assert_lossless!(atrium::MemberResponse, include_str!("../bodies/atrium-member.json"));
    let member = response.member.unwrap();
    assert_eq!(member.connection_status, Some(ConnectionStatus::Pending));
    assert_eq!(member.status, Some(atrium::AggregationStatus::Denied));
    assert_eq!(member.identifier.unwrap().as_str(), "unique_id");
    assert_eq!(member.is_oauth, Some(true));
}

#[test]
fn a_page_of_atrium_members_decodes_completely() {
    let response = assert_lossless!(atrium::MembersResponse, include_str!("../bodies/atrium-members.json"));
    let pagination = response.pagination.unwrap();
    assert_eq!((pagination.current_page, pagination.total_entries), (Some(3), Some(6)));
    assert_eq!((pagination.per_page, pagination.total_pages), (Some(2), Some(3)));
    let members = response.members.unwrap();
    assert_eq!(members.len(), 2);
    assert_eq!(members[0].identifier.as_ref().unwrap().as_str(), "savings-of-ada");
    assert_eq!(members[0].successfully_aggregated_at.as_ref().unwrap().as_str(), "2019-07-01T06:31:12Z");
    assert_eq!(members[0].status, Some(atrium::AggregationStatus::Completed));
    assert_eq!(members[1].connection_status, Some(ConnectionStatus::Rejected));
    assert_eq!(members[1].name.as_deref(), Some("Südbank"));
    assert_eq!(members[1].status.as_ref().map(atrium::AggregationStatus::as_str), Some("ARCHIVED"));
}

#[test]
fn nothing_absent_is_invented() {
    for body in ["{}", r#"{"member":{}}"#, r#"{"member":null}"#] {
        assert_lossless!(platform::MemberResponse, body);
        assert_lossless!(platform::MemberStatusResponse, body);
        assert_lossless!(nexus::MemberResponse, body);
        assert_lossless!(atrium::MemberResponse, body);
    }
    for body in ["{}", r#"{"members":[]}"#, r#"{"members":null}"#, r#"{"members":[{}]}"#] {
        assert_lossless!(platform::MembersResponse, body);
        assert_lossless!(nexus::MembersResponse, body);
        assert_lossless!(atrium::MembersResponse, body);
    }
    assert_eq!(serde_json::to_string(&platform::Member::default()).unwrap(), "{}");
}

#[test]
fn absent_and_null_are_equal_but_encode_as_received() {
    let absent: platform::Member = serde_json::from_str("{}").unwrap();
    let null: platform::Member = serde_json::from_str(r#"{"name":null}"#).unwrap();
    assert_eq!(absent, null);
    assert_eq!(serde_json::to_string(&null).unwrap(), r#"{"name":null}"#);

    let mut filled = null;
    filled.name = Some("MX Bank".to_owned());
    assert_eq!(serde_json::to_string(&filled).unwrap(), r#"{"name":"MX Bank"}"#);
}

#[test]
fn decoding_errors_name_the_field_and_its_path() {
    let decode = |body: &str| serde_json::from_str::<platform::MemberResponse>(body).unwrap_err().to_string();
    for (body, message) in [
        (
            r#"{"member":{"is_manual":6}}"#,
            "invalid type: number, expected a boolean for `Member.is_manual`, at member.is_manual",
        ),
        (
            r#"{"member":[]}"#,
            "invalid type: sequence, expected an object of `Member` for `MemberResponse.member`, at member",
        ),
        (
            r#"{"member":{"use_cases":["PFM",[]]}}"#,
            "invalid type: sequence, expected a string for `Member.use_cases`, at member.use_cases[1]",
        ),
    ] {
        let error = decode(body);
        assert!(error.starts_with(message), "{error}");
    }
    assert!(decode(r#"{"member":{"name":"MX"#).starts_with("EOF while parsing a string"));
    let too_large = serde_json::from_str::<nexus::Member>(r#"{"revision":9223372036854775808}"#).unwrap_err();
    assert!(too_large.to_string().contains("an integer of 64 bits for `Member.revision`"));
}
