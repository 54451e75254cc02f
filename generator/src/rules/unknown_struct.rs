//! A field stands in structs that take it. Reported while resolving.

rule! { UNKNOWN_STRUCT "unknown-struct" Error "A field stands in structs that take it." }
