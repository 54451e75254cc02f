//! The words of a text, with the signs that may carry a fact and without mere punctuation.

/// A word of a text, or a sign that may carry a fact.
pub(super) struct Word<'a> {
    text: &'a str,
    begins_sentence: bool,
}

impl Word<'_> {
    /// Whether two words are the same, apart from a capital letter at the start of a sentence.
    pub(super) fn is(&self, other: &Self) -> bool {
        let split = |text: &str| {
            let mut rest = text.chars();
            (rest.next().map(|first| first.to_lowercase().to_string()), rest.as_str().to_owned())
        };
        let may_be_capital = self.begins_sentence || other.begins_sentence;
        self.text == other.text || (may_be_capital && split(self.text) == split(other.text))
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let pieces = pieces(text);
    let mut words = Vec::new();
    let mut begins_sentence = true;
    for (index, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Space => begins_sentence |= piece.text.contains('\n'),
            Kind::Code | Kind::Word => {
                let is_code = piece.kind == Kind::Code;
                words.push(Word { text: piece.text, begins_sentence: begins_sentence && !is_code });
                begins_sentence = false;
            }
            Kind::Signs => {
                let context = Context::of(&pieces, index);
                if context.may_carry_fact() {
                    let signs = piece.text.char_indices().map(|(at, sign)| &piece.text[at..at + sign.len_utf8()]);
                    words.extend(signs.map(|sign| Word { text: plain(sign), begins_sentence: false }));
                }
                begins_sentence |= piece.text.contains(SENTENCE_ENDS) && context.right.is_space();
            }
        }
    }
    words
}

/// Signs that are punctuation unless their context says otherwise.
const PUNCTUATION: &str = ".,;:!?-–—−…'’‘\"“”()[]";
/// Signs after which a sentence may begin.
const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', ':'];
/// Signs that may end a clause behind a number.
const CLAUSE_ENDS: [char; 6] = ['.', ',', ';', ':', '!', '?'];
/// Signs that join the parts of an address, a path or a name, where nothing separates them from letters.
const JOINTS: [char; 4] = ['.', ':', '!', '?'];
/// Signs beside which punctuation belongs to an expression.
const OPERATORS: &str = "=<>+*/%^&|~±×÷≤≥≠$€£¥#@";

/// The plain spelling of a sign that typographers write in several ways.
fn plain(sign: &str) -> &str {
    match sign {
        "–" | "—" | "−" => "-",
        "’" | "‘" => "'",
        "“" | "”" => "\"",
        sign => sign,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    /// Signs of [`PUNCTUATION`] with nothing between them.
    Signs,
    Word,
    /// What stands in backticks.
    Code,
}

#[derive(Clone, Copy)]
struct Piece<'a> {
    kind: Kind,
    text: &'a str,
}

/// The pieces of a text. Neighbours in prose are of different kinds.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            pieces.push(Piece { kind: Kind::Code, text: part });
            continue;
        }
        let mut rest = part;
        while let Some(kind) = rest.chars().next().map(kind_of) {
            let end = rest.find(|character| kind_of(character) != kind).unwrap_or(rest.len());
            pieces.push(Piece { kind, text: &rest[..end] });
            rest = &rest[end..];
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn kind_of(character: char) -> Kind {
    if character.is_whitespace() {
        Kind::Space
    } else if PUNCTUATION.contains(character) {
        Kind::Signs
    } else {
        Kind::Word
    }
}

/// What stands directly beside signs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A space, or an end of the text.
    Space,
    /// A line break, or the start of the text.
    LineBreak,
    Letter,
    Number,
    Operator,
    Code,
}

impl Side {
    fn of(piece: Option<&Piece<'_>>, edge: impl Fn(&str) -> Option<char>) -> Self {
        match piece {
            None => Self::LineBreak,
            Some(piece) => match (piece.kind, edge(piece.text)) {
                (Kind::Code, _) => Self::Code,
                (Kind::Space, _) if piece.text.contains('\n') => Self::LineBreak,
                (_, Some(character)) if character.is_numeric() => Self::Number,
                (_, Some(character)) if OPERATORS.contains(character) => Self::Operator,
                (Kind::Word, _) => Self::Letter,
                (Kind::Space | Kind::Signs, _) => Self::Space,
            },
        }
    }

    fn is_space(self) -> bool {
        matches!(self, Self::Space | Self::LineBreak)
    }

    fn is_quantity(self) -> bool {
        matches!(self, Self::Number | Self::Operator)
    }
}

/// Signs with what stands around them.
struct Context<'a> {
    signs: &'a str,
    left: Side,
    right: Side,
    /// The nearest words on both sides, whatever separates them from the signs.
    words: [Option<Piece<'a>>; 2],
}

