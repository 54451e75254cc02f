//! Requests that cannot be sent, and what logs show.

use crate::authentication::keys::CheckBearer;
use crate::requests::parcels::{EditParcel, FindParcels, Parcel, SendParcel};
use crate::servers::lockers::{Open, Server};
use crate::{BearerToken, Credentials, HeaderCredentials, QueryCredentials, RequestError};

#[test]
fn an_empty_parameter_of_the_path_is_refused() {
    let request = EditParcel::new("", Parcel::default());
    assert_eq!(request.path(), "/parcels/");
    let error = request.http_request("https://a.example").unwrap_err();
    assert!(matches!(error, RequestError::EmptyParameter { name: "number" }));
    assert_eq!(error.to_string(), "the parameter `number` of the path is empty");
}

#[test]
fn a_header_with_a_line_break_is_refused() {
    let request = SendParcel::new("d", 1, "a\r\nX-Admin: 1", Parcel::default());
    let error = request.http_request("https://a.example").unwrap_err();
    assert!(matches!(error, RequestError::InvalidHeader { name: "Idempotency-Key" }));
    let error = CheckBearer::new().http_request("https://a.example", &BearerToken::new("s3cr3t\n")).unwrap_err();
    assert!(matches!(error, RequestError::InvalidHeader { name: "Authorization" }));
    assert!(!format!("{error:?} {error}").contains("s3cr3t"));
}

#[test]
fn a_server_that_is_no_url_is_refused() {
    for server in
        ["", "a.example", "/", "https://", "https://a b", "https://a/?x", "https://a/#x", "https://a//b", "no server"]
    {
        assert!(matches!(Open::new().http_request(server), Err(RequestError::InvalidServer { .. })), "{server}");
    }
    // What replaces a placeholder cannot lead to another host.
    for prefix in ["evil.example/", "evil.example?", "evil.example#", "u@evil.example", "a b", "evil.example:1"] {
        let server = Server::Live { prefix: prefix.to_owned(), version: "v1".to_owned() };
        assert!(matches!(Open::new().http_request(&server), Err(RequestError::InvalidServer { .. })), "{server}");
    }
    let server = Server::Live { prefix: "a".to_owned(), version: String::new() };
    assert!(matches!(Open::new().http_request(&server), Err(RequestError::InvalidServer { .. })), "{server}");
}

#[test]
fn logs_show_no_secret() {
    let request = SendParcel::new("d", 1, "once", Parcel::default()).with_pickup_code("4711");
    let shown =
        r#"SendParcel { depot: "d", number: 1, Idempotency-Key: "once", Pickup-Code: <redacted>, body: Parcel }"#;
    assert_eq!(format!("{request:?}"), shown);
    assert!(!format!("{:?}", request.http_request("https://a.example").unwrap()).contains("4711"));
    assert!(!format!("{:?}", request.pickup_code).contains("4711"));
    let parcel: Parcel = serde_json::from_str(r#"{"code":"4711"}"#).unwrap();
    assert_eq!(format!("{parcel:?}"), "Parcel { code: <redacted> }");
    assert_eq!(format!("{:?}", FindParcels::new("s3cr3t")), "FindParcels { query: <redacted> }");
    assert_eq!(format!("{:?}", Credentials::new("a", "s3cr3t")), "Credentials { .. }");
    assert_eq!(format!("{:?}", BearerToken::new("s3cr3t")), "BearerToken { .. }");
    assert_eq!(format!("{:?}", HeaderCredentials::new(["s3cr3t"])), "HeaderCredentials { .. }");
    assert_eq!(format!("{:?}", QueryCredentials::new(["s3cr3t"])), "QueryCredentials { .. }");
}
