use depot_models::states::State;

fn main() {
    assert_eq!(State::Free.bookable(), None);
}
