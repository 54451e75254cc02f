use depot_models::requests::FindLockers;
use depot_models::{HeaderCredentials, HttpOperation};

fn main() {
    let credentials = HeaderCredentials::new(["client", "secret"]);
    let request = FindLockers::new(1, 20).http_request("https://api.example.com", &credentials);
    assert!(request.is_ok());
}
