use depot_models::states::Colour;

fn main() {
    assert!(Colour::Red.is_known());
}
