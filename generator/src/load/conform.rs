//! Validates a document against its schema: reports unknown, duplicate and missing keys, and values of the wrong type.
//! Invalid parts are omitted, so that the rest can still be loaded and checked.

use std::collections::BTreeMap;

use serde_json::Value as Schema;

use super::messages::{self, Key, Position};
use super::scalar::{Scalar, ScalarValue};
use super::schema::required_names;
use super::tree::{Entry, Kind, MERGE_KEY, Node};
use crate::finding::{Finding, Place, Span, alternatives, closest, did_you_mean};
use crate::rules;
use crate::spec::Number;

/// The part of a document that conforms to its schema, and the names of what was omitted.
pub(super) struct Conformed {
    /// `None` if the whole document is invalid.
    pub(super) tree: Option<Node>,
    /// Names of entries that were omitted. They suppress follow-up findings on references to these entries.
    pub(super) omitted: Vec<String>,
}

/// Validates `node` against `schema`.
pub(super) fn conform(file: &str, node: &Node, schema: &Schema, findings: &mut Vec<Finding>) -> Conformed {
    let mut pass = Pass { file, root: schema, findings, omitted: Vec::new() };
    let tree = pass.value(node, schema, Position::Root);
    Conformed { tree, omitted: pass.omitted }
}

struct Pass<'a> {
    file: &'a str,
    root: &'a Schema,
    findings: &'a mut Vec<Finding>,
    omitted: Vec<String>,
}

impl<'a> Pass<'a> {
    fn value(&mut self, node: &Node, schema: &'a Schema, position: Position<'_>) -> Option<Node> {
        let schema = self.resolve(schema);
        if matches!(node.kind, Kind::Invalid) {
            return None;
        }
        if let Some(choices) = schema.get("anyOf").and_then(Schema::as_array) {
            return match choices.iter().map(|choice| self.resolve(choice)).find(|choice| fits(node, choice)) {
                Some(choice) => self.value(node, choice, position),
                None => self.wrong_type(node, &messages::expected_any(choices), schema, position),
            };
        }
        let names = allowed_names(schema);
        if !names.is_empty() {
            return self.one_of(node, &names, schema, position);
        }
        match (&node.kind, schema.get("type").and_then(Schema::as_str)) {
            (_, None) => self.anything(node, schema, position),
            (Kind::Map(entries), Some("object")) => self.object(node, entries, schema, position),
            (Kind::List(items), Some("array")) => {
                self.enough(node, items.len(), schema, position);
                self.array(node, items, &schema["items"], position)
            }
            _ if fits(node, schema) => Some(node.clone()),
            _ => self.wrong_type(node, &messages::expected(schema), schema, position),
        }
    }

    fn object(&mut self, node: &Node, entries: &[Entry], schema: &'a Schema, position: Position<'_>) -> Option<Node> {
        let firsts = self.without_duplicates(entries, position);
        if firsts.len() < entries.len() {
            self.omit_duplicates(entries, &firsts, schema);
        }
        let mut kept: Vec<Entry> = Vec::new();
        for entry in firsts.values() {
            let entry = match self.schema_of(entry, schema) {
                Some(inner) => self.known_entry(entry, inner, schema, position),
                None => self.unknown_entry(entry, schema, &firsts, node.is_bracketed()),
            };
            kept.push(entry);
        }
        // Restores the order of the file.
        kept.sort_by_key(|entry| entry.key_span);
        let whole = self.required(node, &kept, schema, position);
        let incomplete = match position {
            Position::Root => kept.iter().any(|entry| entry.value.incomplete),
            // A duplicate key may be the start of another item, of unknown name.
            Position::Item(_) => firsts.len() < entries.len() && is_named(&property_names(schema)),
            Position::Key(_) => false,
        };
        (whole || matches!(position, Position::Root)).then_some(Node {
            span: node.span,
            kind: Kind::Map(kept),
            incomplete,
        })
    }

