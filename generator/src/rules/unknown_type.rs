//! Unknown types, and types of a kind that is not allowed. Reported by the resolver.

rule! { UNKNOWN_TYPE "unknown-type" Error "A type is built in or defined by the spec, and its kind is allowed where it is used." }
