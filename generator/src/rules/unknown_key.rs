//! Unknown keys. Reported by the loader.

rule! { UNKNOWN_KEY "unknown-key" Error "A mapping has only keys that the spec language defines." }
