//! Compiles all the same, and no longer does what it did.

use depot_models::states::State;

fn main() {
    assert_eq!(State::from_id(1), Some(State::Used));
}
