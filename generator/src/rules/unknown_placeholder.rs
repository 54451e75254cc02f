//! A template uses the placeholders that its column declares, and closes its braces. Reported while resolving.

rule! { UNKNOWN_PLACEHOLDER "unknown-placeholder" Error "A template uses the placeholders that its column declares, and closes its braces." }
