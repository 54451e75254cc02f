//! The versions of the crate on the two sides, as its manifest states them.

use generator::diff::Step;
use generator::diff::version::{Stated, Version, is_enough, remark, smallest};
use generator::finding::{Place, Span};
use toml::de::DeTable;

use super::side::{self, MANIFESTS, Side};

/// The manifests of the two sides that state the version.
pub(super) struct Versions {
    pub(super) base: Manifest,
    pub(super) head: Manifest,
}

/// A manifest that states a version.
pub(super) struct Manifest {
    pub(super) stated: Stated,
    pub(super) text: String,
}

impl Versions {
    /// `None` if one of the sides has no manifest beside its spec; a message if one states what is no version.
    pub(super) fn of(base: &Side, head: &Side) -> Result<Option<Self>, String> {
        Ok(Manifest::of(base)?.zip(Manifest::of(head)?).map(|(base, head)| Self { base, head }))
    }

    /// Both versions, as the comparison takes them.
    pub(super) fn stated(&self) -> generator::diff::version::Versions<'_> {
        generator::diff::version::Versions { base: &self.base.stated, head: &self.head.stated }
    }

    /// The smallest version that a step allows.
    pub(super) fn smallest(&self, step: Step) -> Version {
        smallest(&self.base.stated.version, step)
    }

    pub(super) fn describe(&self, step: Step) -> String {
        let (base, head, smallest) = (&self.base.stated.version, &self.head.stated.version, self.smallest(step));
        let enough = if is_enough(head, &smallest) { "is enough" } else { "is too small" };
        match step {
            Step::None if head == base => format!("The version can stay {base}."),
            Step::None => format!("The version could stay {base}; it is {head}, which {enough}."),
            step => {
                let remark = remark(base, step).map_or_else(String::new, |remark| format!(" ({remark})"));
                format!(
                    "The changes require a {step} bump, from {base} to {smallest} or later{remark}; the version is {head}, which {enough}."
                )
            }
        }
    }
}

impl Manifest {
    /// The package's manifest, or that of the workspace if the package has its version from there.
    fn of(side: &Side) -> Result<Option<Self>, String> {
        let [package, workspace] = MANIFESTS.map(|name| side.manifest(name));
        let Some(package) = package else { return Ok(None) };
        if let Some(manifest) = Self::read(package, &["package", "version"])? {
            return Ok(Some(manifest));
        }
        workspace.map_or(Ok(None), |manifest| Self::read(manifest, &["workspace", "package", "version"]))
    }

    fn read(side::Manifest { path: file, text }: side::Manifest, keys: &[&str]) -> Result<Option<Self>, String> {
        let (version, offset) = {
            let table = DeTable::parse(&text).map_err(|error| format!("{file}: {}", error.message()))?;
            let Some((written, offset)) = find(table.get_ref(), keys) else { return Ok(None) };
            (Version::parse(written).map_err(|error| format!("{file}: {written} is no version: {error}"))?, offset)
        };
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let end_column = column + version.to_string().len() + 2;
        let place = Place { file, span: Span { line, column, end_line: line, end_column } };
        Ok(Some(Self { stated: Stated { version, place }, text }))
    }
}

/// The string at a path of keys, with its byte offset.
fn find<'a>(table: &'a DeTable<'_>, keys: &[&str]) -> Option<(&'a str, usize)> {
    let (first, rest) = keys.split_first()?;
    let value = table.get(*first)?;
    if rest.is_empty() {
        return Some((value.get_ref().as_str()?, value.span().start));
    }
    find(value.get_ref().as_table()?, rest)
}
