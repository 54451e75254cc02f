//! A value has cells only for the columns of its table. Reported while resolving.

rule! { UNKNOWN_COLUMN "unknown-column" Error "A value has cells only for the columns of its table." }
