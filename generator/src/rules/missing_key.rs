//! A definition has every key that its kind needs. Reported while loading.

rule! { MISSING_KEY "missing-key" Error "A definition has every key that its kind needs." }
