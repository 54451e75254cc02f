//! Missing required keys. Reported by the loader.

rule! { MISSING_KEY "missing-key" Error "A definition has every key that its kind requires." }
