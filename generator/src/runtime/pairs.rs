//! Pairs of names and values: queries and forms.

use std::borrow::Cow;

use super::json::Json;
use super::path::push_encoded;
use super::record::Record;
use super::union;
use super::view::View;

/// How the elements of a list are written in a query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListStyle {
    /// `id=1&id=2`
    Repeat,
    /// `id=1,2`
    Comma,
    /// `id[]=1&id[]=2`, percent-encoded
    Brackets,
}

/// Pairs of names and values, percent-encoded and joined by `&`.
#[derive(Default)]
pub(crate) struct Pairs(String);

impl Pairs {
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// Adds a pair.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        self.push_name(name);
        push_encoded(&mut self.0, value);
    }

    fn push_name(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        push_encoded(&mut self.0, name);
        self.0.push('=');
    }

    /// Adds a parameter of a query: a scalar, or a list of scalars. An empty list adds nothing.
    pub(crate) fn push_parameter(&mut self, name: &str, value: View<'_>, style: ListStyle) {
        let View::List(list) = value else {
            if let Some(text) = value.into_text() {
                self.push(name, &text);
            }
            return;
        };
        let elements = (0..list.count()).filter_map(|index| list.element(index).into_text());
        match style {
            ListStyle::Repeat => elements.for_each(|element| self.push(name, &element)),
            ListStyle::Brackets => elements.for_each(|element| self.push(&format!("{name}[]"), &element)),
            ListStyle::Comma => {
                for (index, element) in elements.enumerate() {
                    if index == 0 {
                        self.push_name(name);
                    } else {
                        self.0.push(',');
                    }
                    push_encoded(&mut self.0, &element);
                }
            }
        }
    }

    /// Adds a value of a form. What is nested is written as `metadata[key]` and `items[0][price]`. Nulls are omitted: a
    /// form cannot express them.
    pub(crate) fn push_nested(&mut self, name: &str, value: View<'_>) {
        match value {
            View::Record(record) => self.push_record(name, record),
            View::List(list) => {
                for index in 0..list.count() {
                    self.push_nested(&nested(name, &index.to_string()), list.element(index));
                }
            }
            View::Map(map) => {
                for index in 0..map.count() {
                    let (key, value) = map.entry(index);
                    self.push_nested(&nested(name, key), value);
                }
            }
            View::Union(union) => {
                let (content, tag) = union::contents(union);
                if let Some((key, value)) = tag {
                    self.push(&nested(name, key), value);
                }
                self.push_nested(name, content);
            }
            View::Json(Json::Null) => {}
            View::Json(Json::Bool(value)) => self.push_nested(name, View::Boolean(*value)),
            View::Json(Json::Number(number)) => self.push(name, number.as_str()),
            View::Json(Json::String(text)) => self.push(name, text),
            View::Json(Json::Array(elements)) => self.push_nested(name, View::List(elements)),
            View::Json(Json::Object(entries)) => self.push_nested(name, View::Map(entries)),
            View::Boolean(_) | View::Integer(_) | View::Text(_) | View::Scalar(_) => {
                if let Some(text) = value.into_text() {
                    self.push(name, &text);
                }
            }
        }
    }

    fn push_record(&mut self, name: &str, record: &dyn Record) {
        for (index, key) in record.metadata().keys.iter().enumerate() {
            if let Some(value) = record.view(index) {
                self.push_nested(&nested(name, key), value);
            }
        }
    }
}

/// The name of a value inside another one; that of the outermost one is empty.
fn nested<'a>(name: &str, key: &'a str) -> Cow<'a, str> {
    if name.is_empty() { key.into() } else { format!("{name}[{key}]").into() }
}
