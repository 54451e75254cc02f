use depot_models::states::State;

fn main() {
    assert_eq!(State::from_id(0), Some(State::Free));
}
