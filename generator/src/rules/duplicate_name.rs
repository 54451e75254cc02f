//! Duplicate names in a namespace. Reported by [`super::naming`].

rule! { DUPLICATE_NAME "duplicate-name" Error "A name is unique in its namespace." }
