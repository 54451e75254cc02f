//! Duplicate keys of a mapping. Reported by the loader.

rule! { DUPLICATE_KEY "duplicate-key" Error "A mapping contains each key only once." }
