//! What replaces a deprecated field or value exists, and is not deprecated itself. Reported while resolving.

rule! { UNKNOWN_REPLACEMENT "unknown-replacement" Error "What replaces a deprecated field or value exists, and is not deprecated itself." }
