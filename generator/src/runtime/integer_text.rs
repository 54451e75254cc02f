//! Integers in strings.

/// An integer that the vendor sends as a string, as in `"12"`. It may come as a number as well, and is encoded as it came.
///
/// Any text is kept. Integers are compared by value; what is not an integer is greater than all integers, and compared as text.
#[derive(Clone)]
pub struct IntegerText(super::Received);

super::received_integer!(IntegerText, "IntegerText");
