//! The path of an operation and its parameters name the same things. Reported while resolving.

rule! { UNKNOWN_PARAMETER "unknown-parameter" Error "The path of an operation and its parameters name the same things." }
