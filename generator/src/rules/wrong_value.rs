//! Values without the text or the integer that they are in JSON. Reported by the resolver.

rule! { WRONG_VALUE "wrong-value" Error "A value has the text or the integer that it is in JSON." }
