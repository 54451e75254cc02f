//! Escapes texts, so that GitHub shows them as they are: no character is markup, and nothing becomes a link or notifies
//! anybody.
//!
//! GitHub looks for mentions, references and emoji in the rendered text, where backslashes and character references are gone.
//! There, only another character can keep them apart: a space of no width, as changelogs of update bots have it. Code needs
//! none, because GitHub leaves it alone.

use generator::diff::code;

/// A space of no width, as a character reference.
const BREAK: &str = "&#8203;";
/// The length of the shortest hexadecimal number that GitHub takes for a commit.
const COMMIT: usize = 7;

/// Escapes a message except for its code, which ends with as many backticks as it begins with.
pub(super) fn prose(message: &str) -> String {
    let Some(start) = message.find('`') else { return literal(message) };
    let (before, rest) = message.split_at(start);
    let fence = &rest[..rest.len() - rest.trim_start_matches('`').len()];
    let inside = &rest[fence.len()..];
    let end = inside
        .match_indices(fence)
        .map(|(at, _)| at)
        .find(|at| !inside[..*at].ends_with('`') && !inside[at + fence.len()..].starts_with('`'));
    match end {
        Some(end) => literal(before) + &code(inside[..end].trim()) + &prose(&inside[end + fence.len()..]),
        None => literal(before) + &literal(fence) + &prose(inside),
    }
}

/// Escapes a text.
pub(super) fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut hexadecimal = HexadecimalRuns::default();
    let mut line_start = true;
    for (at, character) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
        if hexadecimal.breaks_before(character, after) {
            escaped.push_str(BREAK);
        }
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Formulas, which a backslash does not escape.
            '$' => escaped.push_str("&#36;"),
            '-' | '+' | '=' if line_start => escaped.extend(['\\', character]),
            '.' | ')' if after.starts_with(' ') && is_number(before) => escaped.extend(['\\', character]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '@' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
        if is_live_with(character, before, after) {
            escaped.push_str(BREAK);
        }
        line_start = character == '\n' || (line_start && character == ' ');
    }
    escaped
}

/// Whether a character makes a mention, a reference, an address or an emoji of what stands before and after it.
fn is_live_with(character: char, before: &str, after: &str) -> bool {
    let is_before = |next: fn(char) -> bool| after.chars().next().is_some_and(next);
    match character {
        '@' => is_before(char::is_alphanumeric),
        '#' => is_before(char::is_numeric),
        ':' => after.starts_with("//") || begins_emoji(after),
        'w' | 'W' => after.starts_with('.') && ends_with_word(before, "ww"),
        '-' => ends_with_word(before, "gh") && is_before(char::is_numeric),
        _ => false,
    }
}

/// Whether a colon before the text begins an emoji, `:name:`.
fn begins_emoji(after: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_+-".contains(character);
    let name = after.len() - after.trim_start_matches(is_part).len();
    name > 0 && after[name..].starts_with(':')
}

/// Whether a text ends with an ASCII word, in whatever case.
fn ends_with_word(text: &str, word: &str) -> bool {
    let rest = text.trim_end_matches(|character: char| character.is_alphanumeric());
    text[rest.len()..].eq_ignore_ascii_case(word)
}

/// Follows a text, to break hexadecimal numbers that may be commits into pieces that are too short to be some.
#[derive(Default)]
struct HexadecimalRuns {
    /// Whether the last character was a letter or a digit.
    in_word: bool,
    /// The number of characters since the last break, within a number to be broken.
    broken: Option<usize>,
}

impl HexadecimalRuns {
    /// Whether a break is needed before the next character, behind which stands `after`.
    fn breaks_before(&mut self, character: char, after: &str) -> bool {
        if !character.is_alphanumeric() {
            *self = Self::default();
            return false;
        }
        if !self.in_word {
            let word = after.find(|next: char| !next.is_alphanumeric()).map_or(after, |end| &after[..end]);
            let is_hexadecimal = character.is_ascii_hexdigit() && word.chars().all(|next| next.is_ascii_hexdigit());
            self.broken = (is_hexadecimal && word.len() + 1 >= COMMIT).then_some(0);
        }
        self.in_word = true;
        let Some(length) = &mut self.broken else { return false };
        let breaks = *length == COMMIT - 1;
        *length = if breaks { 1 } else { *length + 1 };
        breaks
    }
}

/// Whether the last line is a number, which a full stop would turn into an item.
fn is_number(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
    !line.is_empty() && line.chars().all(|character| character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_prose_with_code_in_it() {
        assert_eq!(prose("from `a_b` to `` c`d ``, *so*"), "from `a_b` to ``c`d``, \\*so\\*");
        assert_eq!(prose("a ` alone <b>"), "a \\` alone &lt;b&gt;");
        assert_eq!(code("`a` or b"), "`` `a` or b ``");
    }

    #[test]
    fn texts_mean_nothing_to_markdown() {
        assert_eq!(
            literal("- one\n12. two, 3. three\n--- $x$ :up:\n===\n12345678. four"),
            "\\- one\n12\\. two, 3. three\n\\--- &#36;x&#36; :&#8203;up:\n\\===\n123456&#8203;78\\. four"
        );
    }

    #[test]
    fn references_are_broken() {
        let broken = [
            ("@octocat", r"\@&#8203;octocat"),
            ("a@example.com", r"a\@&#8203;example.com"),
            ("octo/cat#1", r"octo/cat\#&#8203;1"),
            ("gh-1", "gh-&#8203;1"),
            ("HTTPS://a.b", "HTTPS:&#8203;//a.b"),
            ("WWW.a.b", "WWW&#8203;.a.b"),
            ("a5c3785", "a5c378&#8203;5"),
            ("a5c3785ed8d6a", "a5c378&#8203;5ed8d6&#8203;a"),
        ];
        for (text, escaped) in broken {
            assert_eq!(literal(text), escaped);
        }
    }

    #[test]
    fn texts_without_references_are_not_broken() {
        for text in ["10:30 to 11:00", "high-1", "a5c378", "decades", "a5c3785x", "at 12: now", "awww. So"] {
            assert_eq!(literal(text), text);
        }
    }
}
