//! A spec file with a line for each fact, so that what compares lines shows what changed and of what.

use serde_yaml::Value;

use crate::lower::markdown;

/// Keys that tell one item of a list from the others.
const NAMES: [&str; 7] = ["name", "id", "title", "column", "place", "from", "fields"];

/// The lines of a file, each with the path to what it says. However a text was wrapped, a paragraph is one line;
/// code keeps its lines. `None` if the text is no spec file.
#[must_use]
pub fn readable(text: &str) -> Option<String> {
    let value: Value = serde_yaml::from_str(text).ok().filter(Value::is_mapping)?;
    let mut lines = Vec::new();
    write(&value, "", &mut lines);
    Some(lines.concat())
}

fn write(value: &Value, path: &str, lines: &mut Vec<String>) {
    let mut line = |text: &str| lines.push(format!("{path}: {text}\n"));
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                write(value, &join(path, &scalar(key)), lines);
            }
        }
        Value::Sequence(items) if items.iter().any(Value::is_mapping) => {
            for (index, item) in items.iter().enumerate() {
                write(item, &join(path, &name(item).unwrap_or_else(|| index.to_string())), lines);
            }
        }
        Value::Sequence(items) => line(&items.iter().map(scalar).collect::<Vec<_>>().join(", ")),
        Value::String(text) if path.rsplit('.').next() == Some("code") => text.lines().for_each(line),
        Value::String(text) => markdown::reflow(text).split('\n').filter(|text| !text.is_empty()).for_each(line),
        value => line(&scalar(value)),
    }
}

fn name(item: &Value) -> Option<String> {
    let named = NAMES.iter().find_map(|key| item.get(key))?;
    // A correspondence goes by its first field.
    Some(scalar(named.as_sequence().map_or(named, |items| items.first().unwrap_or(&Value::Null))))
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => serde_yaml::to_string(value).unwrap_or_default().trim().to_owned(),
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fact_has_a_line_with_its_path() {
        let text = "structs:\n  - name: Door\n    fields:\n      - { name: width, sensitive: true, in: [Door, Gate] }\n    doc: >-\n      One\n      line.\n";
        assert_eq!(
            readable(text).unwrap(),
            "structs.Door.name: Door\nstructs.Door.fields.width.name: width\nstructs.Door.fields.width.sensitive: true\n\
             structs.Door.fields.width.in: Door, Gate\nstructs.Door.doc: One line.\n"
        );
        assert_eq!(
            readable("guide:\n  - code: |\n      one\n      two\n"),
            Some("guide.0.code: one\nguide.0.code: two\n".to_owned())
        );
        assert_eq!(
            readable("correspondences:\n  - fields: [a.B.c, d.E.f]\n"),
            Some("correspondences.a.B.c.fields: a.B.c, d.E.f\n".to_owned())
        );
        assert_eq!(readable("a: [1"), None);
    }
}
