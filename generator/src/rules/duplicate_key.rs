//! A key stands in a mapping once. Reported while loading.

rule! { DUPLICATE_KEY "duplicate-key" Error "A key stands in a mapping once." }
