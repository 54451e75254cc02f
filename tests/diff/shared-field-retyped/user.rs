use depot_models::lockers::Room;

fn main() {
    let mut room = Room::default();
    room.depth = Some(400);
}
