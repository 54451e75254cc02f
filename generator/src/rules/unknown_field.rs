//! A correspondence names fields that exist, once each. Reported while resolving.

rule! { UNKNOWN_FIELD "unknown-field" Error "A correspondence names fields that exist, once each." }
