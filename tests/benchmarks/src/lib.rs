//! The same members as three generators write them, and the bodies to decode.
#![forbid(unsafe_code)]

pub mod borrowed;
pub mod openapi;
pub mod synthetic;

/// As typify emits them from `model.schema.json`.
pub mod typify {
    include!(concat!(env!("OUT_DIR"), "/typify.rs"));
}

use std::hint::black_box;

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::{Value, json};

/// Responses by generator: the body with one member, and the body with a list.
pub trait Generator {
    /// The response with one member.
    type One;
    /// The response with a list.
    type List;
}

/// This project.
pub enum MxModels {}

impl Generator for MxModels {
    type One = mx_models::platform::MemberResponse;
    type List = mx_models::platform::MembersResponse;
}

/// typify.
pub enum Typify {}

impl Generator for Typify {
    type One = typify::PlatformMemberResponse;
    type List = typify::PlatformMembersResponse;
}

/// openapi-generator.
pub enum OpenapiGenerator {}

impl Generator for OpenapiGenerator {
    type One = openapi::MemberResponse;
    type List = openapi::MembersResponse;
}

/// Runs a function of the type of a response for each generator, as a group of benchmarks.
#[macro_export]
macro_rules! compare {
    ($measure:ident, $response:ident) => {
        mod $measure {
            use $crate::{Generator, MxModels, OpenapiGenerator, Typify};

            #[divan::bench]
            fn mx_models(bencher: divan::Bencher) {
                super::$measure::<<MxModels as Generator>::$response>(bencher);
            }

            #[divan::bench]
            fn openapi_generator(bencher: divan::Bencher) {
                super::$measure::<<OpenapiGenerator as Generator>::$response>(bencher);
            }

            #[divan::bench]
            fn typify(bencher: divan::Bencher) {
                super::$measure::<<Typify as Generator>::$response>(bencher);
            }
        }
    };
}

/// How many members are in the list.
pub const MEMBERS: usize = 10_000;

/// The body with one member: the example of MX's page, every field filled.
#[must_use]
pub fn one() -> String {
    json!({ "member": member() }).to_string()
}

/// The body with a list of such members.
#[must_use]
pub fn list() -> String {
    json!({ "members": vec![member(); MEMBERS] }).to_string()
}

fn member() -> Value {
    let mut body: Value = decode(include_str!("../../bodies/platform-member.json"));
    body["member"].take()
}

/// Decodes a body that is known to be right.
///
/// # Panics
///
/// If it is not.
pub fn decode<T: DeserializeOwned>(body: &str) -> T {
    borrow(body)
}

/// The same, for what borrows from the body.
///
/// # Panics
///
/// If the body is not right.
pub fn borrow<'a, T: Deserialize<'a>>(body: &'a str) -> T {
    serde_json::from_str(black_box(body)).expect("a response")
}
