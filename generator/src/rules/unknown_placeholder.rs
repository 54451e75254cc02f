//! Undeclared placeholders and unbalanced braces in templates. Reported by the resolver.

rule! { UNKNOWN_PLACEHOLDER "unknown-placeholder" Error "A template uses only placeholders that its column declares, and its braces are balanced." }
