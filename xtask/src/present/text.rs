//! The text format: the source lines with the location marked, and the help.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use generator::Finding;
use generator::finding::{Place, Related, Severity, Span};

use super::Texts;

/// Writes findings with their source lines.
pub(super) fn write(findings: &[Finding], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}\n", draw(finding, texts, None, &[]))?;
    }
    Ok(())
}

/// A location in an earlier version of a file.
pub(crate) struct Before<'a> {
    /// The path to show.
    pub(crate) path: String,
    /// The text of the earlier version.
    pub(crate) text: &'a str,
    /// The location and its label.
    pub(crate) related: &'a Related,
}

/// Formats a finding with its source lines, the earlier version if there is one, and notes, each with a name and a
/// text.
pub(crate) fn draw(finding: &Finding, texts: &Texts, before: Option<&Before<'_>>, notes: &[(&str, String)]) -> String {
    let level = match finding.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warn => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let text = |place: &Place| texts.get(&place.file).map(String::as_str).unwrap_or_default();
    let source = text(&finding.place);
    let primary = AnnotationKind::Primary.span(range(source, finding.place.span)).label(finding.label.as_str());
    let mut snippet = Snippet::source(source).path(&finding.place.file).annotation(primary);
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        finding.related.iter().partition(|related| related.place.file == finding.place.file);
    for related in here {
        snippet = snippet
            .annotation(AnnotationKind::Context.span(range(source, related.place.span)).label(related.label.as_str()));
    }
    let mut report = level.primary_title(finding.message.as_str()).id(finding.rule.id).element(snippet);
    for related in elsewhere {
        let source = text(&related.place);
        let mark = AnnotationKind::Context.span(range(source, related.place.span)).label(related.label.as_str());
        report = report.element(Snippet::source(source).path(&related.place.file).annotation(mark));
    }
    if let Some(Before { path, text, related }) = before {
        let mark = AnnotationKind::Context.span(range(text, related.place.span)).label(related.label.as_str());
        report = report.element(Snippet::source(*text).path(path).annotation(mark));
    }
    for (name, text) in notes {
        report = report.element(Level::NOTE.with_name(*name).message(text.as_str()));
    }
    if let Some(help) = &finding.help {
        report = report.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[report])
}

/// Converts a span to a range of bytes. Of a span over several lines, only the first line counts.
fn range(text: &str, span: Span) -> Range<usize> {
    let line_start = text.split_inclusive('\n').take(span.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = text[line_start..].lines().next().unwrap_or_default();
    let offset =
        |column: usize| line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(index, _)| index);
    let start = offset(span.column);
    let end = if span.end_line == span.line { offset(span.end_column) } else { line.len() };
    line_start + start..line_start + end.max(start)
}
