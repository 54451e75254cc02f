//! Compiles all the same, and no longer does what it did.

use depot_models::requests::ReadLocker;

fn main() {
    assert_eq!(ReadLocker::new("north", "A7").path(), "/sites/north/lockers/A7");
}
