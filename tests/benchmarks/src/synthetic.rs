//! Synthetic models of any size, as a spec and as a JSON Schema: structs of twenty documented fields, and an
//! enumeration for every ten structs.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value, json};
use typify::{TypeSpace, TypeSpaceSettings};

/// The number of structs in a file of the spec.
const STRUCTS_IN_FILE: usize = 100;
/// The number of structs that share an enumeration.
const STRUCTS_WITH_ENUM: usize = 10;
const FIELDS: usize = 20;
const VALUES: usize = 8;

/// Writes a spec with the given number of structs to an empty folder.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_spec(folder: &Path, structs: usize) -> io::Result<()> {
    let package = "name: large\ndoc: A synthetic model.\npages:\n  - { id: page, title: Page, sections: [Fields] }\n";
    fs::write(folder.join("crate.yaml"), package)?;
    for start in (0..structs).step_by(STRUCTS_IN_FILE) {
        let numbers = start..(start + STRUCTS_IN_FILE).min(structs);
        let mut text = String::from("enums:\n");
        numbers.clone().step_by(STRUCTS_WITH_ENUM).for_each(|number| push_enum(&mut text, number / STRUCTS_WITH_ENUM));
        text.push_str("structs:\n");
        numbers.for_each(|number| push_struct(&mut text, number, structs));
        fs::write(folder.join(format!("lockers-{start:05}.yaml")), text)?;
    }
    Ok(())
}

fn push_enum(text: &mut String, number: usize) {
    let _ = write!(
        text,
        "  - name: State{number}\n    doc: {}\n    open: true\n    source: {{ page: page, section: Fields }}\n    values:\n",
        enum_doc(number)
    );
    for value in 0..VALUES {
        let _ = writeln!(text, "      - {{ name: VALUE_{value}, doc: The state that follows upon number {value}. }}");
    }
}

fn push_struct(text: &mut String, number: usize, structs: usize) {
    let _ = write!(
        text,
        "  - name: Locker{number}\n    doc: {}\n    source: {{ page: page, section: Fields }}\n    fields:\n",
        struct_doc(number)
    );
    for field in 0..FIELDS {
        let kind = match field % 7 {
            0 => "string".to_owned(),
            1 => "integer".to_owned(),
            2 => "boolean".to_owned(),
            3 => "timestamp".to_owned(),
            4 => "list<string>".to_owned(),
            5 => format!("State{}", number / STRUCTS_WITH_ENUM),
            _ => format!("list<Locker{}>", next(number, structs)),
        };
        let _ = writeln!(text, "      - name: field_{field}\n        type: {kind}\n        doc: {}", field_doc(field));
    }
}

/// The same model as a JSON Schema.
#[must_use]
pub fn json_schema(structs: usize) -> Value {
    let enums = (0..structs.div_ceil(STRUCTS_WITH_ENUM)).map(|number| {
        let values: Vec<Value> = (0..VALUES)
            .map(|value| {
                let doc = format!("The state that follows upon number {value}.");
                json!({ "description": doc, "type": "string", "enum": [format!("VALUE_{value}")] })
            })
            .collect();
        (format!("State{number}"), json!({ "description": enum_doc(number), "oneOf": values }))
    });
    let structs = (0..structs).map(|number| (format!("Locker{number}"), struct_schema(number, structs)));
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "definitions": enums.chain(structs).collect::<Map<_, _>>() })
}

fn struct_schema(number: usize, structs: usize) -> Value {
    let properties: Map<String, Value> = (0..FIELDS)
        .map(|field| {
            let mut schema = match field % 7 {
                0 => json!({ "type": "string" }),
                1 => json!({ "type": "integer", "format": "int64" }),
                2 => json!({ "type": "boolean" }),
                3 => json!({ "type": "string", "format": "date-time" }),
                4 => json!({ "type": "array", "items": { "type": "string" } }),
                5 => json!({ "allOf": [{ "$ref": format!("#/definitions/State{}", number / STRUCTS_WITH_ENUM) }] }),
                _ => json!({ "type": "array", "items": { "$ref": format!("#/definitions/Locker{}", next(number, structs)) } }),
            };
            schema["description"] = field_doc(field).into();
            (format!("field_{field}"), schema)
        })
        .collect();
    json!({ "description": struct_doc(number), "type": "object", "properties": properties })
}

fn enum_doc(number: usize) -> String {
    format!("The states of the lockers of row {number}, as the panel at the door shows them.")
}

/// The struct that a struct refers to: another with the same enumeration. A longer chain overflows the stack of the compiler.
fn next(number: usize, structs: usize) -> usize {
    let group = number / STRUCTS_WITH_ENUM * STRUCTS_WITH_ENUM;
    let size = STRUCTS_WITH_ENUM.min(structs - group);
    group + (number - group + 1) % size
}

fn struct_doc(number: usize) -> String {
    format!("Locker number {number} of the depot, with what is known of its content and of those who use it.")
}

fn field_doc(field: usize) -> String {
    format!(
        "Property {field} of the locker as the depot recorded it. It is absent from lockers that nobody has opened since \
         they were put up, and from those that are out of order for the time being."
    )
}

/// The source that typify emits, formatted in the same way as by its command-line program.
///
/// # Errors
///
/// If the schema cannot be read.
pub fn typify(schema: &Path) -> Result<String, Box<dyn Error>> {
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    types.add_root_schema(serde_json::from_str(&fs::read_to_string(schema)?)?)?;
    Ok(prettyplease::unparse(&syn::parse2(types.to_stream())?))
}
