//! Messages with something to put in.

/// A message with places for arguments.
#[derive(Clone, Copy)]
pub(crate) struct Template(pub(crate) &'static [Segment]);

/// A piece of a message.
#[derive(Clone, Copy)]
pub(crate) enum Segment {
    /// Text that stands as it is.
    Text(&'static str),
    /// The place of an argument.
    Argument(usize),
}

impl Template {
    /// The message with its arguments, each put in as it is: nothing in an argument is looked at again.
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
