//! Decodes one member a thousand times, for tools that count instructions.

use std::hint::black_box;

use benchmarks::borrowed::MemberResponse;
use benchmarks::{Generator, MxModels, OpenapiGenerator, Typify, borrow, decode, one};

fn main() {
    let (body, form) = (one(), std::env::args().nth(1).unwrap_or_default());
    for _ in 0..1_000 {
        match form.as_str() {
            "mx-models" => drop(black_box(decode::<<MxModels as Generator>::One>(&body))),
            "typify" => drop(black_box(decode::<<Typify as Generator>::One>(&body))),
            "openapi-generator" => drop(black_box(decode::<<OpenapiGenerator as Generator>::One>(&body))),
            "borrowed" => drop(black_box(borrow::<MemberResponse>(&body))),
            _ => panic!("usage: repeat mx-models|typify|openapi-generator|borrowed"),
        }
    }
}
