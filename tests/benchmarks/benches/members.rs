//! Times decoding, encoding and `Debug` of one member and of a list.

use std::fmt::Debug;

use benchmarks::{MEMBERS, decode};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    divan::main();
}

benchmarks::compare!(decode_one, One);
benchmarks::compare!(decode_list, List);
benchmarks::compare!(encode_one, One);
benchmarks::compare!(encode_list, List);
benchmarks::compare!(debug_one, One);

fn decode_one<T: DeserializeOwned>(bencher: Bencher) {
    let body = benchmarks::one();
    bencher.bench(|| decode::<T>(&body));
}

fn decode_list<T: DeserializeOwned>(bencher: Bencher) {
    let body = benchmarks::list();
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| decode::<T>(&body));
}

fn encode_one<T: DeserializeOwned + Serialize>(bencher: Bencher) {
    let response = decode::<T>(&benchmarks::one());
    bencher.bench_local(|| serde_json::to_string(black_box(&response)));
}

fn encode_list<T: DeserializeOwned + Serialize>(bencher: Bencher) {
    let response = decode::<T>(&benchmarks::list());
    bencher.counter(ItemsCount::new(MEMBERS)).bench_local(|| serde_json::to_string(black_box(&response)));
}

fn debug_one<T: DeserializeOwned + Debug>(bencher: Bencher) {
    let response = decode::<T>(&benchmarks::one());
    bencher.bench_local(|| format!("{:?}", black_box(&response)));
}

/// The experimental member that borrows from the body.
mod borrowing {
    use benchmarks::borrowed::{MemberResponse, MembersResponse};
    use divan::Bencher;

    #[divan::bench]
    fn decode_one(bencher: Bencher) {
        let body = benchmarks::one();
        bencher.bench(|| benchmarks::borrow::<MemberResponse>(&body));
    }

    #[divan::bench]
    fn decode_list(bencher: Bencher) {
        let body = benchmarks::list();
        bencher
            .counter(divan::counter::ItemsCount::new(benchmarks::MEMBERS))
            .bench(|| benchmarks::borrow::<MembersResponse>(&body));
    }
}
