//! Holds a document against the schema of its kind: every key that is unknown, doubled or missing, every value of the
//! wrong type. What is wrong is reported and left out, so that the rest can still be loaded and checked.

use serde_json::Value;

use super::scalar::Scalar;
use super::tree::{Entry, Kind, Node};
use crate::finding::{Finding, Place, Span, alternatives, did_you_mean};
use crate::rules;

/// The part of a document that has the right shape, and what was left out of it.
pub(super) struct Conformed {
    /// `None` if nothing is left.
    pub(super) tree: Option<Node>,
    /// Names of entries that were left out: what refers to them is not wrong on that account.
    pub(super) broken: Vec<String>,
}

/// Holds `node` against `schema`.
pub(super) fn conform(file: &str, node: &Node, schema: &Value, findings: &mut Vec<Finding>) -> Conformed {
    let mut pass = Pass { file, root: schema, findings, broken: Vec::new() };
    let tree = pass.value(node, schema, &[]);
    Conformed { tree, broken: pass.broken }
}

struct Pass<'a> {
    file: &'a str,
    root: &'a Value,
    findings: &'a mut Vec<Finding>,
    broken: Vec<String>,
}

impl<'a> Pass<'a> {
    fn value(&mut self, node: &Node, schema: &'a Value, path: &[&str]) -> Option<Node> {
        let schema = self.resolve(schema);
        if schema
            .as_object()
            .is_none_or(|object| !["type", "enum", "oneOf", "anyOf"].iter().any(|key| object.contains_key(*key)))
        {
            return Some(node.clone());
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let fitting = choices.iter().map(|choice| self.resolve(choice)).find(|choice| fits(node, choice));
            return match fitting {
                Some(choice) => self.value(node, choice, path),
                None => self.wrong_type(node, &expected_any(choices), path),
            };
        }
        let names = allowed_names(schema);
        if !names.is_empty() {
            return self.one_of(node, &names, path);
        }
        match (&node.kind, schema.get("type").and_then(Value::as_str)) {
            (Kind::Map(entries), Some("object")) => self.object(node, entries, schema, path),
            (Kind::List(items), Some("array")) => self.array(node, items, &schema["items"], path),
            _ if fits(node, schema) => Some(node.clone()),
            _ => self.wrong_type(node, &expected(schema), path),
        }
    }

    fn object(&mut self, node: &Node, entries: &[Entry], schema: &'a Value, path: &[&str]) -> Option<Node> {
        let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
        let required = schema.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let is_required = |key: &str| required.iter().any(|name| name == key);
        let mut kept: Vec<Entry> = Vec::new();
        let mut whole = true;
        for (position, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..position].iter().find(|earlier| earlier.key == entry.key) {
                self.duplicate_key(entry, first);
                continue;
            }
            let known = schema.get("properties").and_then(|properties| properties.get(&entry.key));
            let value = match known.or_else(|| schema.get("additionalProperties").filter(|extra| extra.is_object())) {
                Some(inner) => self.value(&entry.value, inner, &[path, &[entry.key.as_str()]].concat()),
                None if closed => {
                    self.unknown_key(entry, schema, entries);
                    continue;
                }
                None => Some(entry.value.clone()),
            };
            match value {
                Some(value) => kept.push(Entry { value, ..entry.clone() }),
                None => {
                    whole &= !is_required(&entry.key);
                    kept.push(Entry { value: Node { span: entry.value.span, kind: Kind::Broken }, ..entry.clone() });
                }
            }
        }
        for name in required.iter().filter_map(Value::as_str) {
            if entries.iter().all(|entry| entry.key != name) {
                self.missing_key(node, name, schema);
                whole = false;
            }
        }
        whole.then(|| Node { span: node.span, kind: Kind::Map(kept) })
    }

    fn array(&mut self, node: &Node, items: &[Node], schema: &'a Value, path: &[&str]) -> Option<Node> {
        let kept: Vec<Node> = items.iter().filter_map(|item| self.item(item, schema, path)).collect();
        let nothing_left = kept.is_empty() && !items.is_empty();
        (!nothing_left).then(|| Node { span: node.span, kind: Kind::List(kept) })
    }

    fn item(&mut self, item: &Node, schema: &'a Value, path: &[&str]) -> Option<Node> {
        let value = self.value(item, schema, path);
        if value.is_none() {
            let name = item.entry("name").or_else(|| item.entry("id")).and_then(|name| name.value.text());
            self.broken.extend(name.map(str::to_owned));
        }
        value
    }

    fn one_of(&mut self, node: &Node, names: &[&str], path: &[&str]) -> Option<Node> {
        match node.text() {
            Some(text) if names.contains(&text) => Some(node.clone()),
            Some(text) => {
                let message = format!("`{text}` is not a value of `{}`", path.last().unwrap_or(&"this key"));
                let help = did_you_mean(text, names.iter().copied());
                let finding = self.finding(&rules::WRONG_TYPE, node.head(), message);
                self.findings.push(
                    finding
                        .label("not known")
                        .help(format!("write one of {}", alternatives(names.iter().copied())))
                        .maybe_help(help),
                );
                None
            }
            None => self.wrong_type(node, &format!("one of {}", alternatives(names.iter().copied())), path),
        }
    }

    fn wrong_type(&mut self, node: &Node, expected: &str, path: &[&str]) -> Option<Node> {
        let key = path.last().unwrap_or(&"the file");
        let found = node.describe();
        let finding = match &node.kind {
            Kind::Scalar(Scalar::Null) => self
                .finding(&rules::EMPTY_VALUE, node.head(), format!("`{key}` has no value"))
                .label(format!("expected {expected}"))
                .help(format!("write {expected} here, or leave `{key}` out if it is optional; quote `\"null\"` and `\"~\"` to mean the words")),
            kind => {
                let finding = self
                    .finding(&rules::WRONG_TYPE, node.head(), format!("`{key}` takes {expected}, not {found}"))
                    .label(format!("expected {expected}"));
                match kind {
                    Kind::Scalar(scalar) if expected.starts_with("text") => {
                        let text = scalar.unquoted().unwrap_or_default();
                        finding.help(format!("YAML reads this as {found}; write \"{text}\", with quotes, to mean the text"))
                    }
                    Kind::Scalar(Scalar::Other(text)) => finding.help(whole_number_help(text)),
                    _ => finding.help(format!("write {expected}")),
                }
            }
        };
        self.findings.push(finding);
        None
    }

    fn duplicate_key(&mut self, entry: &Entry, first: &Entry) {
        let finding = self
            .finding(&rules::DUPLICATE_KEY, entry.key_span, format!("the key `{}` stands here twice", entry.key))
            .label("given again")
            .related(self.place(first.key_span), "first given here")
            .help("keep one of them");
        self.findings.push(finding);
    }

    fn unknown_key(&mut self, entry: &Entry, schema: &Value, siblings: &[Entry]) {
        let known = property_names(schema);
        let free = known.iter().copied().filter(|name| siblings.iter().all(|sibling| sibling.key != *name));
        let help = did_you_mean(&entry.key, free)
            .unwrap_or_else(|| format!("the keys known here are {}", alternatives(known)));
        let finding = self
            .finding(&rules::UNKNOWN_KEY, entry.key_span, format!("unknown key `{}`", entry.key))
            .label("not a key of this place")
            .help(help);
        self.findings.push(finding);
    }

    fn missing_key(&mut self, node: &Node, name: &str, schema: &Value) {
        let inner = &schema["properties"][name];
        let expected = match inner.get("description").and_then(Value::as_str) {
            Some(description) => format!("add `{name}:` — {}", lower_first(description.trim_end_matches('.'))),
            None => format!("add `{name}:`"),
        };
        let finding = self
            .finding(&rules::MISSING_KEY, node.head(), format!("the key `{name}` is missing here"))
            .label(format!("has no `{name}`"))
            .help(expected);
        self.findings.push(finding);
    }

    /// Follows references, which stand alone or as the only member of `allOf`.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        loop {
            let inner = schema.get("allOf").and_then(|all| all.get(0)).unwrap_or(schema);
            match inner
                .get("$ref")
                .and_then(Value::as_str)
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

