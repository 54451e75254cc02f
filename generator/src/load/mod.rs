//! From a folder of YAML to a [`Spec`]: read, parse, hold against the schema, convert.
//!
//! What does not load is reported and left out; the rest of the spec is loaded all the same, so that one run finds
//! everything. The trees are kept, because they know where each part of the spec stands.

mod at;
#[allow(dead_code)]
mod deserialize;
mod folder;
mod scalar;
pub mod schema;
mod shape;
mod syntax;
mod tree;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;
use serde_yaml::Value;

pub(crate) use self::at::{At, Document};
pub use self::folder::Unreadable;
pub(crate) use self::folder::display;
use self::scalar::Meaning;
pub(crate) use self::tree::{Entry, Kind, Node};
use crate::finding::{Finding, Place, Span};
use crate::rules;
use crate::spanned_spec;
use crate::spec::{Approvals, Module, Package, Resource, Spec};

/// The file that says what the crate is.
pub(crate) const PACKAGE_FILE: &str = "crate.yaml";
/// The file that says which changes are intended. It is no part of what is emitted.
const APPROVALS_FILE: &str = "approvals.yaml";

/// A spec folder, loaded as far as it goes.
#[derive(Debug)]
pub struct Loaded {
    /// What the files say.
    pub spec: Spec,
    /// What is wrong with their shape, in no particular order.
    pub findings: Vec<Finding>,
    /// The text of each file, by its path as findings have it.
    pub texts: BTreeMap<String, String>,
    /// What the files say, with locations.
    pub(crate) spanned: spanned_spec::Spec,
    /// The path of each file, as findings have it.
    pub(crate) paths: Vec<String>,
    /// What `approvals.yaml` says.
    pub(crate) approvals: Approvals,
    /// Where `approvals.yaml` stands.
    pub(crate) approvals_document: Document,
    /// Where `crate.yaml` stands.
    pub(crate) package_document: Document,
    /// Where each resource stands, in the order of `spec.resources`.
    pub(crate) documents: Vec<Document>,
    /// Names of entries that were left out.
    pub(crate) broken: BTreeSet<String>,
    /// Whether definitions were left out of which nobody can tell the names.
    pub(crate) incomplete: bool,
    /// Whether pages were.
    pub(crate) pages_incomplete: bool,
}

/// Loads the spec in a folder.
///
/// # Errors
///
/// If the folder, or a file in it, cannot be read. What is wrong with the contents of a file is a finding.
pub fn load(folder: &Path) -> Result<Loaded, Unreadable> {
    let mut loaded = Loaded {
        spec: Spec::default(),
        findings: Vec::new(),
        texts: BTreeMap::new(),
        spanned: spanned_spec::Spec::default(),
        paths: Vec::new(),
        approvals: Approvals::default(),
        approvals_document: Document { file: display(&folder.join(APPROVALS_FILE)), tree: None },
        package_document: Document { file: display(&folder.join(PACKAGE_FILE)), tree: None },
        documents: Vec::new(),
        broken: BTreeSet::new(),
        incomplete: false,
        pages_incomplete: false,
    };
    let package_schema = schema::of::<Package>();
    let resource_schema = schema::of::<Resource>();
    for name in folder::yaml_files(folder)? {
        let path = folder.join(&name);
        let text = folder::read(&path)?;
        let file = display(&path);
        loaded.paths.push(file.clone());
        if name == PACKAGE_FILE {
            loaded.package(&file, &text, &package_schema)?;
        } else if name == APPROVALS_FILE {
            let content = loaded.content(&file, &text, &schema::of::<Approvals>())?;
            loaded.approvals = content.value.unwrap_or_default();
            loaded.approvals_document.tree = content.tree;
            loaded.spanned.approvals = loaded.spanned_content(&loaded.approvals_document, &schema::of::<Approvals>());
        } else {
            loaded.resource(name, &file, &text, &resource_schema)?;
        }
        loaded.texts.insert(file, text);
    }
    loaded.spanned.omitted = spanned_spec::Omitted {
        names: loaded.broken.clone(),
        definitions: loaded.incomplete,
        pages: loaded.pages_incomplete,
    };
    loaded.spanned.paths.clone_from(&loaded.paths);
    Ok(loaded)
}

/// What a file holds, as far as it is right.
struct Content<T> {
    tree: Option<Node>,
    value: Option<T>,
    /// Whether something was left out that may go by any name.
    incomplete: bool,
}

impl Loaded {
    /// Whether every file could be parsed, so that nothing is missing but what is wrong.
    #[must_use]
    pub fn is_parsed(&self) -> bool {
        self.package_document.tree.is_some() && self.documents.iter().all(|document| document.tree.is_some())
    }

