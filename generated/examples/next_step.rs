//! Reads a member from standard input and says how its connection stands and what to do next.
//!
//! ```sh
//! cargo run -p mx-models --example next_step < generated/examples/member.json
//! ```
//!
//! The institution goes by the member's name; another can be given as an argument.

use std::env;
use std::error::Error;
use std::io;

use mx_models::ConnectionStatus;
use mx_models::platform::MemberResponse;

fn main() -> Result<(), Box<dyn Error>> {
    let response: MemberResponse = serde_json::from_reader(io::stdin().lock())?;
    let member = response.member.ok_or("the response holds no member")?;
    let institution = env::args().nth(1).or(member.name).unwrap_or_else(|| "your institution".to_owned());

    let Some(status) = &member.connection_status else {
        println!("status:  none");
        println!("meaning: {}", ConnectionStatus::NULL_DEFINITION);
        return Ok(());
    };
    println!("status:  {status}");
    println!("meaning: {}", status.definition().unwrap_or("not known to this version of mx-models"));
    for step in status.next_steps() {
        println!("next:    {}", step.instruction());
    }
    if let Some(message) = status.end_user_message(&institution) {
        println!("message: {message}");
    }
    Ok(())
}
