//! Scalars of every type in paths, queries, headers and forms.

use crate::exchange::{Answer, arrives, call, serve};
use crate::parameter_types::trains::{self, Choose, Comfort, FindTrains, TrainKind};
use crate::{Date, Decimal, IntegerText, UnixSeconds};

fn decimal(digits: &str) -> Decimal {
    digits.parse().unwrap()
}

fn find() -> FindTrains {
    let (on, fare) = (Date::from("2026-01-31"), decimal("1000.50"));
    FindTrains::new("hbf", on, IntegerText::new(7), fare, true, TrainKind::from(9))
}

#[test]
fn scalars_are_sent_as_text() {
    let request = find()
        .with_kinds([TrainKind::Local, TrainKind::from(3)])
        .with_comfort("1")
        .with_after(UnixSeconds::new(-1))
        .with_at("2026-01-31T10:00:00+01:00")
        .with_link("https://a.example/?b=c")
        .with_prices([decimal("1.10"), decimal("2e3")])
        .with_x_before(5);
    assert_eq!(request.comfort, Some(Comfort::First));
    let arrived = arrives(&request, &());
    assert_eq!(
        arrived.line,
        "GET /from/hbf/2026-01-31/7/1000.50/true?kinds=1,3&comfort=1&after=-1&at=2026-01-31T10%3A00%3A00%2B01%3A00\
         &link=https%3A%2F%2Fa.example%2F%3Fb%3Dc&prices=1.10&prices=2e3"
    );
    assert_eq!((arrived.header("x-before"), arrived.header("x-kind")), (Some("5"), Some("9")));
}

#[test]
fn scalars_in_headers_of_responses_have_their_types() {
    let headers = &[("X-Fare", "1000.50"), ("X-Kind", "2"), ("X-Day", "2026-01-31")];
    let (url, serving) = serve(Answer { status: 200, headers, body: r#"[{"kind":1},null]"# });
    let reply = call(&find(), &url, &()).unwrap();
    serving.join().unwrap();
    assert_eq!(reply.x_fare(), Some(decimal("1000.5")));
    assert_eq!((reply.x_kind(), reply.x_day()), (Some(TrainKind::Express), Some(Date::from("2026-01-31"))));
    assert_eq!(reply.body.len(), 1);
}

#[test]
fn maps_and_lists_are_sent_as_a_form() {
    let body: trains::Option = serde_json::from_str(
        r#"{"fares":{"adult":1.50,"child":"0"},"legs":[{"a b":[1,2]},{}],"kind":2,"on":"2026-01-31"}"#,
    )
    .unwrap();
    let arrived = arrives(&Choose::new(body), &());
    let decoded = arrived.body.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(
        decoded,
        "fares[adult]=1.50&fares[child]=0&legs[0][a%20b][0]=1&legs[0][a%20b][1]=2&kind=2&on=2026-01-31"
    );
}
