//! A value has the type that its key takes. Reported while loading.

rule! { WRONG_TYPE "wrong-type" Error "A value has the type that its key takes." }
