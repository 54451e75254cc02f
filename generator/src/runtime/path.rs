//! Percent-encoding.

use std::fmt::Write as _;

/// Appends a text to a path as one segment. Characters that begin another segment, a query or a fragment are encoded.
pub(crate) fn push_segment(path: &mut String, text: &str) {
    // Servers resolve a segment of dots, even percent-encoded, as a relative path; encoding it twice prevents that.
    if text.chars().all(|character| character == '.') {
        text.chars().for_each(|_| path.push_str("%252E"));
    } else {
        push_encoded(path, text);
    }
}

/// Appends a text to a URI or a form. All characters that RFC 3986 does not call unreserved are encoded.
pub(crate) fn push_encoded(target: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => target.push(char::from(byte)),
            _ => {
                let _ = write!(target, "%{byte:02X}");
            }
        }
    }
}
