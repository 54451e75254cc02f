//! A server on this machine, and the client that sends to it.

use std::error::Error;
use std::thread::{self, JoinHandle};

use http::{Request, Response};
use tiny_http::{Header, Server};

use crate::features::{HttpOperation, HttpReply};

/// What the server responds with.
#[derive(Clone, Copy, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static str,
}

/// A request that arrived.
#[derive(Debug)]
pub(crate) struct Arrived {
    /// Method and target.
    pub(crate) line: String,
    /// Headers, with names in lower case.
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Arrived {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// Starts a server that responds to one request. Returns its URL, and what arrives.
pub(crate) fn serve(answer: Answer) -> (String, JoinHandle<Arrived>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let url = format!("http://{}", server.server_addr());
    let serving = thread::spawn(move || {
        let mut request = server.recv().unwrap();
        let mut body = String::new();
        request.as_reader().read_to_string(&mut body).unwrap();
        let header = |header: &Header| (header.field.to_string().to_lowercase(), header.value.to_string());
        let arrived = Arrived {
            line: format!("{} {}", request.method(), request.url()),
            headers: request.headers().iter().map(header).collect(),
            body,
        };
        let mut response = tiny_http::Response::from_string(answer.body).with_status_code(answer.status);
        for (name, value) in answer.headers {
            response.add_header(Header::from_bytes(*name, *value).unwrap());
        }
        request.respond(response).unwrap();
        arrived
    });
    (url, serving)
}

/// Sends a request of the crate `http` with the client, unchanged.
pub(crate) fn send(request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
    let configured = ureq::Agent::config_builder().http_status_as_error(false).build();
    let (parts, mut body) = ureq::Agent::from(configured).run(request)?.into_parts();
    Ok(Response::from_parts(parts, body.read_to_vec()?))
}

/// Sends any operation.
pub(crate) fn call<O: HttpOperation>(
    operation: &O,
    server: &str,
    credentials: &O::Credentials,
) -> Result<HttpReply<O>, Box<dyn Error>> {
    Ok(O::http_response(send(operation.http_request(server, credentials)?)?)?)
}

/// Sends an operation to a server that responds with the status 204, and returns what arrives.
pub(crate) fn arrives<O: HttpOperation>(operation: &O, credentials: &O::Credentials) -> Arrived {
    let (url, serving) = serve(Answer { status: 204, ..Answer::default() });
    send(operation.http_request(url, credentials).unwrap()).unwrap();
    serving.join().unwrap()
}
