use depot_models::states::StateId;

fn main() {
    assert!(StateId::from(1).state().is_some());
}
