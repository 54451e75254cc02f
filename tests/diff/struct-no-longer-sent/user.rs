use depot_models::lockers::Door;

fn main() {
    let door = Door::default().with_colour("red");
    assert_eq!(door.colour.as_deref(), Some("red"));
}
