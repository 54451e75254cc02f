//! JSON text as a list of tokens.
//!
//! A body is read into tokens once, whatever its types are, and records are filled from the tokens. So each number keeps its
//! digits, a union looks ahead without reading anything twice, and the time that decoding takes is linear.

use std::borrow::Cow;

/// JSON text, tokenised.
pub(crate) struct Tape<'j> {
    tokens: Vec<Token<'j>>,
}

/// A token. Lists and objects are followed by their contents: elements, or keys and values in turn.
#[derive(Clone, Copy)]
enum Token<'j> {
    Null,
    Boolean(bool),
    Number(&'j str),
    Text(RawText<'j>),
    /// A list, and the number of tokens of its contents.
    List(usize),
    /// An object, and the number of tokens of its contents.
    Object(usize),
}

/// What is between the quotes of a string.
#[derive(Clone, Copy)]
struct RawText<'j> {
    /// The text, with escapes as they were received.
    received: &'j str,
    has_escapes: bool,
}

/// A value in a tape.
#[derive(Clone, Copy)]
pub(crate) struct JsonValue<'t, 'j> {
    /// The tokens of the value.
    tokens: &'t [Token<'j>],
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// A noun for messages, as serde names the kinds.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::List => "sequence",
            Self::Object => "map",
        }
    }
}

impl<'j> Tape<'j> {
    /// Tokenises valid JSON. Of text that is not valid, the tokens have no meaning.
    pub(crate) fn new(json: &'j str) -> Self {
        let mut tokens: Vec<Token<'j>> = Vec::with_capacity(json.len() / 8);
        let mut open: Vec<usize> = Vec::new();
        let bytes = json.as_bytes();
        let mut position = 0;
        while let Some(byte) = bytes.get(position) {
            let (length, has_escapes) = token_length(*byte, &bytes[position..]);
            let end = position + length;
            match byte {
                b'{' | b'[' => {
                    open.push(tokens.len());
                    tokens.push(if *byte == b'{' { Token::Object(0) } else { Token::List(0) });
                }
                b'}' | b']' => {
                    if let Some(start) = open.pop() {
                        let length = tokens.len() - start - 1;
                        match &mut tokens[start] {
                            Token::List(contents) | Token::Object(contents) => *contents = length,
                            Token::Null | Token::Boolean(_) | Token::Number(_) | Token::Text(_) => {}
                        }
                    }
                }
                b'"' => {
                    let received = json.get(position + 1..end - 1).unwrap_or_default();
                    tokens.push(Token::Text(RawText { received, has_escapes }));
                }
                b'n' => tokens.push(Token::Null),
                b't' | b'f' => tokens.push(Token::Boolean(*byte == b't')),
                b'-' | b'0'..=b'9' => tokens.push(Token::Number(json.get(position..end).unwrap_or_default())),
                _ => {}
            }
            position = end;
        }
        Self { tokens }
    }

    /// The value that the text is. Null if the text is empty.
    pub(crate) fn value(&self) -> JsonValue<'_, 'j> {
        JsonValue { tokens: &self.tokens }
    }
}

/// How many bytes the token has that begins with `first`, and whether it has escapes.
fn token_length(first: u8, rest: &[u8]) -> (usize, bool) {
    let length = match first {
        b'"' => return string_length(rest),
        b't' | b'n' => 4,
        b'f' => 5,
        b'-' | b'0'..=b'9' => {
            let is_of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
            rest.iter().take_while(|byte| is_of_number(byte)).count()
        }
        _ => 1,
    };
    (length.min(rest.len()), false)
}

/// How many bytes a string has, quotes included, and whether it has escapes.
fn string_length(bytes: &[u8]) -> (usize, bool) {
    let (mut position, mut has_escapes) = (1, false);
    loop {
        position += quote_or_escape(bytes.get(position..).unwrap_or_default());
        match bytes.get(position) {
            Some(b'\\') => {
                has_escapes = true;
                position += 2;
            }
            Some(_) => return (position + 1, has_escapes),
            None => return (bytes.len(), has_escapes),
        }
    }
}

