//! URLs of servers.

use super::path::push_encoded;
use super::template::Segment;

/// The URL of a server with the values of its placeholders, percent-encoded: a value cannot change the host. A placeholder
/// without a value stays, so that the URL cannot be used.
pub(crate) fn server_url(segments: &[Segment], placeholders: &[(&str, &str)]) -> String {
    let mut url = String::new();
    for segment in segments {
        match segment {
            Segment::Text(text) => url.push_str(text),
            Segment::Argument(index) => match placeholders[*index] {
                (name, "") => url.extend(["{", name, "}"]),
                (_, value) => push_encoded(&mut url, value),
            },
        }
    }
    url
}

/// Implements the conversions of a server to its URL.
macro_rules! server {
    ($type:ty) => {
        impl From<$type> for ::std::borrow::Cow<'_, str> {
            fn from(server: $type) -> Self {
                server.url()
            }
        }

        impl From<&$type> for ::std::borrow::Cow<'_, str> {
            fn from(server: &$type) -> Self {
                server.url()
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.url())
            }
        }
    };
}
pub(crate) use server;
