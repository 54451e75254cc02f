//! Tests requests and responses over HTTP, between a client and a server on this machine.

use std::thread::{self, JoinHandle};

use mx_models::platform::{MemberResponse, ReadMember};
use mx_models::{ConnectionStatus, Credentials};
use tiny_http::{Header, Response, Server};

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

fn send(address: &str, request: &ReadMember) -> Result<String, ureq::Error> {
    let credentials = Credentials::new("client", "s3cr3t");
    ureq::run(request.http_request(address, &credentials)?)?.body_mut().read_to_string()
}

#[test]
fn a_member_is_read() {
    let (address, answering) = serve(200, include_str!("../bodies/platform-member.json"), None);
    let body = send(&address, &ReadMember::new("u/1", "MBR-1")).unwrap();
    let member = serde_json::from_str::<MemberResponse>(&body).unwrap().member.unwrap();
    assert_eq!(member.connection_status, Some(ConnectionStatus::Connected));

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
fn a_missing_member_is_an_error_of_the_client() {
    let (address, _answering) = serve(404, r#"{"error":{"message":"Record not found."}}"#, None);
    assert!(matches!(send(&address, &ReadMember::new("u", "m")), Err(ureq::Error::StatusCode(404))));
}

#[test]
fn an_unknown_status_decodes() {
    let (address, _answering) = serve(200, r#"{"member":{"connection_status":"HIBERNATED"}}"#, None);
    let body = send(&address, &ReadMember::new("u", "m")).unwrap();
    let member = serde_json::from_str::<MemberResponse>(&body).unwrap().member.unwrap();
    assert_eq!(member.connection_status.unwrap().as_str(), "HIBERNATED");
}

#[test]
fn a_truncated_body_is_an_eof_error() {
    let (address, _answering) = serve(200, r#"{"member":{"connection_status":"CONN"#, None);
    let body = send(&address, &ReadMember::new("u", "m")).unwrap();
    let error = serde_json::from_str::<MemberResponse>(&body).unwrap_err();
    assert!(error.is_eof(), "{error}");
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
