//! Names that become the same Rust identifier. Reported by [`super::naming`].

rule! { NAME_COLLISION "name-collision" Error "Two names do not become the same Rust identifier." }