    fn package(&mut self, file: &str, text: &str, schema: &Schema) -> Result<(), Unreadable> {
        let content = self.content(file, text, schema)?;
        self.package_document.tree = content.tree;
        rules::check_document(&self.package_document, &mut self.findings);
        self.pages_incomplete = content.incomplete || !self.package_document.at().is_written("pages");
        self.spec.package = content.value.unwrap_or_default();
        self.spanned.package = self.spanned_content(&self.package_document, schema);
        Ok(())
    }

    fn resource(&mut self, name: String, file: &str, text: &str, schema: &Schema) -> Result<(), Unreadable> {
        let content = self.content(file, text, schema)?;
        let document = Document { file: file.to_owned(), tree: content.tree };
        let mut resource: Resource = content.value.unwrap_or_default();
        self.incomplete |= content.incomplete;
        if document.tree.is_none() || document.at().is_broken("module") {
            self.incomplete = true;
            // At the root of the crate the definitions would get into the way of others.
            resource.module = Some(Module { name: file.to_owned(), doc: None, guide: Vec::new() });
        }
        rules::check_document(&document, &mut self.findings);
        self.spanned.resources.push(spanned_spec::ResourceFile {
            name: name.clone(),
            resource: self.spanned_content(&document, schema),
            id: self.file_id(),
            has_invalid_module: document.tree.is_none() || document.at().is_broken("module"),
        });
        self.spec.resources.push((name, resource));
        self.documents.push(document);
        Ok(())
    }

    fn file_id(&self) -> spanned_spec::FileId {
        spanned_spec::FileId(u32::try_from(self.paths.len() - 1).unwrap_or(u32::MAX))
    }

    fn spanned_content<T: Default + DeserializeOwned>(&self, document: &Document, schema: &Schema) -> T {
        let Some(tree) = &document.tree else { return T::default() };
        let mut tree = tree.clone();
        if let Kind::Map(entries) = &mut tree.kind {
            for name in schema::required_names(schema) {
                if !entries.iter().any(|entry| entry.key == name) {
                    let span = Span::START;
                    entries.push(Entry { key: name.to_owned(), key_span: span, value: Node::new(span, Kind::Broken) });
                }
            }
        }
        match deserialize::deserialize(self.file_id(), &tree) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}", document.file),
        }
    }

    /// The tree of a file and what it converts to, each without what is wrong.
    fn content<T: DeserializeOwned + JsonSchema>(
        &mut self,
        file: &str,
        text: &str,
        schema: &Schema,
    ) -> Result<Content<T>, Unreadable> {
        let nothing = Content { tree: None, value: None, incomplete: true };
        let before = self.findings.len();
        let tree = tree::parse(file, text, &mut self.findings)?.filter(|tree| !tree.is_nothing());
        let Some(tree) = tree else {
            if self.findings.len() == before {
                self.findings.push(empty_file(file));
            }
            return Ok(nothing);
        };
        let conformed = shape::conform(file, &tree, schema, &mut self.findings);
        self.broken.extend(conformed.broken);
        let Some(tree) = conformed.tree else { return Ok(nothing) };
        Ok(match serde_yaml::from_value(with_stand_ins(to_yaml(&tree), schema)) {
            Ok(value) => Content { incomplete: tree.incomplete, tree: Some(tree), value: Some(value) },
            Err(error) => {
                let place = Place { file: file.to_owned(), span: tree.head() };
                self.findings.push(Finding::new(&rules::WRONG_TYPE, place, error.to_string()));
                nothing
            }
        })
    }
}

fn empty_file(file: &str) -> Finding {
    let place = Place { file: file.to_owned(), span: Span::START };
    let help = if file.ends_with(PACKAGE_FILE) {
        "write what the crate is, and the pages it rests on: `name`, `doc` and `pages`"
    } else {
        "write the definitions of a resource, or delete the file"
    };
    Finding::new(&rules::EMPTY_VALUE, place, "the file is empty").label("nothing here").help(help)
}

/// A file that lacks a key loads all the same: the key is reported, and the rest is to be checked.
fn with_stand_ins(value: Value, schema: &Schema) -> Value {
    let Value::Mapping(mut mapping) = value else { return value };
    for name in schema::required_names(schema) {
        let is_list = schema["properties"][name]["type"] == "array";
        let stand_in = if is_list { Value::Sequence(Vec::new()) } else { Value::String(String::new()) };
        mapping.entry(name.into()).or_insert(stand_in);
    }
    Value::Mapping(mapping)
}