    /// The schema of a key: that of the property with this name, or else `additionalProperties`. The latter does not
    /// apply if the value does not fit it and the key looks like a misspelt property.
    fn schema_of(&self, entry: &Entry, schema: &'a Schema) -> Option<&'a Schema> {
        let named = schema.get("properties").and_then(|properties| properties.get(&entry.key));
        named.or_else(|| {
            let extra = schema.get("additionalProperties").filter(|extra| extra.is_object())?;
            let choices = self.resolve(extra).get("anyOf").and_then(Schema::as_array).map_or(&[][..], Vec::as_slice);
            let fits = choices.iter().any(|choice| fits(&entry.value, self.resolve(choice)));
            (fits || closest(&entry.key, property_names(schema)).is_none()).then_some(extra)
        })
    }

    fn known_entry(&mut self, entry: &Entry, inner: &'a Schema, schema: &'a Schema, position: Position<'_>) -> Entry {
        let is_required = required_names(schema).any(|name| name == entry.key);
        let value = self.value(&entry.value, inner, Position::Key(Key { entry, is_required, schema: inner }));
        let value = value.unwrap_or_else(|| {
            let is_definitions = matches!(position, Position::Root);
            let incomplete = self.omit(&entry.value, inner) && is_definitions;
            Node { incomplete, ..invalid(&entry.value) }
        });
        Entry { value, ..entry.clone() }
    }

    /// Replaces a misspelt key by the property that it was probably meant to be, with an invalid value, so that this
    /// property is not reported as missing.
    fn unknown_entry(
        &mut self,
        entry: &Entry,
        schema: &'a Schema,
        written: &BTreeMap<&str, &Entry>,
        in_brackets: bool,
    ) -> Entry {
        let near = closest(&entry.key, property_names(schema));
        if entry.key != MERGE_KEY {
            self.unknown_key(entry, schema, near.map(|name| (name, written.get(name).copied())), in_brackets);
        }
        let incomplete = near.is_some_and(|near| self.omit(&entry.value, &schema["properties"][near]));
        let meant = near.filter(|name| !written.contains_key(name)).unwrap_or(&entry.key);
        let value = Node { incomplete, ..invalid(&entry.value) };
        Entry { key: meant.to_owned(), key_span: entry.key_span, value }
    }

    /// Records the names that are omitted together with a value, to suppress follow-up findings. Returns whether
    /// entries of unknown names may be omitted too.
    fn omit(&mut self, value: &Node, schema: &'a Schema) -> bool {
        let Some(item_schema) = self.resolve(schema).get("items") else { return false };
        match &value.kind {
            Kind::List(items) => {
                let mut others = false;
                for item in items {
                    others |= self.omit_item(item, item_schema);
                }
                others
            }
            _ => is_named(&property_names(self.resolve(item_schema))),
        }
    }

    fn omit_item(&mut self, item: &Node, schema: &'a Schema) -> bool {
        let schema = self.resolve(schema);
        let known = property_names(schema);
        // A text is its own name. Any other value in the place of a text may be meant as any name.
        let Some(name) = name_of(item, &known) else { return is_named(&known) || schema["type"] == "string" };
        // If the next key lacks its colon, its line becomes part of the name.
        self.omitted.extend(name.split_whitespace().next().map(str::to_owned));
        self.omitted.push(name);
        false
    }

    fn omit_duplicates(&mut self, entries: &[Entry], firsts: &BTreeMap<&str, &Entry>, schema: &'a Schema) {
        for entry in entries {
            let is_first = firsts.get(entry.key.as_str()).is_some_and(|first| first.key_span == entry.key_span);
            if let (false, Some(inner)) = (is_first, self.schema_of(entry, schema)) {
                self.omit(&entry.value, inner);
            }
        }
    }

    /// Whether every required key is present and valid. Reports those that are missing.
    fn required(&mut self, node: &Node, entries: &[Entry], schema: &'a Schema, position: Position<'_>) -> bool {
        let merged = entries.iter().any(|entry| entry.key == MERGE_KEY);
        let mut whole = !merged;
        for name in required_names(schema) {
            let written = entries.iter().find(|entry| entry.key == name);
            whole &= written.is_some_and(|entry| !matches!(entry.value.kind, Kind::Invalid));
            if written.is_none() && !merged {
                self.missing_key(node, name, schema, position);
            }
        }
        whole
    }

    fn array(&mut self, node: &Node, items: &[Node], schema: &'a Schema, position: Position<'_>) -> Option<Node> {
        let position = match position {
            Position::Key(key) => Position::Item(key),
            other => other,
        };
        let mut incomplete = false;
        let mut kept = Vec::new();
        for item in items {
            match self.value(item, schema, position) {
                Some(item) => {
                    incomplete |= item.incomplete;
                    kept.push(item);
                }
                None => incomplete |= self.omit_item(item, schema),
            }
        }
        // Valid items are kept. A list without any valid item is invalid.
        let says_something = items.is_empty() || !kept.is_empty();
        says_something.then_some(Node { span: node.span, kind: Kind::List(kept), incomplete })
    }

    /// Reports a list that is too short. Its items are kept.
    fn enough(&mut self, node: &Node, count: usize, schema: &Schema, position: Position<'_>) {
        let least = schema.get("minItems").and_then(Schema::as_u64).and_then(|least| usize::try_from(least).ok());
        let Some(least) = least.filter(|least| count < *least) else { return };
        let message = format!("{position} takes a list of {least} or more, not of {count}");
        let finding = self.finding(&rules::WRONG_TYPE, node.head(), message).label("too few");
        self.findings.push(finding.maybe_help(messages::too_few_help(position)));
    }

    /// Validates a value that may be any JSON except null.
    fn anything(&mut self, node: &Node, schema: &Schema, position: Position<'_>) -> Option<Node> {
        let before = self.findings.len();
        match &node.kind {
            Kind::Scalar(Scalar { value: ScalarValue::Null, .. }) => {
                return self.wrong_type(node, "a value", schema, position);
            }
            _ => self.json(node),
        }
        (self.findings.len() == before).then(|| node.clone())
    }

    fn json(&mut self, node: &Node) {
        match &node.kind {
            Kind::List(items) => items.iter().for_each(|item| self.json(item)),
            Kind::Map(entries) => {
                for entry in self.without_duplicates(entries, Position::Root).values() {
                    self.json(&entry.value);
                }
            }
            Kind::Scalar(Scalar { text, value: ScalarValue::UnsupportedNumber }) if Number::parse(text).is_none() => {
                let finding = self.finding(&rules::WRONG_TYPE, node.span, format!("JSON has no number `{text}`"));
                let help = format!("{}; put it in quotes if it is a text", messages::decimal(text));
                self.findings.push(finding.label("not a number in JSON").help(help));
            }
            Kind::Scalar(_) | Kind::Invalid => {}
        }
    }

    fn one_of(&mut self, node: &Node, names: &[&str], schema: &Schema, position: Position<'_>) -> Option<Node> {
        let choice = format!("one of {}", alternatives(names.iter().copied()));
        match node.text() {
            Some(text) if names.contains(&text) => Some(node.clone()),
            Some(text) => {
                let finding = self.finding(&rules::WRONG_TYPE, node.head(), format!("{position} cannot be `{text}`"));
                let help = did_you_mean(text, names.iter().copied());
                self.findings.push(finding.label("not known").help(format!("write {choice}")).maybe_help(help));
                None
            }
            None => self.wrong_type(node, &choice, schema, position),
        }
    }

    fn wrong_type(&mut self, node: &Node, expected: &str, schema: &Schema, position: Position<'_>) -> Option<Node> {
        let finding = match &node.kind {
            Kind::Scalar(Scalar { value: ScalarValue::Null, text }) => {
                // An absent value has no visible span.
                let span = if node.span.is_empty() { position.key_span().unwrap_or(node.span) } else { node.span };
                self.finding(&rules::EMPTY_VALUE, span, format!("{position} has no value"))
                    .help(messages::empty_help(text, expected, position))
            }
            _ => self
                .finding(
                    &rules::WRONG_TYPE,
                    node.head(),
                    format!("{position} takes {expected}, not {}", node.describe()),
                )
                .help(messages::wrong_type_help(node, expected, schema, position)),
        };
        self.findings.push(finding.label(format!("expected {expected}")));
        None
    }

    /// The first entry of each key. Reports duplicates.
    fn without_duplicates<'n>(&mut self, entries: &'n [Entry], position: Position<'_>) -> BTreeMap<&'n str, &'n Entry> {
        let mut by_key: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            by_key.entry(&entry.key).or_default().push(entry);
        }
        let mut doubled: Vec<&Vec<&Entry>> = by_key.values().filter(|same| same.len() > 1).collect();
        doubled.sort_by_key(|same| same[1].key_span);
        // Several duplicate keys in one item are a single mistake: the start of another item lacks its `- `.
        let joins_items = matches!(position, Position::Item(_)) && doubled.len() > 1;
        for same in doubled.iter().take(if joins_items { 1 } else { doubled.len() }) {
            self.duplicate_key(same, joins_items);
        }
        by_key.into_iter().map(|(key, same)| (key, same[0])).collect()
    }

    fn duplicate_key(&mut self, same: &[&Entry], joins_items: bool) {
        let count = if same.len() == 2 { "twice".to_owned() } else { format!("{} times", same.len()) };
        let message = format!("the key `{}` is given {count}", same[0].key);
        let help = if joins_items {
            "keep one of them or, if another item of the list begins here, begin it with `- `"
        } else {
            "keep one of them"
        };
        let finding = self
            .finding(&rules::DUPLICATE_KEY, same[1].key_span, message)
            .label("given again")
            .related(self.place(same[0].key_span), "first given here")
            .help(help);
        self.findings.push(finding);
    }

    fn unknown_key(&mut self, entry: &Entry, schema: &Schema, near: Option<(&str, Option<&Entry>)>, in_brackets: bool) {
        let finding = self.finding(&rules::UNKNOWN_KEY, entry.key_span, format!("unknown key `{}`", entry.key));
        let finding = match near {
            Some((name, None)) => finding.help(format!("did you mean `{name}`?")),
            Some((name, Some(there))) => finding
                .related(self.place(there.key_span), format!("`{name}` is given here"))
                .help(format!("did you mean `{name}`? Then keep one of them")),
            None if in_brackets && entry.value.is_nothing() => {
                finding.help("a `,` begins another key: put the text before it in quotes if this belongs to it")
            }
            None => finding.help(format!("the keys known here are {}", alternatives(property_names(schema)))),
        };
        self.findings.push(finding.label("not known here"));
    }

    fn missing_key(&mut self, node: &Node, name: &str, schema: &Schema, position: Position<'_>) {
        let help = match messages::purpose(&schema["properties"][name]) {
            Some(purpose) => format!("add `{name}:` — {purpose}"),
            None => format!("add `{name}:`"),
        };
        let first_key = match &node.kind {
            Kind::Map(entries) => entries.first().map(|entry| entry.key_span),
            _ => None,
        };
        let span = position.key_span().or(first_key).unwrap_or(node.span);
        let short_name = name_of(node, &[]).filter(|name| !name.contains(char::is_whitespace));
        let message = match (position, short_name) {
            (Position::Item(_), Some(named)) => format!("`{named}` lacks the key `{name}`"),
            _ => format!("{position} lacks the key `{name}`"),
        };
        let finding = self.finding(&rules::MISSING_KEY, span, message);
        self.findings.push(finding.label(format!("has no `{name}`")).help(help));
    }

    /// Follows `$ref`, either directly or as the only member of `allOf`.
    fn resolve(&self, schema: &'a Schema) -> &'a Schema {
        let mut schema = schema;
        loop {
            let inner = schema.get("allOf").and_then(|all| all.get(0)).unwrap_or(schema);
            match inner
                .get("$ref")
                .and_then(Schema::as_str)
                .and_then(|reference| self.root.pointer(reference.trim_start_matches('#')))
            {
                Some(target) => schema = target,
                None => return inner,
            }
        }
    }

    fn finding(&self, rule: &'static rules::Rule, span: Span, message: String) -> Finding {
        Finding::new(rule, self.place(span), message)
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file.to_owned(), span }
    }
}

