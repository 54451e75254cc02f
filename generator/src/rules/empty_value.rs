//! A key that is written has a value. Reported while loading.

rule! { EMPTY_VALUE "empty-value" Error "A key that is written has a value." }
