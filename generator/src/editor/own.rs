//! The names that a spec has.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::add_conditions;
use super::kind::NameKind;
use crate::api::{Api, Definition, TypeOf};
use crate::load::Loaded;
use crate::resolve;
use crate::spec::Value;

/// The names that a spec has, and which of them go together.
#[derive(Debug)]
pub struct OwnNames {
    /// The names of each kind, by the name of the kind.
    names: BTreeMap<&'static str, BTreeSet<String>>,
    /// The sections of each page.
    sections: BTreeMap<String, Vec<String>>,
    /// The columns of each enumeration, each with what it contains. Enumerations of one name are taken together.
    columns: BTreeMap<String, BTreeMap<String, String>>,
}

impl OwnNames {
    /// Collects the names of a spec, whether or not it has errors.
    #[must_use]
    pub fn of(loaded: &Loaded) -> Self {
        let (api, _) = resolve::resolve(&loaded.spec);
        let mut own = Self { names: BTreeMap::new(), sections: BTreeMap::new(), columns: BTreeMap::new() };
        for page in &loaded.spec.package.pages {
            own.add(NameKind::PageId, page.id.to_string());
            own.sections.insert(page.id.to_string(), page.sections.iter().map(ToString::to_string).collect());
        }
        for definition in api.definitions() {
            own.add_definition(&api, definition);
        }
        own
    }

    fn add(&mut self, kind: NameKind, name: String) {
        self.names.entry(kind.name()).or_default().insert(name);
    }

    fn add_definition(&mut self, api: &Api<'_>, definition: Definition) {
        use NameKind::{
            BodyType, ColumnType, EnumerationName, FieldType, IdentifierName, OwnStructName, QueryType, ScalarType,
            StructName,
        };
        let is_closed = matches!(definition, Definition::Enumeration(id) if !*api[id].open);
        let places = [
            (TypeOf::Field, &[FieldType][..]),
            (TypeOf::Parameter, &[ScalarType, QueryType]),
            (TypeOf::Body, &[BodyType]),
        ];
        let places = places.iter().filter(|(place, _)| definition.may_be_type_of(*place) && !is_closed);
        let more: &[NameKind] = match definition {
            Definition::Identifier(_) => &[IdentifierName],
            Definition::Enumeration(_) if is_closed => &[ColumnType],
            Definition::Enumeration(_) => &[ColumnType, EnumerationName],
            Definition::Structure(_) => &[StructName, OwnStructName],
            _ => &[],
        };
        let kinds = places.flat_map(|(_, kinds)| *kinds).chain(more);
        let header = api.header(definition);
        let qualified = header.module.map(|module| format!("{}.{}", api[module].name, header.name));
        for kind in kinds {
            self.add(*kind, header.name.to_string());
            if let (Some(qualified), false) = (&qualified, *kind == OwnStructName) {
                self.add(*kind, qualified.clone());
            }
        }
        let name = qualified.unwrap_or_else(|| header.name.to_string());
        match definition {
            Definition::Structure(id) => {
                for field in api.fields_of(id) {
                    self.add(NameKind::FieldName, format!("{name}.{}", field.name));
                }
            }
            Definition::Enumeration(id) => {
                let columns = api[id].table.iter().map(|column| (column.name.to_string(), column.doc.to_string()));
                self.columns.entry(header.name.to_string()).or_default().extend(columns);
            }
            _ => {}
        }
    }

    /// The schema of the names of a kind.
    pub(super) fn of_kind(&self, kind: NameKind) -> Json {
        kind.words().and(self.names.get(kind.name()).into_iter().flatten().cloned()).schema()
    }

    /// Adds to a schema which names go together: sections with their page, and columns with their enumeration.
    pub(super) fn restrict(&self, schema: &mut Json) {
        let sections =
            self.sections.iter().map(|(page, sections)| when("page", page, &json!({ "section": listed(sections) })));
        add_conditions(schema, "Source", sections.collect());
        let columns = self.columns.iter().map(|(name, columns)| when("name", name, &of_columns(columns)));
        add_conditions(schema, "Enumeration", columns.collect());
    }
}

/// The keys of an enumeration that depend on its columns.
fn of_columns(columns: &BTreeMap<String, String>) -> Json {
    let names: Vec<&String> = columns.keys().collect();
    let cells: BTreeMap<&String, Json> =
        columns.iter().map(|(name, doc)| (name, json!({ "description": doc }))).collect();
    let keys: Vec<&str> = Value::KEYS.into_iter().chain(columns.keys().map(String::as_str)).collect();
    let conditions = json!({ "items": { "properties": { "column": listed(&names) } } });
    json!({
        "predicates": { "items": { "properties": { "any": conditions, "none": conditions } } },
        "values": { "items": { "properties": cells, "propertyNames": { "enum": keys } } },
        "null": { "properties": cells, "propertyNames": listed(&names) },
    })
}

/// The schema of a text that is one of these.
fn listed<T: serde::Serialize>(names: &[T]) -> Json {
    if names.is_empty() { json!(false) } else { json!({ "enum": names }) }
}

/// The schema of an object that has further properties if a key has a value.
fn when(key: &str, value: &str, properties: &Json) -> Json {
    json!({
        "if": { "properties": { key: { "const": value } }, "required": [key] },
        "then": { "properties": properties },
    })
}
