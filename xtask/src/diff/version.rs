//! The versions of the crate on the two sides, as its manifest states them.

use generator::diff::version::{Stated, Version, smallest};
use generator::diff::{Comparison, Step};
use generator::finding::{Place, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::side::Side;

/// What the two sides state.
pub(super) struct Versions {
    pub(super) base: Manifest,
    pub(super) head: Manifest,
    /// The smallest version that the changes allow.
    pub(super) smallest: Version,
}

/// A manifest that states a version.
pub(super) struct Manifest {
    pub(super) stated: Stated,
    pub(super) text: String,
}

impl Versions {
    /// `None` if one of the sides has no manifest beside its spec.
    pub(super) fn of(base: &Side, head: &Side, comparison: &Comparison) -> Option<Self> {
        let (base, head) = (Manifest::of(base)?, Manifest::of(head)?);
        let smallest = smallest(&base.stated.version, comparison.step);
        Some(Self { base, head, smallest })
    }

    pub(super) fn describe(&self, step: Step) -> String {
        let (base, head) = (&self.base.stated.version, &self.head.stated.version);
        let enough = if *head >= self.smallest { "is enough" } else { "is too little" };
        match step {
            Step::None => format!("The version can stay {base}; it is {head}."),
            step => format!(
                "The smallest step is {}, from {base} to {} or later; it is {head}, which {enough}.",
                step, self.smallest
            ),
        }
    }
}

impl Manifest {
    /// The package's manifest, or that of the workspace if the package has its version from there.
    fn of(side: &Side) -> Option<Self> {
        let package = side.manifest("generated/Cargo.toml")?;
        Self::read(package, &["package", "version"])
            .or_else(|| Self::read(side.manifest("Cargo.toml")?, &["workspace", "package", "version"]))
    }

    fn read((file, text): (String, String), keys: &[&str]) -> Option<Self> {
        let (version, offset) = {
            let table = DeTable::parse(&text).ok()?;
            let value = find(table.get_ref(), keys)?;
            (Version::parse(value.get_ref().as_str()?).ok()?, value.span().start)
        };
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let end_column = column + version.to_string().len() + 2;
        let place = Place { file, span: Span { line, column, end_line: line, end_column } };
        Some(Self { stated: Stated { version, place }, text })
    }
}

fn find<'a, 'text>(table: &'a DeTable<'text>, keys: &[&str]) -> Option<&'a Spanned<DeValue<'text>>> {
    let (first, rest) = keys.split_first()?;
    let value = table.get(*first)?;
    if rest.is_empty() { Some(value) } else { find(value.get_ref().as_table()?, rest) }
}
