//! Cells of another type than their column. Reported by the resolver.

rule! { WRONG_CELL "wrong-cell" Error "A cell has the type of its column." }
