//! What HTTP and URIs allow in names, values, paths and servers.

/// Characters, besides letters and digits, that RFC 9110 allows in the name of a header.
const TOKEN: &str = "!#$%&'*+-.^_`|~";

/// Whether a character may be in the name of a header.
pub(super) fn is_of_header_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || TOKEN.contains(c)
}

/// Whether a character may be in the value of a header that is the same in each request, which has no placeholders.
pub(super) fn is_of_header_value(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic() && !matches!(c, '{' | '}')
}

/// Whether a character may be in a path or the URL of a server without encoding.
pub(super) fn is_of_path(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '{' | '}' | '"' | '<' | '>' | '\\' | '^' | '`' | '|' | '?' | '#')
}

/// Whether a character may be in the name of a parameter of the query, before it is percent-encoded. The others separate
/// parameters, or are encoded already.
pub(super) fn is_of_query_name(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '{' | '}' | '?' | '#' | '&' | '=' | '%')
}

/// Whether a text is the address of a server: a scheme, a host, perhaps a port, and perhaps the beginning of a path.
pub(super) fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let authority = rest.split('/').next().unwrap_or_default();
    match authority.rsplit_once(':').filter(|_| !authority.ends_with(']')) {
        Some((host, port)) => is_host(host) && port.parse::<u16>().is_ok(),
        None => is_host(authority),
    }
}

fn is_host(text: &str) -> bool {
    match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~'))
        }
    }
}

/// A noun phrase for a character that is not allowed.
pub(super) fn describe(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        c if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        c => format!("the character `{c}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_of_servers() {
        for address in ["https://api.example.com", "http://localhost:8080", "https://[::1]:80/v1", "https://a/v1/"] {
            assert!(is_address(address), "{address}");
        }
        let others =
            ["api.example.com", "ftp://a", "https://", "https:///v1", "https://a:b", "https://me@a", "https://[x]"];
        for other in others {
            assert!(!is_address(other), "{other}");
        }
    }
}
