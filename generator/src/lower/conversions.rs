//! Structs made of others: which fields are carried over follows from the correspondences.

use super::markdown::{code, wrap};
use super::{Scope, structures};
use crate::model::{Conversion, FieldName};
use crate::spec;
use crate::spec::type_expr::Reference;
use crate::symbols::FieldSite;

/// The conversions of a spec that make structs of the scope's module.
pub(super) fn lower<'a>(scope: &Scope<'_, 'a>, conversions: &[&'a spec::Conversion]) -> Vec<Conversion> {
    conversions.iter().filter_map(|conversion| self::conversion(scope, conversion)).collect()
}

fn conversion(scope: &Scope<'_, '_>, conversion: &spec::Conversion) -> Option<Conversion> {
    let (from, into) = (Reference::parse(&conversion.from)?, Reference::parse(&conversion.into)?);
    let (source, target) = (scope.symbols.resolve(None, &from)?, scope.symbols.resolve(None, &into)?);
    if target.module != scope.module {
        return None;
    }
    let pairs = scope.docs.corresponding_fields(&from, &into);
    let (sources, targets) = (scope.symbols.fields(source), scope.symbols.fields(target));
    let fields = pairs.iter().map(|(one, other)| Some((named(&sources, one)?, named(&targets, other)?)));
    let (ones, others): (Vec<&str>, Vec<&str>) = pairs.iter().copied().unzip();
    let left_out = unmatched(&sources, &ones);
    let left_empty = unmatched(&targets, &others);
    let doc = [
        "Carries over every field that has a counterpart, nulls included.".to_owned(),
        said("Left out, having none:", &left_out),
        said("Left empty:", &left_empty),
    ];
    let doc: Vec<String> = doc.iter().filter(|sentence| !sentence.is_empty()).map(|sentence| wrap(sentence)).collect();
    Some(Conversion {
        from: scope.path_to(source),
        into: target.item.name().to_owned(),
        doc: doc.join("\n\n"),
        fields: fields.collect::<Option<_>>()?,
    })
}

fn named(fields: &[FieldSite<'_>], wire_name: &str) -> Option<FieldName> {
    let index = fields.iter().position(|site| site.field.name == wire_name)?;
    Some((structures::field_name(wire_name, fields[index].field.rust_name.as_deref()), index))
}

fn unmatched<'f>(fields: &[FieldSite<'f>], matched: &[&str]) -> Vec<&'f str> {
    fields.iter().map(|site| site.field.name.as_str()).filter(|name| !matched.contains(name)).collect()
}

fn said(start: &str, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        names => format!("{start} {}.", names.iter().map(|name| code(name)).collect::<Vec<_>>().join(", ")),
    }
}
