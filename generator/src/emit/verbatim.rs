//! Files that are emitted as they stand, whatever the spec says.

use super::file::{Content, EmittedFile};
use crate::spec::Feature;

/// Folder of the runtime below the source folder.
const RUNTIME_FOLDER: &str = "runtime";
/// Folder of the optional parts below the source folder.
pub(super) const FEATURES_FOLDER: &str = "features";

/// The runtime that all emitted crates share: plain code, tested in this package.
const RUNTIME: [(&str, &str); 25] = [
    ("capture.rs", include_str!("../runtime/capture.rs")),
    ("date.rs", include_str!("../runtime/date.rs")),
    ("decimal.rs", include_str!("../runtime/decimal.rs")),
    ("enumeration.rs", include_str!("../runtime/enumeration.rs")),
    ("fill.rs", include_str!("../runtime/fill.rs")),
    ("format.rs", include_str!("../runtime/format.rs")),
    ("identifier.rs", include_str!("../runtime/identifier.rs")),
    ("integer.rs", include_str!("../runtime/integer.rs")),
    ("integer_text.rs", include_str!("../runtime/integer_text.rs")),
    ("json.rs", include_str!("../runtime/json.rs")),
    ("map.rs", include_str!("../runtime/map.rs")),
    ("mod.rs", include_str!("../runtime/mod.rs")),
    ("nulls.rs", include_str!("../runtime/nulls.rs")),
    ("number.rs", include_str!("../runtime/number.rs")),
    ("path.rs", include_str!("../runtime/path.rs")),
    ("record.rs", include_str!("../runtime/record.rs")),
    ("scalar.rs", include_str!("../runtime/scalar.rs")),
    ("slot.rs", include_str!("../runtime/slot.rs")),
    ("table.rs", include_str!("../runtime/table.rs")),
    ("tape.rs", include_str!("../runtime/tape.rs")),
    ("template.rs", include_str!("../runtime/template.rs")),
    ("timestamp.rs", include_str!("../runtime/timestamp.rs")),
    ("unix_time.rs", include_str!("../runtime/unix_time.rs")),
    ("value.rs", include_str!("../runtime/value.rs")),
    ("view.rs", include_str!("../runtime/view.rs")),
];

/// The optional parts, each behind the Cargo feature of its name.
const FEATURES: [(Feature, &str); 5] = [
    (Feature::Chrono, include_str!("../features/chrono.rs")),
    (Feature::Http, include_str!("../features/http.rs")),
    (Feature::Jiff, include_str!("../features/jiff.rs")),
    (Feature::RustDecimal, include_str!("../features/rust_decimal.rs")),
    (Feature::Time, include_str!("../features/time.rs")),
];

/// The files of the runtime.
pub(super) fn runtime<'m>() -> impl Iterator<Item = EmittedFile<'m>> {
    RUNTIME.iter().map(|(name, text)| file(format!("{RUNTIME_FOLDER}/{name}"), text))
}

/// The files of the optional parts that a spec asks for.
pub(super) fn features<'m>(wanted: &[Feature]) -> impl Iterator<Item = EmittedFile<'m>> {
    FEATURES.iter().filter(|(feature, _)| wanted.contains(feature)).map(|(feature, text)| file(path(*feature), text))
}

/// Whether a file of an emitted crate, by its path below the source folder, is the same for every spec that has it.
#[must_use]
pub fn is_verbatim(path: &str) -> bool {
    runtime().chain(features(&FEATURES.map(|(feature, _)| feature))).any(|file| file.path == path)
}

fn path(feature: Feature) -> String {
    format!("{FEATURES_FOLDER}/{}.rs", feature.name())
}

fn file<'m>(path: String, text: &'static str) -> EmittedFile<'m> {
    EmittedFile { origin: format!("the generator's {path}"), path, content: Content::Verbatim(text) }
}
