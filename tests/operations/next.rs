//! The next request of a paginated operation.

use crate::Paginated;
use crate::pagination::books::{ByCursor, ByCursorSuccess, ByLast, ByPage};

/// The queries of the requests that follow each other, as long as there are responses.
fn queries<O: Paginated>(first: O, bodies: &[&str]) -> Vec<String> {
    let mut request = Some(first);
    let mut queries = Vec::new();
    let mut bodies = bodies.iter();
    while let Some(current) = request.take() {
        queries.push(current.query());
        let Some(body) = bodies.next() else { break };
        request = current.next(&O::response(200, body.as_bytes()).unwrap());
    }
    queries
}

#[test]
fn the_next_page_has_the_next_number() {
    let page = |count: usize, pages: &str| {
        format!(r#"{{"books":[{}],"pagination":{{{pages}}}}}"#, vec!["{}"; count].join(","))
    };
    let (of_three, unknown, empty) = (page(2, r#""pages":3"#), page(2, ""), page(0, r#""pages":9"#));
    let first = || ByPage::new();
    assert_eq!(queries(first(), &[&of_three, &of_three, &of_three]), ["", "page=2", "page=3"]);
    assert_eq!(queries(first(), &[&of_three, &empty]), ["", "page=2"]);
    assert_eq!(queries(first(), &[&unknown]), [""]);
    let sized = ByPage::new().with_page(2).with_size(2);
    assert_eq!(queries(sized, &[&of_three]), ["page=2&size=2", "page=3&size=2"]);
}

#[test]
fn the_next_cursor_comes_from_the_response() {
    let bodies = [r#"{"cursor":"b","more":true}"#, r#"{"cursor":"c","more":false}"#];
    assert_eq!(queries(ByCursor::new("a"), &bodies), ["cursor=a", "cursor=b"]);
    for last in
        [r#"{"cursor":"","more":true}"#, r#"{"more":true}"#, r#"{"cursor":"b"}"#, r#"{"cursor":"a","more":true}"#]
    {
        assert_eq!(queries(ByCursor::new("a"), &[last]), ["cursor=a"], "{last}");
    }
    assert_eq!(ByCursor::new("a").next(&ByCursorSuccess::Status204), None);
}

#[test]
fn a_cursor_can_be_in_the_last_element() {
    let bodies = [r#"{"books":[{"id":"1"},{"id":"2"}]}"#, r#"{"books":[{"id":"3"}]}"#, r#"{"books":[]}"#];
    assert_eq!(queries(ByLast::new(), &bodies), ["", "after=2", "after=3"]);
}
