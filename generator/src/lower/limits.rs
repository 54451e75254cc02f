//! Lowers limits: a constant for the number, and one for the status of the response beyond it.

use super::docs::{self, Origin};
use super::markdown::prose;
use crate::api::{Api, Limit};
use crate::model::{Constant, ConstantValue};
use crate::names;
use crate::spec::Exceeded;

pub(super) fn lower(api: &Api<'_>, limit: &Limit<'_>) -> impl Iterator<Item = Constant> {
    let exceeded = limit.exceeded.value();
    let answer = exceeded.map(|Exceeded { status, reason }| {
        prose(&format!("Beyond this limit, the vendor responds with {} {reason}.", **status))
    });
    let exception = limit.exception.text().map(|when| prose(&docs::sentence("Does not hold when", when)));
    let number = Constant {
        name: limit.name.to_string(),
        doc: docs::item(api, &limit.doc, &[answer, exception], &Origin::from(&*limit.source)),
        value: value(limit),
    };
    let status = exceeded.map(|exceeded| Constant {
        name: names::exceeded_constant(&limit.name),
        doc: format!("HTTP status of the response beyond [`{}`].", limit.name),
        value: ConstantValue::HttpStatus(*exceeded.status),
    });
    std::iter::once(number).chain(status)
}

fn value(limit: &Limit<'_>) -> ConstantValue {
    let value = *limit.value;
    match limit.unit.in_seconds(value) {
        None => ConstantValue::Count(usize::try_from(value).unwrap_or(usize::MAX)),
        Some(seconds) => ConstantValue::Seconds(seconds),
    }
}
