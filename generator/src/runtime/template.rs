//! Messages with placeholders.

/// A message with placeholders.
#[derive(Clone, Copy)]
pub(crate) struct Template(pub(crate) &'static [Segment]);

/// A segment of a message.
#[derive(Clone, Copy)]
pub(crate) enum Segment {
    /// Literal text.
    Text(&'static str),
    /// The placeholder of the argument with this index.
    Argument(usize),
}

impl Template {
    /// The message with its arguments, which are inserted unchanged: braces in an argument have no meaning.
    pub(crate) fn fill(self, arguments: &[&str]) -> String {
        let piece = |segment: &Segment| match segment {
            Segment::Text(text) => *text,
            Segment::Argument(index) => arguments.get(*index).copied().unwrap_or_default(),
        };
        let mut message = String::with_capacity(self.0.iter().map(|segment| piece(segment).len()).sum());
        message.extend(self.0.iter().map(piece));
        message
    }
}
