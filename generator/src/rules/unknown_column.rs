//! Cells without a column. Reported by the resolver.

rule! { UNKNOWN_COLUMN "unknown-column" Error "A value has cells only for the columns of its table." }
