//! Placeholders in a path without a parameter, and parameters without a placeholder. Reported by the resolver.

rule! { UNKNOWN_PARAMETER "unknown-parameter" Error "The path of an operation contains exactly its parameters." }
