use depot_models::states::State;

fn main() {
    assert!(State::Used.is_full());
}
