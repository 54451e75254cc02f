use depot_models::states::Class;

fn main() {
    assert_eq!(Class::Empty.as_str(), "EMPTY");
}
