//! Structs in `in` or `fields_from` that do not fit together. Reported by the resolver.

rule! { UNKNOWN_STRUCT "unknown-struct" Error "The structs in `in` and `fields_from` exist and refer to each other." }
