use depot_models::lockers::Locker;

fn main() {
    let _presence = Locker::default().depth_presence();
}
