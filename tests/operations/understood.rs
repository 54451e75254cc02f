//! What responses mean.

use std::error::Error as _;

use crate::exchange::{Answer, call, serve};
use crate::responses::orders::{OrderResponse, PlaceOrder, PlaceOrderError, PlaceOrderSuccess, ReadOrder};
use crate::{HttpReply, Operation, OperationError, ResponseError};

fn place(answer: Answer) -> Result<HttpReply<PlaceOrder>, ResponseError<PlaceOrder>> {
    let (url, serving) = serve(answer);
    let reply = call(&PlaceOrder::new(), &url, &());
    serving.join().unwrap();
    reply.map_err(|error| *error.downcast().unwrap())
}

#[test]
fn each_success_has_its_body() {
    let headers = &[("Location", "/orders/1"), ("X-Position", "7"), ("Retry-After", "soon")];
    let reply = place(Answer { status: 201, headers, body: r#"{"order":{"id":"1"}}"# }).unwrap();
    assert_eq!(
        (reply.location().as_deref(), reply.position(), reply.retry_after()),
        (Some("/orders/1"), Some(7), None)
    );
    assert_eq!(reply.status, 201);
    assert_eq!(reply.headers["location"], "/orders/1");
    let PlaceOrderSuccess::Status201(order) = reply.body else { panic!("{:?}", reply.body) };
    assert_eq!(order.order.unwrap().id.as_deref(), Some("1"));
    let accepted = place(Answer { status: 202, body: "later", ..Answer::default() }).unwrap();
    assert_eq!(accepted.body, PlaceOrderSuccess::Status202);
}

#[test]
fn a_documented_error_has_its_body_and_headers() {
    let error = place(Answer { status: 422, body: r#"{"message":"no address"}"#, ..Answer::default() }).unwrap_err();
    let OperationError::Documented(PlaceOrderError::Status422(problem)) = error.kind() else { panic!("{error:?}") };
    assert_eq!(problem.message.as_deref(), Some("no address"));
    let headers = &[("Retry-After", "30")];
    let error = place(Answer { status: 429, headers, body: "<html>" }).unwrap_err();
    assert!(matches!(error.kind(), OperationError::Documented(PlaceOrderError::Status429)));
    assert_eq!((error.reply().retry_after(), error.reply().body.as_slice()), (Some(30), &b"<html>"[..]));
    assert_eq!(error.to_string(), "status 429: the response is a documented error");
}

#[test]
fn an_undocumented_status_keeps_what_came() {
    for status in [200, 204, 418, 500] {
        let error =
            place(Answer { status, body: if status == 204 { "" } else { r#"{"secret":1}"# }, ..Answer::default() });
        let (reply, kind) = error.unwrap_err().into_parts();
        assert!(matches!(kind, OperationError::Undocumented), "{status}");
        assert_eq!((reply.status.as_u16(), reply.body.is_empty()), (status, status == 204));
    }
}

#[test]
fn a_body_of_another_form_keeps_what_came() {
    for (status, body) in [(201, "<html>"), (201, r#"{"error":{"message":"s3cr3t"}}"#), (201, ""), (422, "[]")] {
        let error = place(Answer { status, body, ..Answer::default() }).unwrap_err();
        assert!(matches!(error.kind(), OperationError::Undecodable(_)), "{body}");
        assert_eq!(error.reply().body, body.as_bytes());
        assert!(!format!("{error:?}").contains("s3cr3t"), "{error:?}");
    }
}

#[test]
fn an_envelope_without_its_key_is_told_from_an_empty_one() {
    let decode = |body: &str| ReadOrder::response(200, body.as_bytes());
    let null = decode(r#"{"order":null}"#).unwrap();
    assert!(null.order.is_none() && !null.is_empty());
    let error = decode(r#"{"error":{},"trace\n":1}"#).unwrap_err();
    let cause = error.source().unwrap().to_string();
    assert_eq!(cause, r"the body has no key `order`; it has `error`, `trace\n`");
    // Where a body is decoded directly, the type tells them apart.
    let direct = |body: &str| serde_json::from_str::<OrderResponse>(body).unwrap().is_empty();
    assert!(direct(r#"{"error":{}}"#) && direct("{}"));
    assert!(!direct(r#"{"order":{}}"#) && !direct(r#"{"order":null}"#));
}
