//! Counts the allocations of decoding. Separate from the timings, which counting would distort.

use benchmarks::decode;
use divan::{AllocProfiler, Bencher};
use serde::de::DeserializeOwned;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

benchmarks::compare!(decode_one, One);
benchmarks::compare!(decode_list, List);

fn decode_one<T: DeserializeOwned>(bencher: Bencher) {
    let body = benchmarks::one();
    bencher.bench(|| decode::<T>(&body));
}

fn decode_list<T: DeserializeOwned>(bencher: Bencher) {
    let body = benchmarks::list();
    bencher.bench(|| decode::<T>(&body));
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
        bencher.bench(|| benchmarks::borrow::<MembersResponse>(&body));
    }
}
