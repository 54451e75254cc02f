//! Compiles all the same, and no longer does what it did.

use depot_models::lockers::Order;

fn main() {
    let order = Order::new("small", "to the left");
    assert_eq!(order.size.as_deref(), Some("small"));
}
