//! Values of attributes.

use super::ElementPath;
use crate::api::Builtin;
use crate::lower::markdown;

/// Marks where a name belongs in a text.
const SLOT: char = '\u{1}';

/// A value: a text, and the elements that it refers to. References are compared as resolved, not as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::diff) struct FactValue {
    pub(super) text: String,
    pub(in crate::diff) names: Vec<ElementPath>,
    /// Whether the names are pairs whose order has no meaning.
    in_pairs: bool,
    /// What the value is, as far as the rules make a difference.
    pub(in crate::diff) form: Form,
    /// Whether a reference in it is unresolved. The text has the reference as written.
    is_unresolved: bool,
}

/// What a value is, as far as the rules make a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::diff) enum Form {
    /// None of the others.
    #[default]
    Other,
    /// A type of fields that is part of the language.
    Builtin(Builtin),
    /// The type of a list. Of a built-in type, if so.
    List(Option<Builtin>),
    /// A text or several texts of a table, or the type of their column.
    Texts,
    /// A message for end users, or the type of its column.
    Templates,
    /// A time, in seconds.
    Time,
    /// A type in JSON of which the type in the spec says no more: any value of the JSON type is valid.
    Unrestricted,
}

impl FactValue {
    /// A text as it stands.
    pub(in crate::diff) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text whose line breaks have a meaning only between paragraphs and items.
    pub(super) fn prose(text: &str) -> Self {
        Self::text(markdown::reflow(text))
    }

    /// A built-in type.
    pub(super) fn builtin(builtin: Builtin) -> Self {
        Self::text(builtin.info().name).of_form(Form::Builtin(builtin))
    }

    /// The value as one of a form.
    pub(super) fn of_form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// A reference that is unresolved, as it is written.
    pub(super) fn unresolved(written: impl Into<String>) -> Self {
        Self { is_unresolved: true, ..Self::text(written) }
    }

    /// A reference to an element.
    pub(super) fn name(path: ElementPath) -> Self {
        Self::list(vec![path])
    }

    /// References to elements.
    pub(super) fn list(names: Vec<ElementPath>) -> Self {
        Self { text: vec![SLOT.to_string(); names.len()].join(", "), names, ..Self::default() }
    }

    /// Pairs of references, whose order has no meaning.
    pub(super) fn pairs(pairs: impl Iterator<Item = (ElementPath, ElementPath)>) -> Self {
        Self { in_pairs: true, ..Self::list(pairs.flat_map(|(one, other)| [one, other]).collect()) }
    }

    /// References in groups: pairs, or each by itself.
    pub(in crate::diff) fn groups<'n>(&self, names: &'n [ElementPath]) -> Vec<&'n [ElementPath]> {
        names.chunks(if self.in_pairs { 2 } else { 1 }).collect()
    }

    /// The type of a list of what the value names.
    pub(super) fn in_list(self) -> Self {
        let element = match self.form {
            Form::Builtin(builtin) => Some(builtin),
            Form::Other | Form::List(_) | Form::Texts | Form::Templates | Form::Time | Form::Unrestricted => None,
        };
        Self { text: format!("list<{}>", self.text), form: Form::List(element), ..self }
    }

    /// The type of a map to what the value names.
    pub(super) fn in_map(self) -> Self {
        Self { text: format!("map<{}>", self.text), form: Form::Other, ..self }
    }

    /// Whether it is more than references and signs between them.
    pub(in crate::diff) fn is_text(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// Whether it is pairs of references, or several references, and nothing else.
    pub(in crate::diff) fn is_list(&self) -> bool {
        !self.is_text() && self.names.len() > 1
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds another value.
    pub(super) fn append(&mut self, value: Self) {
        self.text.push_str(&value.text);
        self.names.extend(value.names);
        self.is_unresolved |= value.is_unresolved;
    }

    pub(super) fn push_name(&mut self, path: ElementPath) {
        self.text.push(SLOT);
        self.names.push(path);
    }

    /// A placeholder for an element.
    pub(super) fn push_slot(&mut self, path: ElementPath) {
        self.push("{");
        self.push_name(path);
        self.push("}");
    }

    /// Whether both are equal, where a reference of base equals its counterpart in head. A value with an unresolved reference
    /// equals what is written the same.
    pub(in crate::diff) fn equals(&self, head: &Self, counterpart: impl Fn(&ElementPath) -> ElementPath) -> bool {
        if self.is_unresolved || head.is_unresolved {
            return self.to_string() == head.to_string();
        }
        if self.text != head.text {
            return false;
        }
        let names: Vec<ElementPath> = self.names.iter().map(counterpart).collect();
        let (mut base, mut head) = (self.groups(&names), head.groups(&head.names));
        if self.in_pairs {
            base.sort();
            head.sort();
        }
        base == head
    }

    /// The text with each name as `name` writes it.
    pub(in crate::diff) fn write(&self, name: impl Fn(&ElementPath) -> String) -> String {
        let mut names = self.names.iter();
        self.text.split(SLOT).enumerate().fold(String::new(), |mut written, (index, piece)| {
            if index > 0 {
                written.push_str(&names.next().map(&name).unwrap_or_default());
            }
            written.push_str(piece);
            written
        })
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.write(ElementPath::reference))
    }
}
