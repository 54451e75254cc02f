//! A type is one that the language has or the spec defines, of a kind that may stand in its place. Reported while resolving.

rule! { UNKNOWN_TYPE "unknown-type" Error "A type is one that the language has or the spec defines, of a kind that may stand in its place." }
