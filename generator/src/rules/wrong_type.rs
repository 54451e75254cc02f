//! Values of a type that their key does not take. Reported by the loader.

rule! { WRONG_TYPE "wrong-type" Error "A value has the type that its key takes." }
