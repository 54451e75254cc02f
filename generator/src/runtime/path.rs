//! Requests: what they are, and how texts go into their paths.

use std::fmt::Write as _;

/// A request that the vendor answers.
///
/// For code that sends any of them; each request has the same as constants and methods of its own.
pub trait Operation {
    /// What the body of the answer decodes to.
    type Response;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The path, with its parameters in braces.
    const PATH: &'static str;
    /// Headers with a fixed value.
    const HEADERS: &'static [(&'static str, &'static str)];

    /// The path with its parameters put in, percent-encoded.
    fn path(&self) -> String;
}

/// Appends a text to a path as one segment of it: whatever it holds, it begins no other segment, query or fragment.
pub(crate) fn push_segment(path: &mut String, text: &str) {
    // A segment of dots alone means a step up or nothing, encoded or not; the second encoding makes it a name.
    let dots = if text.chars().all(|character| character == '.') { "%252E" } else { "." };
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'~' => path.push(char::from(byte)),
            b'.' => path.push_str(dots),
            _ => {
                let _ = write!(path, "%{byte:02X}");
            }
        }
    }
}
