use depot_models::states::State;

fn main() {
    assert!(State::Free.is_empty());
}
