//! The same members as emitted by three generators, and the bodies to decode.
#![forbid(unsafe_code)]

pub mod borrowed;
pub mod openapi;
pub mod synthetic;

/// The types that typify emits from `model.schema.json`.
pub mod typify {
    include!(concat!(env!("OUT_DIR"), "/typify.rs"));
}

use std::hint::black_box;

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::{Value, json};

/// The response types of a generator.
pub trait Generator {
    /// The response with one member.
    type One;
    /// The response with a list.
    type List;
}

/// The types of this project.
pub enum MxModels {}

impl Generator for MxModels {
    type One = mx_models::platform::MemberResponse;
    type List = mx_models::platform::MembersResponse;
}

/// The types of typify.
pub enum Typify {}

impl Generator for Typify {
    type One = typify::PlatformMemberResponse;
    type List = typify::PlatformMembersResponse;
}

/// The types of openapi-generator.
pub enum OpenapiGenerator {}

impl Generator for OpenapiGenerator {
    type One = openapi::MemberResponse;
    type List = openapi::MembersResponse;
}

/// Runs a group of benchmarks: a function for the response type of each generator.
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

/// The number of members in the list.
pub const MEMBERS: usize = 10_000;

/// The body with one member: the example of MX's page.
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

/// Decodes a valid body.
///
/// # Panics
///
/// If the body is not valid.
pub fn decode<T: DeserializeOwned>(body: &str) -> T {
    borrow(body)
}

/// Decodes a valid body into a type that borrows from it.
///
/// # Panics
///
/// If the body is not valid.
pub fn borrow<'a, T: Deserialize<'a>>(body: &'a str) -> T {
    serde_json::from_str(black_box(body)).expect("a response")
}
