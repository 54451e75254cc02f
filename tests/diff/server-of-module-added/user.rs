use depot_models::requests::Server;

fn main() {
    assert_eq!(Server::North.url(), "https://north.example.com");
    let server = Server::South { site: "harbour".to_owned(), version: "v1".to_owned() };
    assert_eq!(server.url(), "https://harbour.example.com/v1");
}