/// The placeholder for an invalid value.
fn invalid(value: &Node) -> Node {
    Node::new(value.span, Kind::Invalid)
}

/// Whether mappings with these keys have a name.
fn is_named(known: &[&str]) -> bool {
    known.contains(&"name") || known.contains(&"id")
}

/// The name of an item of a list, even under a misspelt key.
fn name_of(item: &Node, known: &[&str]) -> Option<String> {
    let entries = match &item.kind {
        Kind::Scalar(scalar) if !scalar.text.is_empty() => return Some(scalar.text.clone()),
        Kind::Map(entries) => entries,
        _ => return None,
    };
    let is_name = |key: &str| matches!(key, "name" | "id");
    let meant = |entry: &&Entry| closest(&entry.key, known.iter().copied()).is_some_and(is_name);
    let named = entries.iter().find(|entry| is_name(&entry.key)).or_else(|| entries.iter().find(meant))?;
    match &named.value.kind {
        Kind::Scalar(scalar) if !scalar.text.is_empty() => Some(scalar.text.clone()),
        _ => None,
    }
}

/// Whether a value has the type that the schema names.
fn fits(node: &Node, schema: &Schema) -> bool {
    let Some(name) = schema.get("type").and_then(Schema::as_str) else { return true };
    match &node.kind {
        Kind::Map(_) => name == "object",
        Kind::List(_) => name == "array",
        Kind::Invalid => false,
        Kind::Scalar(scalar) => match scalar.value {
            ScalarValue::Null => false,
            ScalarValue::UnsupportedNumber => name == "number" && Number::parse(&scalar.text).is_some(),
            ScalarValue::Boolean(_) => name == "boolean",
            ScalarValue::Integer(number) => name == "number" || (name == "integer" && in_range(number, schema)),
            ScalarValue::Text => name == "string",
        },
    }
}

fn in_range(number: i64, schema: &Schema) -> bool {
    let bound = |key| schema.get(key).and_then(Schema::as_f64);
    #[expect(clippy::cast_precision_loss, reason = "the bounds are those of small integer types")]
    let number = number as f64;
    bound("minimum").is_none_or(|least| number >= least) && bound("maximum").is_none_or(|most| number <= most)
}

/// The texts that a schema allows; empty if it allows any.
fn allowed_names(schema: &Schema) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Schema::as_array).into_iter().flatten();
    let described = schema.get("oneOf").and_then(Schema::as_array).into_iter().flatten().flat_map(|choice| {
        let several = choice.get("enum").and_then(Schema::as_array).into_iter().flatten();
        several.chain(choice.get("const"))
    });
    listed.chain(described).filter_map(Schema::as_str).collect()
}

fn property_names(schema: &Schema) -> Vec<&str> {
    schema.get("properties").and_then(Schema::as_object).into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}
