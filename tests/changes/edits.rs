//! Random edits of a spec folder, similar to those of a person. They depend on the structure of the YAML, and hardly on
//! its meaning.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_yaml::{Mapping, Value};

/// A random edit: the file, the node, the kind of edit, and a further choice.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    file: Index,
    node: Index,
    choice: Index,
    other: Index,
}

/// Lists of edits.
pub(crate) fn strategy(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let index = any::<Index>;
    let edit =
        (index(), index(), index(), index()).prop_map(|(file, node, choice, other)| Edit { file, node, choice, other });
    prop::collection::vec(edit, 1..=most)
}

/// The files of a spec, as values.
#[derive(Clone)]
pub(crate) struct Folder(BTreeMap<String, Value>);

/// Keys that an edit may add to a mapping, with values that are often valid.
const KEYS: [(&str, &str); 26] = [
    ("sensitive", "true"),
    ("absence_matters", "true"),
    ("always_present", "true"),
    ("present_when", "somebody asks"),
    ("observed", "bodies of some"),
    ("rust_name", "some_other_name"),
    ("example", "12"),
    ("default", "13"),
    ("constant", "14"),
    ("unit", "steps"),
    ("maximum", "99.5"),
    ("max_length", "40"),
    ("min_items", "1"),
    ("required", "true"),
    ("read_only", "true"),
    ("deprecated", "{ note: no longer of use }"),
    ("deprecated", "{ note: to go soon, stage: announced }"),
    ("optional", "true"),
    ("unique", "true"),
    ("wire", "integer_text"),
    ("value", "77"),
    ("exception", "the moon is full"),
    ("style", "comma"),
    ("encoding", "form"),
    ("server", "https://other.example.com"),
    ("first", "0"),
];

impl Folder {
    pub(crate) fn read(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
        Self(
            files
                .map(|path| {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    (name, serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap())
                })
                .collect(),
        )
    }

    pub(crate) fn write(&self, folder: &Path) {
        for (name, value) in &self.0 {
            fs::write(folder.join(name), serde_yaml::to_string(value).unwrap()).unwrap();
        }
    }

    /// Applies an edit and describes it; `None` if it is not applicable.
    pub(crate) fn apply(&mut self, edit: &Edit) -> Option<String> {
        // Prefers resource files, which contain most of a spec.
        let names: Vec<String> = self.0.keys().filter(|name| *name != "crate.yaml").cloned().collect();
        let everywhere = edit.file.index(8) == 0 || names.is_empty();
        let name = if everywhere { "crate.yaml" } else { edit.file.get(&names) };
        let texts = self.0.values().flat_map(texts).collect::<Vec<_>>();
        let file = self.0.get_mut(name)?;
        let mut shapes = Vec::new();
        shapes_of(file, &mut shapes);
        let wanted = [Shape::Scalar, Shape::List, Shape::Mapping][edit.choice.index(3)];
        let fitting: Vec<usize> = (0..shapes.len()).filter(|number| shapes[*number] == wanted).collect();
        let mut number = *fitting.get(edit.node.index(fitting.len().max(1)))?;
        let description = at(file, &mut number, &mut |value| change(value, edit, &texts))?;
        Some(format!("{name}: {}", description?))
    }
}

/// Every text of a value.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        Value::Mapping(entries) => entries.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Scalar,
    List,
    Mapping,
}

/// The kinds of all nodes, from the outside in.
fn shapes_of(value: &Value, shapes: &mut Vec<Shape>) {
    match value {
        Value::Sequence(items) => {
            shapes.push(Shape::List);
            for item in items {
                shapes_of(item, shapes);
            }
        }
        Value::Mapping(entries) => {
            shapes.push(Shape::Mapping);
            for value in entries.values() {
                shapes_of(value, shapes);
            }
        }
        _ => shapes.push(Shape::Scalar),
    }
}

/// Applies a function to the nth node, counted from the outside in.
fn at<T>(value: &mut Value, number: &mut usize, act: &mut dyn FnMut(&mut Value) -> T) -> Option<T> {
    if *number == 0 {
        return Some(act(value));
    }
    *number -= 1;
    match value {
        Value::Sequence(items) => items.iter_mut().find_map(|item| at(item, number, act)),
        Value::Mapping(entries) => entries.iter_mut().find_map(|(_, value)| at(value, number, act)),
        _ => None,
    }
}

fn change(value: &mut Value, edit: &Edit, texts: &[String]) -> Option<String> {
    match value {
        Value::Bool(flag) => {
            *flag = !*flag;
            Some(format!("flipped to {flag}"))
        }
        Value::Number(number) => {
            let next = number.as_i64()? + [1, 2, 10, -1][edit.other.index(4)];
            let description = format!("{number} became {next}");
            *number = next.into();
            Some(description)
        }
        Value::String(text) => {
            let next = match edit.file.index(6) {
                0 => format!("{text} indeed"),
                1 => format!("{text}X"),
                2 => text.replace(' ', ", "),
                3 => text.split(' ').rev().collect::<Vec<_>>().join(" "),
                _ => edit.other.get(texts).clone(),
            };
            let description = format!("`{text}` became `{next}`");
            *text = next;
            Some(description)
        }
        Value::Sequence(items) if !items.is_empty() => list(items, edit),
        Value::Mapping(entries) => mapping(entries, edit),
        _ => None,
    }
}

fn list(items: &mut Vec<Value>, edit: &Edit) -> Option<String> {
    let (one, other) = (edit.other.index(items.len()), edit.node.index(items.len()));
    match edit.file.index(4) {
        0 => {
            let gone = items.remove(one);
            Some(format!("removed {gone:?}"))
        }
        1 => {
            items.swap(one, other);
            Some(format!("swapped {one} and {other}"))
        }
        2 => {
            items.rotate_left(1);
            Some("rotated".to_owned())
        }
        _ => {
            let mut copy = items[one].clone();
            if let Value::Mapping(entries) = &mut copy {
                for (key, value) in entries.iter_mut() {
                    match (key.as_str(), value) {
                        (Some("name" | "id" | "rust_name"), Value::String(name)) => name.push_str("_B"),
                        (Some("id" | "number" | "value"), Value::Number(number)) => {
                            *number = (number.as_i64()? + 50).into();
                        }
                        (Some("doc" | "meaning"), Value::String(text)) => {
                            "Quite another thing altogether.".clone_into(text);
                        }
                        _ => {}
                    }
                }
            }
            items.insert(other, copy);
            Some(format!("copied {one} to {other}"))
        }
    }
}

fn mapping(entries: &mut Mapping, edit: &Edit) -> Option<String> {
    if edit.file.index(2) == 0 {
        let keys: Vec<Value> = entries.keys().cloned().collect();
        let key = keys.get(edit.other.index(keys.len().max(1)))?;
        entries.remove(key);
        return Some(format!("removed the key {key:?}"));
    }
    let (key, value) = edit.other.get(&KEYS);
    entries.insert(Value::String((*key).to_owned()), serde_yaml::from_str(value).ok()?);
    Some(format!("set {key} to {value}"))
}
