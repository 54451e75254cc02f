//! Findings: the diagnostics on a spec, each with a location in a file.

use std::fmt;

use crate::rules::Rule;

// Re-exported, because users of a finding need its severity.
pub use crate::rules::Severity;

/// A range of characters in a file. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct Span {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl Span {
    /// Whether the span covers no characters.
    pub(crate) fn is_empty(self) -> bool {
        (self.line, self.column) == (self.end_line, self.end_column)
    }

    /// The start of a file.
    pub(crate) const START: Self = Self { line: 1, column: 1, end_line: 1, end_column: 1 };
}

/// A range of characters in a named file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file, relative to the current folder or absolute.
    pub file: String,
    /// The range in the file.
    pub span: Span,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.span.line, self.span.column)
    }
}

/// A secondary location of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The location.
    pub place: Place,
    /// A short description of that location.
    pub label: String,
}

/// A diagnostic: what is wrong, where, and what to write instead.
///
/// `Display` writes it on one line, as `file:line:column: severity[rule]: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The primary location.
    pub place: Place,
    /// The rule that is violated.
    pub rule: &'static Rule,
    /// A sentence that says what is wrong.
    pub message: String,
    /// A few words that are shown at the location.
    pub label: String,
    /// A suggestion of what to write instead.
    pub help: Option<String>,
    /// Secondary locations.
    pub related: Vec<Related>,
}

impl Finding {
    /// Creates a finding with just a location and a message.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        let message = one_line(message.into());
        Self { place, rule, message, label: String::new(), help: None, related: Vec::new() }
    }

    /// Sets the label.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Sets the help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// Whether its severity is `error`.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }

    /// Sets the help, if there is one.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a secondary location.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push(Related { place, label: label.into() });
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: {}", self.place, self.rule.severity, self.rule.id, self.message)
    }
}

/// Joins lines, since texts of the spec that are quoted in a message may contain line breaks.
pub(crate) fn one_line(text: String) -> String {
    if text.contains('\n') {
        text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

/// Sorts findings by file and line, and removes duplicates.
pub(crate) fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.place, a.rule.id, &a.message).cmp(&(&b.place, b.rule.id, &b.message)));
    findings.dedup();
}

/// The known name most similar to the written one, if any is similar enough; the first of equally similar ones.
pub(crate) fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (similarity(&written.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, candidate)| candidate)
}

/// The similarity of two names, from 0 to 1.
pub(crate) fn similarity(written: &str, known: &str) -> f64 {
    // Jaro-Winkler rates short names that differ in one letter too low.
    let is_typo = written.len() > 2 && strsim::osa_distance(written, known) == 1;
    strsim::jaro_winkler(written, known).max(if is_typo { 0.85 } else { 0.0 })
}

/// A `did you mean` suggestion, if a known name is similar to the written one.
#[must_use]
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    closest(written, known).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// Formats names as a list in backticks.
pub(crate) fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