fn to_yaml(node: &Node) -> Value {
    match &node.kind {
        Kind::Scalar(scalar) => match scalar.meaning {
            Meaning::Null => Value::Null,
            Meaning::Boolean(value) => Value::Bool(value),
            Meaning::Integer(value) => Value::Number(value.into()),
            Meaning::Other => scalar.text.parse::<f64>().map_or(Value::Null, |number| Value::Number(number.into())),
            Meaning::Text => Value::String(scalar.text.clone()),
        },
        Kind::List(items) => Value::Sequence(items.iter().map(to_yaml).collect()),
        Kind::Broken => Value::Null,
        Kind::Map(entries) => entries
            .iter()
            .filter(|entry| !matches!(entry.value.kind, Kind::Broken))
            .map(|entry| (Value::String(entry.key.clone()), to_yaml(&entry.value)))
            .collect::<serde_yaml::Mapping>()
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PACKAGE: &str = "name: depot-models\ndoc: Types.\npages: []\n";

    /// Loads a spec of `crate.yaml` and one other file.
    fn load_with(package: &str, resource: &str) -> Loaded {
        try_load(package, resource).expect("a spec that can be read")
    }

    fn try_load(package: &str, resource: &str) -> Result<Loaded, Unreadable> {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(PACKAGE_FILE), package).expect("a file");
        fs::write(folder.path().join("lockers.yaml"), resource).expect("a file");
        load(folder.path())
    }

    /// Lines and columns of what is wrong.
    fn places(loaded: &Loaded) -> Vec<(usize, usize)> {
        let spans = loaded.findings.iter().map(|finding| finding.place.span);
        let mut places: Vec<_> = spans.map(|span| (span.line, span.column)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn places_count_characters_whatever_the_file_begins_and_its_lines_end_with() {
        let text = "{ \"ä\": 1, b: 2 }\n";
        assert_eq!(places(&load_with(PACKAGE, text)), [(1, 3), (1, 11)]);
        assert_eq!(places(&load_with(PACKAGE, &format!("\u{feff}{text}"))), [(1, 3), (1, 11)]);
        let lines = "# ö\r\nmodule:\r\n  name: lockers\r\n  dok: x\r\n";
        assert_eq!(places(&load_with(PACKAGE, lines)), [(4, 3)]);
    }

    #[test]
    fn a_package_without_a_key_still_has_its_pages() {
        let package = "doc: Types.\npages: [{ id: lockers, title: Lockers, sections: [Fields] }]\n";
        let loaded = load_with(package, "structs: []\n");
        assert_eq!(loaded.findings.len(), 1);
        assert_eq!(loaded.spec.package.pages[0].id, "lockers");
        assert!(!loaded.pages_incomplete && !loaded.incomplete);
    }

    #[test]
    fn a_module_that_is_wrong_leaves_its_definitions_out_of_the_root() {
        let text = "module: { doc: Lockers. }\nidentifiers: [{ name: Code, doc: A code. }]\n";
        let loaded = load_with(PACKAGE, text);
        let (_, resource) = &loaded.spec.resources[0];
        assert_eq!(resource.identifiers.len(), 1);
        assert!(resource.module.is_some() && loaded.incomplete);
    }

    #[test]
    fn an_example_is_whatever_json_holds() {
        let field = |example: &str| {
            let text = format!(
                "structs: [{{ name: A, doc: A., fields: [{{ name: a, type: any, doc: A., example: {example} }}] }}]\n"
            );
            load_with(PACKAGE, &text)
        };
        for example in ["[1, -2.5, true, null, ~]", "{ 1: a, null: { b: [] } }", "\"\"", "{}", "1.5e3"] {
            assert!(field(example).findings.is_empty(), "{example}");
        }
        for example in ["{ a: 1, a: 2 }", "[[{ b: 1, b: 1 }]]", "null", "0x10", "[+1]"] {
            assert_eq!(field(example).findings.len(), 1, "{example}");
        }
    }

    #[test]
    fn no_text_is_too_strange() {
        let deep = ["[", "{a: ", "- ", "? ", "a:\n ", "!a &b "].map(|part| part.repeat(20_000));
        let strange = [
            ["", ":", "- :", "\t", "%", "---", "...", "\r", "\0", "'", "\"\\", "&", "*", "!", "|"],
            [
                ">9",
                "? ?",
                "{,}",
                "[:]",
                "}é",
                "é: {é",
                "a: [é\né: ß",
                "<<",
                "<<: {<<: *a}",
                "{[a]: b}",
                "- [é, ~]",
                "a: \"é\\é\"",
                "é\n\té: ü",
                "a: é:\n",
                "a: é: ü",
            ],
        ];
        for text in strange.into_iter().flatten().chain(deep.iter().map(String::as_str)) {
            let is_accepted = try_load(PACKAGE, text).is_ok_and(|loaded| loaded.findings.is_empty());
            assert!(!is_accepted, "{text:.20}");
        }
        let cut_off = "module: { name: é, \"doc\": 'it''s' } # a\nstructs:\n  - name: >-\n      A\n\n\
                       \x20   fields: [ { example: [0x1, ~] }, a ]\n    doc: \"ä\\\"\\u00e9\"\n    in:\n    - b\n";
        for (end, _) in cut_off.char_indices() {
            load_with(PACKAGE, &cut_off[..end]);
        }
    }
}
