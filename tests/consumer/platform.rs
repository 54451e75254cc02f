//! Tests the requests of the Platform API, and what they are answered with.

use mx_models::platform::{
    AggregateMember, CreateMember, CreateMemberSuccess, CredentialRequest, DataRequest, DeleteMember,
    ListInstitutionCredentials, ListInstitutionCredentialsError, ListMemberAccounts, ListMemberChallenges,
    ListMemberChallengesSuccess, ListTransactionsByMember, MemberCreateRequest, MemberCreateRequestBody,
    MemberResumeRequest, MemberResumeRequestBody, ReferralSource, RequestOAuthWindowUri, ResumeAggregation,
    ResumeAggregationError, Server, SupportedProduct, TransactionEnhancement,
};
use mx_models::{InstitutionGuid, MemberGuid, Operation, OperationError, UnixSeconds, UseCase, UserGuid};

fn body<O: Operation>(request: &O) -> String {
    String::from_utf8(request.encoded_body().unwrap()).unwrap()
}

fn credential(guid: &str, value: &str) -> CredentialRequest {
    CredentialRequest::default().with_guid(guid).with_value(value)
}

#[test]
fn creating_a_member_sends_what_is_required_and_what_is_given() {
    let credentials = [credential("CRD-1", "user"), credential("CRD-2", "\"s3cr3t\"")];
    let member = MemberCreateRequest::new(credentials, "mxbank").with_id("unique_id").with_use_cases([UseCase::Pfm]);
    let content = MemberCreateRequestBody::default()
        .with_member(member)
        .with_data_request(DataRequest::new([SupportedProduct::IdentityVerification]))
        .with_referral_source(ReferralSource::App);
    let request = CreateMember::new(UserGuid::from("USR-1"), content);
    assert_eq!((CreateMember::METHOD, request.path().as_str()), ("POST", "/users/USR-1/members"));
    assert_eq!(
        body(&request),
        concat!(
            r#"{"data_request":{"products":["identity_verification"]},"member":{"credentials":"#,
            r#"[{"guid":"CRD-1","value":"user"},{"guid":"CRD-2","value":"\"s3cr3t\""}],"id":"unique_id","#,
            r#""institution_code":"mxbank","use_cases":["PFM"]},"referral_source":"APP"}"#
        )
    );
    assert!(!format!("{request:?}").contains("s3cr3t"));

    let answer = br#"{"member":{"connection_status":"CREATED"}}"#;
    assert!(matches!(CreateMember::response(200, answer), Ok(CreateMemberSuccess::Status200(_))));
    assert!(matches!(CreateMember::response(202, answer), Ok(CreateMemberSuccess::Status202(_))));
}

