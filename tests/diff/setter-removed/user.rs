use depot_models::lockers::Order;

fn main() {
    let order = Order::new("small").with_depth(300).with_note("to the left");
    assert_eq!((order.size.as_deref(), order.depth), (Some("small"), Some(300)));
}
