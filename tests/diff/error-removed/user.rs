use depot_models::requests::{FindLockers, FindLockersError};
use depot_models::{Operation, OperationError};

fn main() {
    let error = FindLockers::response(404, b"{}").unwrap_err();
    assert!(matches!(error, OperationError::Documented(FindLockersError::Status404(_))));
    let error = FindLockers::response(500, b"").unwrap_err();
    assert!(matches!(error, OperationError::Documented(FindLockersError::Status500)));
}
