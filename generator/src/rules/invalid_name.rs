//! Names can become Rust identifiers. See [`super::naming`] for the pass over all names.

use super::{Check, naming};

rule! {
    INVALID_NAME "invalid-name" Error "A name can become a Rust identifier of its kind."
    Check::Api(naming::check)
}
