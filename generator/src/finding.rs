//! What the tools have to say about a spec: findings, each at a place in a file.

use std::fmt;

use crate::rules::Rule;

// Whoever has a finding asks what it weighs.
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
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(self) -> bool {
        (self.line, self.column) == (self.end_line, self.end_column)
    }

    /// Where a file begins.
    pub(crate) const START: Self = Self { line: 1, column: 1, end_line: 1, end_column: 1 };
}

/// A range of characters in a named file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file, as the user would open it.
    pub file: String,
    /// Where in the file.
    pub span: Span,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.span.line, self.span.column)
    }
}

/// A second place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What stands there.
    pub label: String,
}

/// One thing that is wrong, and what to write instead.
///
/// `Display` gives it on one line, as `file:line:column: severity[rule]: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is. First, because findings are told in the order of files and lines.
    pub place: Place,
    /// The rule it goes against.
    pub rule: &'static Rule,
    /// What is wrong, in a sentence.
    pub message: String,
    /// A few words for the place itself.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
}

impl Finding {
    /// A finding with nothing but a place and a message.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        let message = one_line(message.into());
        Self { place, rule, message, label: String::new(), help: None, related: Vec::new() }
    }

    /// Adds a few words for the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// Whether it keeps a crate from being emitted, or says that one breaks.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }

    /// Adds what to write instead, if anything is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a second place.
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

/// A text of the spec that is repeated in a message may have taken several lines there.
pub(crate) fn one_line(text: String) -> String {
    if text.contains('\n') {
        text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

/// Puts findings in the order of files and lines, each once.
pub(crate) fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.place, a.rule.id, &a.message).cmp(&(&b.place, b.rule.id, &b.message)));
    findings.dedup();
}

/// What is known that is close to what was written, if anything is; of several the first.
pub(crate) fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (similarity(&written.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, candidate)| candidate)
}

/// How similar two names are, from 0 to 1.
pub(crate) fn similarity(written: &str, known: &str) -> f64 {
    // A slip of one letter weighs too much for the measure where there are but three.
    let is_slip = written.len() > 2 && strsim::osa_distance(written, known) == 1;
    strsim::jaro_winkler(written, known).max(if is_slip { 0.85 } else { 0.0 })
}

/// "did you mean", if something known is close to what was written.
#[must_use]
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    closest(written, known).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// Names in backticks, as a list to choose from.
pub(crate) fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