#[test]
fn challenges_are_answered() {
    let answers = MemberResumeRequest::default().with_challenges([credential("CRD-7", "Lehi")]);
    let request = ResumeAggregation::new("u-1234", "MBR-1", MemberResumeRequestBody::default().with_member(answers));
    assert_eq!((ResumeAggregation::METHOD, request.path().as_str()), ("PUT", "/users/u-1234/members/MBR-1/resume"));
    assert_eq!(body(&request), r#"{"member":{"challenges":[{"guid":"CRD-7","value":"Lehi"}]}}"#);
    let refused = ResumeAggregation::response(405, b"").unwrap_err();
    assert!(matches!(refused, OperationError::Documented(ResumeAggregationError::Status405)));
}

#[test]
fn challenges_are_listed_only_if_there_are_any() {
    let none = ListMemberChallenges::response(204, b"").unwrap();
    assert_eq!(none, ListMemberChallengesSuccess::Status204);
    let some = ListMemberChallenges::response(200, br#"{"challenges":[{"label":"Your city?"}]}"#).unwrap();
    let ListMemberChallengesSuccess::Status200(list) = some else { panic!("{some:?}") };
    assert_eq!(list.challenges.unwrap()[0].label.as_deref(), Some("Your city?"));
    assert_eq!(ListMemberChallenges::new("u", "m").next(&ListMemberChallengesSuccess::Status204), None);
}

#[test]
fn transactions_are_filtered_by_time_and_enhanced() {
    let request = ListTransactionsByMember::new("u-1234", MemberGuid::from("MBR-1"))
        .with_from_date(UnixSeconds::from(1_666_936_800))
        .with_to_updated_at(UnixSeconds::from(1_698_472_800))
        .with_includes([TransactionEnhancement::RepeatingTransactions, TransactionEnhancement::Geolocations]);
    assert_eq!(request.path(), "/users/u-1234/members/MBR-1/transactions");
    assert_eq!(
        request.query(),
        "from_date=1666936800&to_updated_at=1698472800&includes=repeating_transactions,geolocations"
    );
}

#[test]
fn the_window_of_oauth_takes_parameters() {
    let request = RequestOAuthWindowUri::new("u", "m")
        .with_client_redirect_url("https://partner.example/?a=b")
        .with_enable_app2app(false)
        .with_referral_source(ReferralSource::App);
    assert_eq!(request.path(), "/users/u/members/m/oauth_window_uri");
    assert_eq!(
        request.query(),
        "client_redirect_url=https%3A%2F%2Fpartner.example%2F%3Fa%3Db&enable_app2app=false&referral_source=APP"
    );
    let response = RequestOAuthWindowUri::response(200, br#"{"member":{"oauth_window_uri":"https://o"}}"#).unwrap();
    assert_eq!(response.member.unwrap().oauth_window_uri.as_deref(), Some("https://o"));
}

#[test]
fn a_list_has_a_next_page_until_the_last() {
    let first = ListMemberAccounts::new("u", "m").with_records_per_page(10).with_member_is_managed_by_user(true);
    assert_eq!(first.query(), "member_is_managed_by_user=true&records_per_page=10");
    let page = |number: u8| {
        let text = format!(r#"{{"accounts":[{{}}],"pagination":{{"current_page":{number},"total_pages":3}}}}"#);
        ListMemberAccounts::response(200, text.as_bytes()).unwrap()
    };
    let second = first.next(&page(1)).unwrap();
    assert_eq!(second.query(), "member_is_managed_by_user=true&page=2&records_per_page=10");
    assert_eq!(second.next(&page(2)).unwrap().next(&page(3)), None);
}

#[test]
fn an_unknown_institution_is_a_documented_error() {
    let request = ListInstitutionCredentials::new(InstitutionGuid::from("INS-1"));
    assert_eq!(request.path(), "/institutions/INS-1/credentials");
    let error = ListInstitutionCredentials::response(404, b"<html>").unwrap_err();
    assert!(matches!(error, OperationError::Documented(ListInstitutionCredentialsError::Status404)));
}

#[test]
fn what_has_no_body_sends_and_takes_none() {
    let request = AggregateMember::new("u", "m");
    assert_eq!((body(&request).as_str(), request.query().as_str()), ("", ""));
    assert_eq!(AggregateMember::RESPONSE_STATUS, 202);
    assert!(DeleteMember::response(204, b"").is_ok());
}

#[test]
fn both_servers_are_known() {
    assert_eq!(
        [Server::Integration, Server::Production].map(|server| server.url()),
        ["https://int-api.mx.com", "https://api.mx.com"]
    );
}

#[cfg(feature = "http")]
#[test]
fn a_callback_payload_is_sent_as_a_header() {
    let credentials = mx_models::Credentials::new("client", "key");
    let request = AggregateMember::new("u", "m").with_callback_payload("813e50bd");
    let request = request.http_request(Server::Integration, &credentials).unwrap();
    assert_eq!(request.uri(), "https://int-api.mx.com/users/u/members/m/aggregate");
    assert_eq!(request.headers()["x-callback-payload"], "813e50bd");
    assert_eq!(request.headers()["accept-version"], "v20250224");
}
