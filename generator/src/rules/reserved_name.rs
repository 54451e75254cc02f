//! A name does not become a word that Rust, or the emitted code, keeps for itself. Reported by the check of names, see [`super::naming`].

rule! { RESERVED_NAME "reserved-name" Error "A name does not become a word that Rust, or the emitted code, keeps for itself." }
