use depot_models::states::State;

fn main() {
    #[allow(deprecated)]
    let lost = State::Lost;
    assert_eq!(lost.id(), Some(3));
}
