//! Checks that conversions have fields to copy, each of the same type on both sides.

use super::Check;
use crate::api::{Api, Conversion, Definition, Pair, StructureId};
use crate::finding::Finding;
use crate::resolve::may_pair_more;

rule! {
    UNCONVERTIBLE "unconvertible" Error "A conversion has fields to copy, which have the same type on both sides."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    for conversion in &api.conversions {
        let (Ok(source), Ok(target)) = (conversion.source, conversion.target) else { continue };
        if conversion.pairs.is_empty() && !may_pair_more(api.spec) {
            let message = format!("no fields of `{}` and `{}` correspond", path(api, source), path(api, target));
            findings.push(
                Finding::new(&UNCONVERTIBLE, api.place(conversion.from.location()), message)
                    .label("nothing to copy")
                    .help("list the fields that carry the same fact under `correspondences`"),
            );
        }
        let pairs = conversion.pairs.iter();
        findings.extend(pairs.filter_map(|pair| mismatch(api, conversion, (source, target), pair)));
    }
}

/// Reports two corresponding fields of different types. An unresolved type has been reported.
fn mismatch(
    api: &Api<'_>,
    conversion: &Conversion<'_>,
    (source, target): (StructureId, StructureId),
    pair: &Pair,
) -> Option<Finding> {
    let field = |structure: StructureId, member: usize| &api[api[structure].members[member]];
    let (from, into) = (field(source, pair.source), field(target, pair.target));
    if from.field_type.as_ref().ok()? == into.field_type.as_ref().ok()? {
        return None;
    }
    let message = format!(
        "`{}.{}` is `{}`, but `{}.{}` is `{}`",
        path(api, source),
        from.name,
        from.type_,
        path(api, target),
        into.name,
        into.type_
    );
    let fields = &api.correspondences[pair.correspondence].fields;
    Some(
        Finding::new(&UNCONVERTIBLE, api.place(fields.location().unwrap_or(conversion.from.location())), message)
            .label("different type")
            .related(api.place(conversion.from.location()), "converted here")
            .help("give both fields the same type, or remove one of them from the correspondence"),
    )
}

fn path(api: &Api<'_>, structure: StructureId) -> String {
    api.written_from(None, Definition::Structure(structure))
}
