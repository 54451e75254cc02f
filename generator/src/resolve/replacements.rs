//! Checks the replacements of deprecated fields, values and operations: each exists and is not deprecated itself.

use std::collections::BTreeMap;

use super::Resolver;
use crate::api::{Api, ModuleId};
use crate::finding::{Finding, did_you_mean};
use crate::rules;
use crate::spec::{self, Key, Spanned};

/// A field, a value or an operation that may be deprecated or replace another.
pub(super) struct Sibling<'s> {
    pub(super) name: &'s Spanned<String>,
    pub(super) deprecated: &'s Key<spec::Deprecation>,
}

impl<'s> Resolver<'s, '_> {
    /// Checks the replacement of each deprecated operation, which is an operation of the same module.
    pub(super) fn operation_replacements(&mut self, api: &Api<'s>) {
        let mut by_module: BTreeMap<Option<ModuleId>, Vec<Sibling<'_>>> = BTreeMap::new();
        for operation in &api.operations {
            let sibling = Sibling { name: &operation.name, deprecated: &operation.deprecated };
            by_module.entry(operation.header.module).or_default().push(sibling);
        }
        for (module, siblings) in by_module {
            let owner = module.map_or(api.spec.package.name.text().unwrap_or_default(), |module| api[module].name);
            self.replacements(owner, &siblings, &|name| api.spec.may_have_omitted(name));
        }
    }

    /// Checks the replacement of each deprecated field of a struct, or value of an enumeration.
    pub(super) fn replacements(&mut self, owner: &str, siblings: &[Sibling<'_>], is_unclear: &dyn Fn(&str) -> bool) {
        for sibling in siblings {
            let replacement = sibling.deprecated.value().and_then(|deprecated| deprecated.replacement.given());
            if let Some(written) = replacement {
                let finding = self.unknown_replacement(owner, siblings, sibling, written, is_unclear);
                self.findings.extend(finding);
            }
        }
    }

    fn unknown_replacement(
        &self,
        owner: &str,
        siblings: &[Sibling<'_>],
        replaced: &Sibling<'_>,
        written: &Spanned<String>,
        is_unclear: &dyn Fn(&str) -> bool,
    ) -> Option<Finding> {
        let finding =
            |message: String| Finding::new(&rules::UNKNOWN_REPLACEMENT, self.spec.place(written.location()), message);
        match siblings.iter().find(|sibling| sibling.name == written) {
            None if is_unclear(written) || self.spec.omitted.names.contains(written.as_str()) => None,
            None => {
                let can_replace =
                    |sibling: &&Sibling<'_>| sibling.name != replaced.name && sibling.deprecated.given().is_none();
                let others = siblings.iter().filter(can_replace).map(|sibling| sibling.name.as_str());
                let help = did_you_mean(written, others)
                    .unwrap_or_else(|| format!("name one of `{owner}`, or omit `replacement`"));
                let finding = finding(format!("`{owner}` has no `{written}` to use instead"));
                Some(finding.label("not found").help(help))
            }
            Some(other) if other.name == replaced.name => {
                let finding = finding(format!("`{written}` cannot replace itself")).label("the same");
                Some(finding.help("name what users should use instead, or omit `replacement`"))
            }
            Some(other) => other.deprecated.given().map(|deprecation| {
                finding(format!("the replacement `{written}` is deprecated itself"))
                    .label("deprecated too")
                    .related(self.spec.place(deprecation.key_location()), "deprecated here")
                    .help("name what replaces that one")
            }),
        }
    }
}
