use depot_models::lockers::Key;

fn main() {
    assert_eq!(Key::default().pin, None);
}
