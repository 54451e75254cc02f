//! A name is given once in its place. Reported by the check of names, see [`super::naming`].

rule! { DUPLICATE_NAME "duplicate-name" Error "A name is given once in its place." }
