//! The schema of a text that is one of a set of words, or a list or map of one.

use serde_json::{Value as Json, json};

/// How words nest in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    None,
    /// `list<word>`.
    List,
    /// `list<word>` and `template(placeholder, …)`.
    ListOrTemplate,
    /// `list<…>` and `map<…>`, nested as deep as need be.
    Any,
}

/// A set of words, and how they nest.
#[derive(Clone, Debug)]
pub(super) struct Words {
    listed: Vec<String>,
    /// A regular expression for further words.
    form: Option<String>,
    nesting: Nesting,
}

/// What an editor shows and inserts. `$1` is where the cursor is then.
type Snippet = (&'static str, &'static str);

const LIST: Snippet = ("list<…>", "list<$1>");
const MAP: Snippet = ("map<…>", "map<$1>");
const TEMPLATE: Snippet = ("template(…)", "template($1)");

/// How deep brackets are followed to check that they match. Deeper ones are not checked.
const DEPTH: usize = 6;

impl Words {
    pub(super) fn new(listed: impl IntoIterator<Item = &'static str>, nesting: Nesting) -> Self {
        Self { listed: listed.into_iter().map(str::to_owned).collect(), form: None, nesting }
    }

    /// Adds words of a form.
    pub(super) fn or_of_form(self, form: String) -> Self {
        Self { form: Some(form), ..self }
    }

    /// Adds words.
    pub(super) fn and(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.listed.extend(words);
        self
    }

    /// The schema of a text of these words. The words are an enumeration, which editors complete.
    pub(super) fn schema(&self) -> Json {
        let listed = (!self.listed.is_empty()).then(|| json!({ "type": "string", "enum": self.listed }));
        let form = self.form.as_ref().map(|form| pattern(form));
        let nested = self.nested();
        let template = (self.nesting == Nesting::ListOrTemplate)
            .then(|| with_snippets(pattern(r"template\( *\w+ *(?:, *\w+ *)*\)"), &[TEMPLATE]));
        let choices: Vec<Json> = [listed, form].into_iter().flatten().chain(nested).chain(template).collect();
        match choices.as_slice() {
            [] => json!({ "not": {} }),
            [only] => only.clone(),
            _ => json!({ "anyOf": choices }),
        }
    }

    fn nested(&self) -> Vec<Json> {
        let words = self.listed.iter().map(|word| word.replace('.', "\\.")).chain(self.form.clone());
        let word = words.collect::<Vec<_>>().join("|");
        if word.is_empty() {
            return Vec::new();
        }
        match self.nesting {
            Nesting::None => Vec::new(),
            Nesting::List | Nesting::ListOrTemplate => {
                vec![with_snippets(pattern(&format!("list< *(?:{word}) *>")), &[LIST])]
            }
            Nesting::Any => {
                let opening = "(?:list|map)< *";
                // The words are in the first pattern, and brackets match by the second.
                let content = pattern(&format!("(?:{opening})+(?:{word})(?: *>)+"));
                let matching = (0..DEPTH).fold(".*".to_owned(), |inner, _| format!("(?:{opening}{inner} *>|[^<>]*)"));
                vec![with_snippets(json!({ "allOf": [content, pattern(&matching)] }), &[LIST, MAP])]
            }
        }
    }
}

fn pattern(expression: &str) -> Json {
    json!({ "type": "string", "pattern": format!("^(?:{expression})$") })
}

/// Adds what editors insert for texts that they cannot list.
fn with_snippets(mut schema: Json, snippets: &[Snippet]) -> Json {
    let snippets = snippets.iter().map(|(label, body)| json!({ "label": label, "body": body }));
    schema["defaultSnippets"] = snippets.collect();
    schema
}
