//! Names that cannot be Rust identifiers. Reported by [`super::naming`].

use super::{Check, naming};

rule! {
    INVALID_NAME "invalid-name" Error "A name can become a Rust identifier."
    Check::Api(naming::check)
}
