use depot_models::requests::ReadLocker;
use depot_models::{Operation, OperationError};

fn main() {
    match ReadLocker::response(404, b"") {
        Err(OperationError::Documented(never)) => match never {},
        other => assert!(other.is_err()),
    }
}
