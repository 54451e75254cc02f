//! The bytes of requests.

use crate::authentication::keys::{CheckBasic, CheckBearer, CheckHeaders, CheckNothing, CheckQuery};
use crate::exchange::arrives;
use crate::requests::parcels::{
    Content, DepotId, DropParcel, EditParcel, FindParcels, Parcel, ParcelState, SendAll, SendParcel,
};
use crate::servers::server_urls;
use crate::servers::{doors, lockers};
use crate::{BearerToken, Credentials, HeaderCredentials, Operation, QueryCredentials};

fn parcel() -> Parcel {
    serde_json::from_str(
        r#"{"weight":5,"fragile":true,"contents":[{"name":"a&b","price":1},{"price":2}],"labels":{"für":["x y",null,1.5]}}"#,
    )
    .unwrap()
}

#[test]
fn a_body_is_sent_as_json() {
    let request = SendParcel::new("d/1", 7, "once", parcel()).with_notify(false).with_pickup_code("4711");
    let arrived = arrives(&request, &());
    assert_eq!(arrived.line, "POST /depots/d%2F1/parcels/7?notify=false");
    assert_eq!(arrived.header("content-type"), Some("application/json"));
    assert_eq!(arrived.header("accept-version"), Some("v1"));
    assert_eq!(arrived.header("idempotency-key"), Some("once"));
    assert_eq!(arrived.header("pickup-code"), Some("4711"));
    assert_eq!(arrived.body, serde_json::to_string(&parcel()).unwrap());
}

#[test]
fn what_is_optional_is_left_out() {
    let arrived = arrives(&SendParcel::new("d", 7, "once", Parcel::default()), &());
    assert_eq!(arrived.line, "POST /depots/d/parcels/7");
    assert_eq!(arrived.header("pickup-code"), None);
    assert_eq!(arrived.body, "{}");
}

#[test]
fn a_body_is_sent_as_a_form() {
    let arrived = arrives(&EditParcel::new("7", parcel()), &());
    assert_eq!(arrived.line, "PATCH /parcels/7");
    assert_eq!(arrived.header("content-type"), Some("application/x-www-form-urlencoded"));
    let decoded = arrived.body.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(
        decoded,
        "weight=5&fragile=true&contents[0][name]=a%26b&contents[0][price]=1&contents[1][price]=2\
         &labels[f%C3%BCr][0]=x%20y&labels[f%C3%BCr][2]=1.5"
    );
}

#[test]
fn a_body_can_be_a_list() {
    let arrived = arrives(&SendAll::new([Parcel::default(), Parcel::default()]), &());
    assert_eq!((arrived.line.as_str(), arrived.body.as_str()), ("PUT /parcels", "[{},{}]"));
}

#[test]
fn a_deletion_can_have_a_body() {
    let arrived = arrives(&DropParcel::new("7", Content::default()), &());
    assert_eq!((arrived.line.as_str(), arrived.body.as_str()), ("DELETE /parcels/7", "{}"));
}

#[test]
fn a_list_in_a_query_has_one_of_three_styles() {
    let request = FindParcels::new("a=b")
        .with_weight_gte(5)
        .with_state([ParcelState::Stored, ParcelState::from("new&old")])
        .with_depots([DepotId::from("a,b"), DepotId::from("c")])
        .with_numbers([1, 2]);
    let arrived = arrives(&request, &());
    assert_eq!(
        arrived.line,
        "GET /parcels?weight%5Bgte%5D=5&state=STORED&state=new%26old&depots=a%2Cb,c\
         &numbers%5B%5D=1&numbers%5B%5D=2&query=a%3Db"
    );
    assert_eq!(arrived.header("content-type"), None);
    assert_eq!(arrives(&FindParcels::new("").with_numbers([]), &()).line, "GET /parcels?query=");
}

#[test]
fn credentials_are_where_the_scheme_has_them() {
    let basic = arrives(&CheckBasic::new(), &Credentials::new("client", "s3cr3t"));
    assert_eq!(basic.header("authorization"), Some("Basic Y2xpZW50OnMzY3IzdA=="));
    let bearer = arrives(&CheckBearer::new(), &BearerToken::new("t0k3n"));
    assert_eq!(bearer.header("authorization"), Some("Bearer t0k3n"));
    let headers = arrives(&CheckHeaders::new(), &HeaderCredentials::new(["client", "s3cr3t"]));
    assert_eq!((headers.header("x-client"), headers.header("x-secret")), (Some("client"), Some("s3cr3t")));
    let query = arrives(&CheckQuery::new(), &QueryCredentials::new(["k&y"]));
    assert_eq!(query.line, "GET /check?key=k%26y");
    let nothing = arrives(&CheckNothing::new(), &());
    assert_eq!((nothing.line.as_str(), nothing.header("authorization")), ("GET /check", None));
}

#[test]
fn a_server_is_a_documented_one_or_any_url() {
    let uri = |request: http::Request<Vec<u8>>| request.uri().to_string();
    let open = lockers::Open::new();
    assert_eq!(uri(open.http_request(lockers::Server::Integration).unwrap()), "https://int.lockers.example/open");
    let live = lockers::Server::Live { prefix: "acme".to_owned(), version: "v/2".to_owned() };
    assert_eq!(uri(open.http_request(&live).unwrap()), "https://acme-live.lockers.example/v%2F2/open");
    assert_eq!(uri(open.http_request("http://localhost:1/").unwrap()), "http://localhost:1/open");
    let lock = doors::Lock::new().http_request(server_urls::Server::Production).unwrap();
    assert_eq!(uri(lock), "https://api.lockers.example/v1/lock");
}

#[test]
fn the_parts_of_a_request_need_no_http() {
    let request = SendParcel::new("d", 7, "once", Parcel::default());
    assert_eq!(
        (SendParcel::METHOD, request.path().as_str(), request.query().as_str()),
        ("POST", "/depots/d/parcels/7", "")
    );
    let headers = [("Accept-Version", "v1"), ("Idempotency-Key", "once"), ("Content-Type", "application/json")];
    assert_eq!(request.headers(), headers.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(request.encoded_body().unwrap(), b"{}");
}
