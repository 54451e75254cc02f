//! A mapping has only the keys that the language knows. Reported while loading.

rule! { UNKNOWN_KEY "unknown-key" Error "A mapping has only the keys that the language knows." }
