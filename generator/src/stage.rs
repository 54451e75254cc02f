//! The stages of [`generate_observed`](crate::generate_observed).

use std::fmt;

/// A stage of the pipeline from a spec to the source of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Reading and parsing the files of the spec.
    Load,
    /// Running the rules.
    Check,
    /// Lowering the spec to Rust items.
    Lower,
    /// Emitting and printing the source files.
    Render,
}

/// A participle phrase for progress output, such as `reading the spec`.
impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Load => "reading the spec",
            Self::Check => "checking the spec",
            Self::Lower => "lowering the spec",
            Self::Render => "rendering the source files",
        })
    }
}
