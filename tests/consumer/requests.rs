//! Tests the paths of requests, including parameters that need encoding.

use mx_models::platform::{MemberIdentifier, MemberResponse, ReadMember, UserIdentifier};
use mx_models::{MemberGuid, MemberId, Operation, UserGuid, UserId};

#[test]
fn a_request_has_the_documented_method_and_path() {
    let request = ReadMember::new(UserId::from("u-1234"), MemberGuid::from("MBR-7c6f361b"));
    assert_eq!(request.path(), "/users/u-1234/members/MBR-7c6f361b");
    assert_eq!(ReadMember::METHOD, "GET");
    assert_eq!(ReadMember::PATH, "/users/{user_identifier}/members/{member_identifier}");
    assert_eq!(ReadMember::ACCEPT_VERSION, "v20250224");
    assert_eq!(ReadMember::RESPONSE_STATUS, 200);
    assert_eq!(
        ReadMember { user: UserIdentifier::from("u-1234"), member: MemberIdentifier::from("MBR-7c6f361b") },
        request
    );
}

#[test]
fn a_parameter_is_the_partners_id_or_the_guid() {
    let by_guid = ReadMember::new(UserGuid::from("USR-1"), MemberGuid::from("MBR-1"));
    let by_id = ReadMember::new(UserId::from("USR-1"), MemberId::from("MBR-1"));
    assert_eq!(by_guid, by_id);
}

#[test]
fn no_text_changes_the_path() {
    for (text, segment) in [
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("a b%2F", "a%20b%252F"),
        ("é", "%C3%A9"),
        ("..", "%252E%252E"),
        (".", "%252E"),
        ("a.b", "a.b"),
        ("a;b=c&d", "a%3Bb%3Dc%26d"),
        ("\r\n", "%0D%0A"),
    ] {
        let path = ReadMember::new(text, "m").path();
        assert_eq!(path, format!("/users/{segment}/members/m"));
    }
}

#[test]
fn code_can_send_any_request() {
    fn answer<O: Operation<Response: serde::de::DeserializeOwned>>(request: &O, body: &str) -> (String, O::Response) {
        let headers: Vec<String> = O::HEADERS.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        (
            format!("{} {}\n{headers}", O::METHOD, request.path(), headers = headers.concat()),
            serde_json::from_str(body).unwrap(),
        )
    }
    let (sent, response) = answer(&ReadMember::new("u", "m"), r#"{"member":{"name":"MX Bank"}}"#);
    assert_eq!(sent, "GET /users/u/members/m\nAccept-Version: v20250224\nAccept: application/json\n");
    let response: MemberResponse = response;
    assert_eq!(response.member.unwrap().name.as_deref(), Some("MX Bank"));
}