/// The position of the first quote or backslash. Looks at eight bytes at a time.
fn quote_or_escape(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // Has the high bit of the first byte that equals `byte`, and possibly of later ones.
        let equal = |byte: u8| {
            let difference = word ^ (ONES * u64::from(byte));
            difference.wrapping_sub(ONES) & !difference & HIGH_BITS
        };
        let found = equal(b'"') | equal(b'\\');
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let in_rest = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
    words.len() * 8 + in_rest.unwrap_or(rest.len())
}

impl<'t, 'j> JsonValue<'t, 'j> {
    pub(crate) fn kind(self) -> Kind {
        match self.tokens.first() {
            None | Some(Token::Null) => Kind::Null,
            Some(Token::Boolean(_)) => Kind::Boolean,
            Some(Token::Number(_)) => Kind::Number,
            Some(Token::Text(_)) => Kind::Text,
            Some(Token::List(_)) => Kind::List,
            Some(Token::Object(_)) => Kind::Object,
        }
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    pub(crate) fn boolean(self) -> Option<bool> {
        match self.tokens.first() {
            Some(Token::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    /// The digits of a number, as received.
    pub(crate) fn number(self) -> Option<&'j str> {
        match self.tokens.first() {
            Some(Token::Number(digits)) => Some(digits),
            _ => None,
        }
    }

    /// The text of a string; an error if an escape in it is half of a surrogate pair.
    pub(crate) fn text(self) -> Option<Result<Cow<'j, str>, LoneSurrogate>> {
        match self.tokens.first() {
            Some(Token::Text(raw)) => Some(raw.unescape()),
            _ => None,
        }
    }

    /// The elements of a list; empty for other kinds.
    pub(crate) fn elements(self) -> Values<'t, 'j> {
        match self.tokens.split_first() {
            Some((Token::List(length), rest)) => Values { rest: rest.get(..*length).unwrap_or_default() },
            _ => Values { rest: &[] },
        }
    }

    /// The entries of an object, as pairs of key and value; empty for other kinds.
    pub(crate) fn entries(self) -> Entries<'t, 'j> {
        match self.tokens.split_first() {
            Some((Token::Object(length), rest)) => {
                Entries { rest: Values { rest: rest.get(..*length).unwrap_or_default() } }
            }
            _ => Entries { rest: Values { rest: &[] } },
        }
    }
}

/// An escape in a string that is half of a surrogate pair, which is no character.
#[derive(Debug)]
pub(crate) struct LoneSurrogate;

impl<'j> RawText<'j> {
    fn unescape(self) -> Result<Cow<'j, str>, LoneSurrogate> {
        if !self.has_escapes {
            return Ok(Cow::Borrowed(self.received));
        }
        serde_json::from_str(&format!("\"{}\"", self.received)).map(Cow::Owned).map_err(|_| LoneSurrogate)
    }
}

/// The values of a list.
pub(crate) struct Values<'t, 'j> {
    rest: &'t [Token<'j>],
}

impl<'t, 'j> Iterator for Values<'t, 'j> {
    type Item = JsonValue<'t, 'j>;

    fn next(&mut self) -> Option<JsonValue<'t, 'j>> {
        let length = match self.rest.first()? {
            Token::List(contents) | Token::Object(contents) => contents + 1,
            Token::Null | Token::Boolean(_) | Token::Number(_) | Token::Text(_) => 1,
        };
        let (tokens, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(JsonValue { tokens })
    }
}

/// The entries of an object.
pub(crate) struct Entries<'t, 'j> {
    rest: Values<'t, 'j>,
}

/// A key of an object.
#[derive(Clone, Copy)]
pub(crate) struct JsonKey<'j> {
    raw: RawText<'j>,
}

impl<'j> JsonKey<'j> {
    /// The text of the key. Half of a surrogate pair stays as it is escaped: no field has such a key.
    pub(crate) fn text(self) -> Cow<'j, str> {
        self.raw.unescape().unwrap_or(Cow::Borrowed(self.raw.received))
    }
}

impl<'t, 'j> Iterator for Entries<'t, 'j> {
    type Item = (JsonKey<'j>, JsonValue<'t, 'j>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.rest.next()?;
        let value = self.rest.next()?;
        match key.tokens.first() {
            Some(Token::Text(raw)) => Some((JsonKey { raw: *raw }, value)),
            _ => None,
        }
    }
}