impl<'a> Context<'a> {
    fn of(pieces: &[Piece<'a>], index: usize) -> Self {
        let (before, after) = (&pieces[..index], &pieces[index + 1..]);
        let is_word = |piece: &&Piece<'_>| matches!(piece.kind, Kind::Word | Kind::Code);
        Self {
            signs: pieces[index].text,
            left: Side::of(before.last(), |text| text.chars().next_back()),
            right: Side::of(after.first(), |text| text.chars().next()),
            words: [before.iter().rev().find(is_word).copied(), after.iter().find(is_word).copied()],
        }
    }

    /// Whether a fact may change with these signs: signs within numbers, expressions and addresses, and those that negate.
    /// Where this is in doubt, they may.
    fn may_carry_fact(&self) -> bool {
        let signs = self.signs;
        match (self.left, self.right) {
            _ if signs.contains('−') => true,
            (_, Side::Number | Side::Operator) | (Side::Operator, _) => true,
            (_, Side::Letter | Side::Code) if self.left.is_space() && signs.ends_with(['-', '!']) => true,
            (Side::Code, Side::Code) => signs.contains(['-', '–', '!']),
            (Side::Number, Side::Letter | Side::Code) => true,
            (Side::Number, _) => !signs.strip_suffix(CLAUSE_ENDS).unwrap_or(signs).is_empty(),
            (Side::Letter, Side::Letter) => signs.contains(JOINTS),
            (Side::Space, Side::Space) => self.is_between_operands(),
            _ => false,
        }
    }

    /// Whether signs with spaces around them stand between operands, as in `5 - 3`, `total - 5` and `x - y`.
    fn is_between_operands(&self) -> bool {
        let [Some(left), Some(right)] = self.words else { return false };
        let sides = [
            Side::of(Some(&left), |text| text.chars().next_back()),
            Side::of(Some(&right), |text| text.chars().next()),
        ];
        let is_dash = matches!(self.signs, "-" | "–");
        let is_variable = |piece: Piece<'_>| piece.text.chars().nth(1).is_none();
        sides.iter().all(|side| side.is_quantity())
            || (is_dash && sides.iter().any(|side| side.is_quantity()))
            || (is_dash && (sides == [Side::Code; 2] || is_variable(left) || is_variable(right)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::same_words;

    #[test]
    fn punctuation_is_no_word() {
        assert!(same_words("One, two.", "One - two!"));
        assert!(same_words("Idle; waits.", "Idle. Waits."));
        assert!(!same_words("One, two.", "Two, one."));
        assert!(same_words("Wait - it opens", "Wait; it opens!"));
        assert!(!same_words("It is OPEN.", "It is open."));
        assert!(!same_words("Whether somebody has it.", "Whether Somebody has it."));
        assert!(same_words("- one\n- Two", "- one\n- two"));
        assert!(!same_words("See `is_open`.", "See `is-open`."));
        assert!(!same_words("See `a.b`.", "See `a-b`."));
        assert!(!same_words("`Open` is a value.", "`open` is a value."));
        assert!(!same_words("a < b, and c > d", "a > b, and c < d"));
    }

    #[test]
    fn punctuation_beside_numbers_and_code_is_still_punctuation() {
        let same = [
            ("At most 5, and at least 3.", "At most 5 and at least 3"),
            ("It is 5: wait.", "It is 5; wait"),
            ("- 5 doors\n- 3 locks", "5 doors\n3 locks"),
            ("5-7 doors, or 5 – 7", "5–7 doors, or 5 - 7"),
            ("“5” doors", "\"5\" doors"),
            ("`OPEN` - it is open", "`OPEN`: it is open"),
            ("`OPEN` (or `SHUT`)", "`OPEN`, or `SHUT`"),
            ("a well-known door", "a well known door"),
        ];
        for (old, new) in same {
            assert!(same_words(old, new), "{old} → {new}");
        }
    }

    #[test]
    fn signs_that_carry_facts_are_words() {
        let changed = [
            ("x = 0", "x != 0"),
            ("x = 0", "x = -0"),
            ("-5 or more", "5 or more"),
            ("from -1 to 7", "from 1 to 7"),
            ("up to 1,000", "up to 1.000"),
            ("up to .5", "up to 5"),
            ("5 - 3", "5 3"),
            ("5 – 3", "5, 3"),
            ("5-3", "5 3"),
            ("1..5", "1.5"),
            ("10:30", "10.30"),
            ("from [0, 1)", "from [0, 1]"),
            ("a -> b", "a > b"),
            ("total - 5", "total 5"),
            ("−x", "x"),
            ("x - y", "x y"),
            ("-x", "x"),
            ("!open", "open"),
            ("-`x`", "`x`"),
            ("`total` - `fee`", "`total` `fee`"),
            ("-$5", "$5"),
            ("see a.example.com", "see a example.com"),
            ("- 5 doors", "-5 doors"),
            ("5...", "5"),
            ("the 5' door", "the 5\" door"),
        ];
        for (old, new) in changed {
            assert!(!same_words(old, new), "{old} → {new}");
            assert!(!same_words(new, old), "{new} → {old}");
        }
    }
}
