//! Unknown or repeated fields in correspondences. Reported by the resolver.

rule! { UNKNOWN_FIELD "unknown-field" Error "A correspondence names existing fields, and no field is in two correspondences." }
