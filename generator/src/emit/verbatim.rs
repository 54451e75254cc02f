//! Files that are emitted as they stand, whatever the spec says.

use super::file::{Content, EmittedFile};
use crate::spec::Feature;

/// Folder of the runtime below the source folder.
const RUNTIME_FOLDER: &str = "runtime";
/// Folder of the optional parts below the source folder.
pub(super) const FEATURES_FOLDER: &str = "features";

/// The runtime that all emitted crates share: plain code, tested in this package.
const RUNTIME: [(&str, &str); 33] = [
    ("capture.rs", include_str!("../runtime/capture.rs")),
    ("date.rs", include_str!("../runtime/date.rs")),
    ("decimal.rs", include_str!("../runtime/decimal.rs")),
    ("enumeration.rs", include_str!("../runtime/enumeration.rs")),
    ("fill.rs", include_str!("../runtime/fill.rs")),
    ("format.rs", include_str!("../runtime/format.rs")),
    ("identifier.rs", include_str!("../runtime/identifier.rs")),
    ("integer.rs", include_str!("../runtime/integer.rs")),
    ("integer_enumeration.rs", include_str!("../runtime/integer_enumeration.rs")),
    ("integer_text.rs", include_str!("../runtime/integer_text.rs")),
    ("json.rs", include_str!("../runtime/json.rs")),
    ("map.rs", include_str!("../runtime/map.rs")),
    ("mod.rs", include_str!("../runtime/mod.rs")),
    ("nulls.rs", include_str!("../runtime/nulls.rs")),
    ("number.rs", include_str!("../runtime/number.rs")),
    ("operation.rs", include_str!("../runtime/operation.rs")),
    ("pagination.rs", include_str!("../runtime/pagination.rs")),
    ("pairs.rs", include_str!("../runtime/pairs.rs")),
    ("parameters.rs", include_str!("../runtime/parameters.rs")),
    ("path.rs", include_str!("../runtime/path.rs")),
    ("record.rs", include_str!("../runtime/record.rs")),
    ("response.rs", include_str!("../runtime/response.rs")),
    ("scalar.rs", include_str!("../runtime/scalar.rs")),
    ("server.rs", include_str!("../runtime/server.rs")),
    ("slot.rs", include_str!("../runtime/slot.rs")),
    ("table.rs", include_str!("../runtime/table.rs")),
    ("tape.rs", include_str!("../runtime/tape.rs")),
    ("template.rs", include_str!("../runtime/template.rs")),
    ("timestamp.rs", include_str!("../runtime/timestamp.rs")),
    ("union.rs", include_str!("../runtime/union.rs")),
    ("unix_time.rs", include_str!("../runtime/unix_time.rs")),
    ("value.rs", include_str!("../runtime/value.rs")),
    ("view.rs", include_str!("../runtime/view.rs")),
];

/// The files of the optional parts, each behind a Cargo feature.
const FEATURES: [(Feature, &str, &str); 8] = [
    (Feature::Chrono, "chrono.rs", include_str!("../features/chrono.rs")),
    (Feature::Http, "http.rs", include_str!("../features/http.rs")),
    (Feature::Http, "http/credentials.rs", include_str!("../features/http/credentials.rs")),
    (Feature::Http, "http/request.rs", include_str!("../features/http/request.rs")),
    (Feature::Http, "http/response.rs", include_str!("../features/http/response.rs")),
    (Feature::Jiff, "jiff.rs", include_str!("../features/jiff.rs")),
    (Feature::RustDecimal, "rust_decimal.rs", include_str!("../features/rust_decimal.rs")),
    (Feature::Time, "time.rs", include_str!("../features/time.rs")),
];

/// The files of the runtime.
pub(super) fn runtime<'m>() -> impl Iterator<Item = EmittedFile<'m>> {
    RUNTIME.iter().map(|(name, text)| file(format!("{RUNTIME_FOLDER}/{name}"), text))
}

/// The files of the optional parts that a spec asks for.
pub(super) fn features<'m>(wanted: &[Feature]) -> impl Iterator<Item = EmittedFile<'m>> {
    let files = FEATURES.iter().filter(|(feature, ..)| wanted.contains(feature));
    files.map(|(_, name, text)| file(format!("{FEATURES_FOLDER}/{name}"), text))
}

/// Whether a file of an emitted crate, by its path below the source folder, is the same for every spec that has it.
#[must_use]
pub fn is_verbatim(path: &str) -> bool {
    runtime().chain(features(&FEATURES.map(|(feature, ..)| feature))).any(|file| file.path == path)
}

fn file<'m>(path: String, text: &'static str) -> EmittedFile<'m> {
    EmittedFile { origin: format!("the generator's {path}"), path, content: Content::Verbatim(text) }
}
