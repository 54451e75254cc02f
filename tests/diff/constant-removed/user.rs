use depot_models::states::{Class, State};

fn main() {
    assert_eq!(State::NULL_CLASS, Class::Empty);
}
