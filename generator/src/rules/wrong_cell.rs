//! A cell has the type of its column. Reported while resolving.

rule! { WRONG_CELL "wrong-cell" Error "A cell has the type of its column." }
