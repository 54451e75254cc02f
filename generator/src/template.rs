//! Texts with placeholders in braces: cells of `template` columns, and paths of operations.

use std::fmt;

/// A segment of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Text(String),
    Placeholder(String),
}

impl Segment {
    pub(crate) fn placeholder(&self) -> Option<&str> {
        match self {
            Self::Placeholder(name) => Some(name),
            Self::Text(_) => None,
        }
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Placeholder(name) => write!(f, "{{{name}}}"),
        }
    }
}

/// Parses a template. `{{` and `}}` are escaped braces; the error describes an unbalanced brace.
pub(crate) fn parse(text: &str) -> Result<Vec<Segment>, &'static str> {
    let mut segments = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(position) = rest.find(['{', '}']) {
        literal.push_str(&rest[..position]);
        let (brace, after) = (&rest[position..=position], &rest[position + 1..]);
        if let Some(after) = after.strip_prefix(brace) {
            literal.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            return Err("a `}` closes no placeholder");
        }
        let end = after.find('}').ok_or("a `{` is not closed")?;
        if !literal.is_empty() {
            segments.push(Segment::Text(std::mem::take(&mut literal)));
        }
        segments.push(Segment::Placeholder(after[..end].to_owned()));
        rest = &after[end + 1..];
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        segments.push(Segment::Text(literal));
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Segment {
        Segment::Text(text.to_owned())
    }

    #[test]
    fn splits_at_placeholders() {
        let name = Segment::Placeholder("name".to_owned());
        assert_eq!(parse("Hello {name} ..."), Ok(vec![text("Hello "), name.clone(), text(" ...")]));
        assert_eq!(parse("{name}{name}"), Ok(vec![name.clone(), name]));
        assert_eq!(parse(""), Ok(vec![]));
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(parse("a {{b}} c"), Ok(vec![text("a {b} c")]));
    }

    #[test]
    fn lone_braces_are_errors() {
        assert_eq!(parse("a { b"), Err("a `{` is not closed"));
        assert_eq!(parse("a } b"), Err("a `}` closes no placeholder"));
    }
}
