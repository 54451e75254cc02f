//! Sends requests about refunds, and reads responses that are made after those of the pages.

use payments::refunds::{
    ChargeId, CreateRefund, CreateRefundError, ErrorType, ListRefunds, NewRefund, RefundReason, RefundStatus, RetrieveRefund,
};
use payments::{BearerToken, Operation, OperationError};

const REFUND: &str = r#"{
    "id": "re_1", "object": "refund", "amount": 1000, "balance_transaction": "txn_1", "charge": "ch_1",
    "created": 1692942318, "currency": "usd", "metadata": {"order": "6735"}, "payment_intent": null,
    "reason": null, "receipt_number": null, "status": "succeeded"
}"#;

fn main() {
    creates();
    fails();
    lists();
}

fn creates() {
    let body = NewRefund::default()
        .with_charge(ChargeId::from("ch_1"))
        .with_reason(RefundReason::RequestedByCustomer);
    let request = CreateRefund::new(body).with_idempotency_key("k 1");
    let request = request.http_request(payments::Server::Live, &BearerToken::new("sk_test")).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.stripe.com/v1/refunds");
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(request.headers()["authorization"], "Bearer sk_test");
    assert_eq!(request.headers()["idempotency-key"], "k 1");
    assert_eq!(request.body(), b"charge=ch_1&reason=requested_by_customer");

    let response = http::Response::builder().header("Request-Id", "req_1").body(REFUND.into()).unwrap();
    let reply = CreateRefund::http_response(response).unwrap();
    assert_eq!(reply.request_id().as_deref(), Some("req_1"));
    let refund = reply.body;
    assert_eq!(refund.status, Some(RefundStatus::Succeeded));
    assert_eq!(refund.metadata.unwrap().get("order").map(String::as_str), Some("6735"));
    assert_eq!(refund.created.unwrap().get(), Some(1_692_942_318));
}

fn fails() {
    let body = br#"{"error": {"type": "card_error", "code": "charge_already_refunded", "message": "Already refunded."}}"#;
    let Err(OperationError::Documented(CreateRefundError::Status402(response))) = CreateRefund::response(402, body) else {
        panic!("a documented error");
    };
    assert_eq!(response.error.unwrap().kind, Some(ErrorType::CardError));
    assert!(matches!(RetrieveRefund::response(503, b""), Err(OperationError::Undocumented)));
}

fn lists() {
    let request = ListRefunds::new().with_created_gte(1_692_942_000).with_limit(2);
    assert_eq!(request.query(), "created%5Bgte%5D=1692942000&limit=2");
    let page = |has_more: bool| format!(r#"{{"object": "list", "has_more": {has_more}, "data": [{REFUND}]}}"#);
    let response = ListRefunds::response(200, page(true).as_bytes()).unwrap();
    let next = request.next(&response).unwrap();
    assert_eq!(next.query(), "created%5Bgte%5D=1692942000&limit=2&starting_after=re_1");
    let response = ListRefunds::response(200, page(false).as_bytes()).unwrap();
    assert!(next.next(&response).is_none());
}
