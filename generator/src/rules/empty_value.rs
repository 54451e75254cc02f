//! Keys without a value. Reported by the loader.

rule! { EMPTY_VALUE "empty-value" Error "A key has a value." }
