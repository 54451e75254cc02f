use depot_models::Credentials;
use depot_models::requests::ReadLocker;

fn main() {
    let credentials = Credentials::new("client", "key");
    let request = ReadLocker::new("north", "A7").http_request(ReadLocker::SERVER, &credentials);
    assert!(request.is_ok());
}
