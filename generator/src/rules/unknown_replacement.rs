//! Unknown or deprecated replacements of deprecated fields and values. Reported by the resolver.

rule! { UNKNOWN_REPLACEMENT "unknown-replacement" Error "The replacement of a deprecated field or value exists, and is not deprecated itself." }
