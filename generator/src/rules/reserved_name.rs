//! Names that Rust or the emitted code reserves. Reported by [`super::naming`].

rule! { RESERVED_NAME "reserved-name" Error "A name does not become an identifier that Rust or the emitted code reserves." }
