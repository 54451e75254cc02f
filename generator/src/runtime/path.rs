//! Requests, and the encoding of their paths.

use std::fmt::Write as _;

/// A request to the vendor's API.
///
/// For generic code; each request has the same as inherent constants and methods.
pub trait Operation {
    /// The type of the body of the response.
    type Response;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The path, with the names of its parameters in braces.
    const PATH: &'static str;
    /// Headers with fixed values.
    const HEADERS: &'static [(&'static str, &'static str)];

    /// The path with the values of its parameters, percent-encoded.
    fn path(&self) -> String;
}

/// Appends a text to a path as one segment. Characters that begin another segment, a query or a fragment are encoded.
pub(crate) fn push_segment(path: &mut String, text: &str) {
    // Servers resolve a segment of dots, even percent-encoded, as a relative path; encoding it twice prevents that.
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
