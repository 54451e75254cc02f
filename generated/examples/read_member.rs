//! Reads a member from the API, with the HTTP client `ureq`, and says how its connection stands.
//!
//! ```sh
//! export MX_CLIENT_ID=… MX_API_KEY=…
//! cargo run -p mx-models --features http --example read_member USER MEMBER
//! ```
//!
//! The page's server can be replaced by another one with a third argument.

use std::env;
use std::error::Error;

use mx_models::platform::ReadMember;
use mx_models::{Credentials, HttpOperation, HttpReply, OperationError, ResponseError};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(user), Some(member)) = (arguments.next(), arguments.next()) else {
        return Err("give a user and a member".into());
    };
    let server = arguments.next().unwrap_or_else(|| ReadMember::SERVER.to_owned());
    let credentials = Credentials::new(env::var("MX_CLIENT_ID")?, env::var("MX_API_KEY")?);

    match send(&ReadMember::new(user, member), &server, &credentials)? {
        Ok(reply) => {
            let member = reply.body.member.ok_or("the response holds no member")?;
            println!("status: {}", member.connection_status.map_or("none".to_owned(), |status| status.to_string()));
        }
        Err(error) => match error.kind() {
            OperationError::Documented(never) => match *never {},
            // Only the status says what happened; the body is shown as it came.
            OperationError::Undocumented => {
                println!("{}: {}", error.reply().status, String::from_utf8_lossy(&error.reply().body));
            }
            OperationError::Undecodable(cause) => println!("the body is not a member: {cause}"),
        },
    }
    Ok(())
}

/// Sends any operation. The error is that of the client, or of a request that cannot be sent.
pub(crate) fn send<O: HttpOperation>(
    operation: &O,
    server: &str,
    credentials: &O::Credentials,
) -> Result<Result<HttpReply<O>, ResponseError<O>>, Box<dyn Error>> {
    // The statuses of errors are for the operation to understand.
    let agent = ureq::Agent::from(ureq::Agent::config_builder().http_status_as_error(false).build());
    let (parts, mut body) = agent.run(operation.http_request(server, credentials)?)?.into_parts();
    Ok(O::http_response(http::Response::from_parts(parts, body.read_to_vec()?)))
}
