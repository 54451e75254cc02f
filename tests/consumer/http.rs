//! Tests requests and responses over HTTP, between the client of an example and a server on this machine.

use std::thread::{self, JoinHandle};

use mx_models::platform::ReadMember;
use mx_models::{ConnectionStatus, Credentials, HttpReply, OperationError, ResponseError};
use tiny_http::{Header, Response, Server};

#[expect(dead_code, reason = "only its function that sends is used")]
#[path = "../../generated/examples/read_member.rs"]
mod read_member;

/// Responds to one request, and returns its method, its target, and its headers in lower case.
fn serve(status: u16, body: &'static str, length: Option<usize>) -> (String, JoinHandle<Vec<String>>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.server_addr());
    let answering = thread::spawn(move || {
        let request = server.recv().unwrap();
        let line = format!("{} {}", request.method(), request.url());
        let headers =
            request.headers().iter().map(|header| format!("{}: {}", header.field, header.value).to_lowercase());
        let seen = [line].into_iter().chain(headers).collect();
        let kind = Header::from_bytes("Content-Type", "application/json").unwrap();
        let response = Response::new(status.into(), vec![kind], body.as_bytes(), length.or(Some(body.len())), None);
        request.respond(response).ok();
        seen
    });
    (address, answering)
}

fn send(address: &str, request: &ReadMember) -> Result<HttpReply<ReadMember>, ResponseError<ReadMember>> {
    read_member::send(request, address, &Credentials::new("client", "s3cr3t")).unwrap()
}

#[test]
fn a_member_is_read() {
    let (address, answering) = serve(200, include_str!("../bodies/platform-member.json"), None);
    let reply = send(&address, &ReadMember::new("u/1", "MBR-1")).unwrap();
    assert_eq!((reply.status.as_u16(), &reply.headers["content-type"]), (200, &"application/json".parse().unwrap()));
    assert_eq!(reply.body.member.unwrap().connection_status, Some(ConnectionStatus::Connected));

    let seen = answering.join().unwrap();
    assert_eq!(seen[0], "GET /users/u%2F1/members/MBR-1");
    assert!(seen.contains(&"accept-version: v20250224".to_owned()), "{seen:?}");
    assert!(seen.contains(&"accept: application/json".to_owned()), "{seen:?}");
    assert!(seen.contains(&"authorization: basic y2xpzw50onmzy3izda==".to_owned()), "{seen:?}");
}

#[test]
fn dot_segments_are_encoded() {
    let (address, answering) = serve(404, "{}", None);
    assert!(send(&address, &ReadMember::new("..", ".")).is_err());
    assert_eq!(answering.join().unwrap()[0], "GET /users/%252E%252E/members/%252E");
}

#[test]
fn a_missing_member_is_an_error_with_what_came() {
    let body = r#"{"error":{"message":"Record not found."}}"#;
    let (address, _answering) = serve(404, body, None);
    let (reply, kind) = send(&address, &ReadMember::new("u", "m")).unwrap_err().into_parts();
    assert!(matches!(kind, OperationError::Undocumented));
    assert_eq!((reply.status.as_u16(), reply.body.as_slice()), (404, body.as_bytes()));
}

#[test]
fn an_error_with_the_status_of_a_success_is_no_member() {
    let (address, _answering) = serve(200, r#"{"error":{"message":"Try again."}}"#, None);
    let error = send(&address, &ReadMember::new("u", "m")).unwrap_err();
    let OperationError::Undecodable(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!(cause.to_string(), "the body has no key `member`; it has `error`");
}

#[test]
fn an_unknown_status_decodes() {
    let (address, _answering) = serve(200, r#"{"member":{"connection_status":"HIBERNATED"}}"#, None);
    let reply = send(&address, &ReadMember::new("u", "m")).unwrap();
    assert_eq!(reply.body.member.unwrap().connection_status.unwrap().as_str(), "HIBERNATED");
}

#[test]
fn a_truncated_body_is_an_eof_error() {
    let (address, _answering) = serve(200, r#"{"member":{"connection_status":"CONN"#, None);
    let error = send(&address, &ReadMember::new("u", "m")).unwrap_err();
    assert!(matches!(error.kind(), OperationError::Undecodable(cause) if cause.is_eof()), "{error:?}");
}

#[test]
fn credentials_are_redacted_everywhere() {
    let credentials = Credentials::new("client", "s3cr3t");
    assert_eq!(format!("{credentials:?}"), "Credentials { .. }");
    let request = ReadMember::new("u", "m").http_request("https://int-api.mx.com/", &credentials).unwrap();
    let shown = format!("{request:?}");
    assert!(!shown.contains("s3cr3t") && !shown.contains("Basic"), "{shown}");
    assert_eq!(request.uri(), "https://int-api.mx.com/users/u/members/m");
    assert!(ReadMember::new("u", "m").http_request("no server", &credentials).is_err());
}
