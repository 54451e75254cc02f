//! A definition has every key that its kind needs. What the schema requires is reported while loading.

use super::Check;
use crate::api::Api;
use crate::finding::Finding;

rule! {
    MISSING_KEY "missing-key" Error "A definition has every key that its kind requires."
    Check::Api(check)
}

/// A key for the struct of the pagination needs that struct.
fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for envelope in &api.envelopes {
        let Some(key) = envelope.pagination_key.given().filter(|_| envelope.pagination.is_absent()) else { continue };
        let message = format!("`{}` has a `pagination_key` and lacks the key `pagination`", envelope.name);
        findings.push(
            Finding::new(&MISSING_KEY, api.place(key.key_location()), message)
                .label("for no struct")
                .help("add `pagination:` with the struct that is under this key, or remove `pagination_key`"),
        );
    }
}
