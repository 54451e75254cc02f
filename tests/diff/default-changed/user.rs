use depot_models::lockers::Order;

fn main() {
    let order = Order::default();
    let Order { size, depth, .. } = &order;
    assert!(size.is_none() && depth.is_none());
}