/// Whether a value has the type that the schema names.
fn fits(node: &Node, schema: &Value) -> bool {
    let Some(name) = schema.get("type").and_then(Value::as_str) else { return true };
    match &node.kind {
        Kind::Map(_) => name == "object",
        Kind::List(_) => name == "array",
        Kind::Scalar(Scalar::Null | Scalar::Other(_)) | Kind::Broken => false,
        Kind::Scalar(Scalar::Boolean(_)) => name == "boolean",
        Kind::Scalar(Scalar::Integer(number)) => name == "integer" && in_range(*number, schema),
        Kind::Scalar(Scalar::Text(_)) => name == "string",
    }
}

fn in_range(number: i64, schema: &Value) -> bool {
    let bound = |key| schema.get(key).and_then(Value::as_f64);
    #[expect(clippy::cast_precision_loss, reason = "the bounds are those of small integer types")]
    let number = number as f64;
    bound("minimum").is_none_or(|least| number >= least) && bound("maximum").is_none_or(|most| number <= most)
}

/// What a schema takes, in words.
fn expected(schema: &Value) -> String {
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => {
            match (schema.get("minimum").and_then(Value::as_f64), schema.get("maximum").and_then(Value::as_f64)) {
                (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
                (Some(least), None) => format!("a whole number not below {least}"),
                _ => "a whole number".to_owned(),
            }
        }
        Some("array") => "a list".to_owned(),
        _ => "a mapping".to_owned(),
    }
}

fn expected_any(choices: &[Value]) -> String {
    let mut words: Vec<String> = choices.iter().map(expected).collect();
    words.dedup();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The texts that a schema is limited to; empty if it is not.
fn allowed_names(schema: &Value) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let described = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten().flat_map(|choice| {
        let several = choice.get("enum").and_then(Value::as_array).into_iter().flatten();
        several.chain(choice.get("const"))
    });
    listed.chain(described).filter_map(Value::as_str).collect()
}

fn property_names(schema: &Value) -> Vec<&str> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

fn whole_number_help(written: &str) -> String {
    let radix = |prefix, radix| written.strip_prefix(prefix).and_then(|digits| i64::from_str_radix(digits, radix).ok());
    match radix("0x", 16).or_else(|| radix("0o", 8)) {
        Some(number) => format!("write it in decimal: {number}"),
        None => "write a whole number in decimal, with no leading zero, sign or fraction".to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
