//! Posts and reads messages, with responses that are made after those of the pages.

use messaging::messages::{MessageTs, NewMessage, PostMessage, PostMessageError, ReadHistory, Server};
use messaging::{BearerToken, Operation, OperationError};

fn main() {
    posts();
    waits();
    reads();
}

fn posts() {
    let message = NewMessage::new("C1").with_text("Hello");
    let request = PostMessage::new(message).http_request(Server::Web, &BearerToken::new("xoxb-1")).unwrap();
    assert_eq!(request.uri(), "https://slack.com/api/chat.postMessage");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), br#"{"channel":"C1","text":"Hello"}"#);

    let body = br#"{"ok": true, "channel": "C1", "ts": "1503435956.000247", "message": {"type": "message", "text": "Hello"}}"#;
    let posted = PostMessage::response(200, body).unwrap();
    assert_eq!(posted.ts, Some(MessageTs::from("1503435956.000247")));
    let failed = PostMessage::response(200, br#"{"ok": false, "error": "channel_not_found"}"#).unwrap();
    assert_eq!(failed.error.as_deref(), Some("channel_not_found"));
}

fn waits() {
    let response = http::Response::builder().status(429).header("Retry-After", "30").body(Vec::new()).unwrap();
    let error = PostMessage::http_response(response).unwrap_err();
    assert!(matches!(error.kind(), OperationError::Documented(PostMessageError::Status429)));
    assert_eq!(error.reply().retry_after(), Some(30));
}

fn reads() {
    let request = ReadHistory::new("C1").with_inclusive(true);
    assert_eq!(request.query(), "channel=C1&inclusive=true");
    let page = |cursor: &str| {
        format!(r#"{{"ok": true, "messages": [{{"type": "message", "ts": "1"}}], "response_metadata": {{"next_cursor": "{cursor}"}}}}"#)
    };
    let response = ReadHistory::response(200, page("bmV4dA==").as_bytes()).unwrap();
    let next = request.next(&response).unwrap();
    assert_eq!(next.query(), "channel=C1&cursor=bmV4dA%3D%3D&inclusive=true");
    let response = ReadHistory::response(200, page("").as_bytes()).unwrap();
    assert!(next.next(&response).is_none());
}
