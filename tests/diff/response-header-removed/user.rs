use depot_models::HttpOperation;
use depot_models::requests::FindLockers;

fn main() {
    let response = http::Response::builder().header("Total", "12").body(b"{}".to_vec()).unwrap();
    assert_eq!(FindLockers::http_response(response).unwrap().total(), Some(12));
}
