//! Loads the texts of a spec into a typed [`Spec`], in which every value has its location.
//!
//! Each file is parsed into a tree, the tree is validated against the JSON Schema for its kind of file, and the valid
//! part is deserialised. Invalid parts are reported and omitted. The rest is still loaded, so that one run reports all
//! mistakes.

mod conform;
mod deserialize;
mod messages;
mod scalar;
pub mod schema;
mod syntax;
mod tree;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;

pub(crate) use self::tree::{Document, Entry, Kind, Node};
use crate::finding::{Finding, Place, Span};
use crate::source::{APPROVALS_FILE, PACKAGE_FILE, SourceFile, SourceFiles, Unreadable};
use crate::spec::{Approvals, FileId, Location, Package, Resource, ResourceFile, Spec};
use crate::{parallel, rules};

/// The valid part of a spec, and the findings on the rest.
#[derive(Debug)]
pub struct Loaded {
    /// The content of the files.
    pub spec: Spec,
    /// Findings on syntax and structure, in no particular order.
    pub findings: Vec<Finding>,
    /// The text of each file, by the path that findings use.
    pub texts: BTreeMap<String, String>,
    /// Whether every file could be parsed. If so, only invalid parts are missing.
    pub is_parsed: bool,
}

/// Loads a spec. Its files are loaded in parallel.
///
/// # Errors
///
/// If the nesting or the number of aliases in a file exceeds a limit that protects the loader. Everything else that is
/// wrong with the content of a file is a finding.
pub fn load(sources: SourceFiles) -> Result<Loaded, Unreadable> {
    let schemas = Schemas {
        package: schema::of::<Package>(),
        approvals: schema::of::<Approvals>(),
        resource: schema::of::<Resource>(),
    };
    let numbered: Vec<(FileId, &SourceFile)> = (0..).map(FileId).zip(&sources.files).collect();
    let files = parallel::map(&numbered, |(id, file)| load_file(*id, file, &schemas));
    let mut loaded = Loaded { spec: Spec::default(), findings: Vec::new(), texts: BTreeMap::new(), is_parsed: true };
    for ((id, source), file) in numbered.into_iter().zip(files) {
        loaded.add(id, source, file?);
    }
    loaded.texts = sources.files.into_iter().map(|file| (file.path, file.text)).collect();
    Ok(loaded)
}

/// The schema for each kind of file.
struct Schemas {
    package: Schema,
    approvals: Schema,
    resource: Schema,
}

/// The valid part of a file, and the findings on the rest.
struct LoadedFile {
    content: Content,
    findings: Vec<Finding>,
    /// Names of entries that were omitted.
    omitted: Vec<String>,
    /// Whether something of an unknown name was omitted.
    is_incomplete: bool,
    is_parsed: bool,
    /// The span of its first key.
    head: Span,
}

/// The content of a file.
enum Content {
    Package(Box<Package>),
    Approvals(Approvals),
    Resource(Box<Resource>),
}

fn load_file(id: FileId, file: &SourceFile, schemas: &Schemas) -> Result<LoadedFile, Unreadable> {
    match file.name.as_str() {
        PACKAGE_FILE => load_as(id, file, &schemas.package, |package| Content::Package(Box::new(package))),
        APPROVALS_FILE => load_as(id, file, &schemas.approvals, Content::Approvals),
        _ => load_as(id, file, &schemas.resource, |resource| Content::Resource(Box::new(resource))),
    }
}

fn load_as<T: DeserializeOwned + JsonSchema + Default>(
    id: FileId,
    file: &SourceFile,
    schema: &Schema,
    content: fn(T) -> Content,
) -> Result<LoadedFile, Unreadable> {
    let mut findings = Vec::new();
    let mut omitted = Vec::new();
    let mut tree = None;
    match tree::parse(&file.path, &file.text, &mut findings)?.filter(|tree| !tree.is_nothing()) {
        Some(parsed) => {
            let conformed = conform::conform(&file.path, &parsed, schema, &mut findings);
            omitted = conformed.omitted;
            tree = conformed.tree;
        }
        None if findings.is_empty() => findings.push(empty_file(file)),
        None => {}
    }
    let is_parsed = tree.is_some();
    let Some(tree) = tree else {
        return Ok(LoadedFile {
            content: content(T::default()),
            findings,
            omitted,
            is_incomplete: true,
            is_parsed,
            head: Span::START,
        });
    };
    let document = Document { file: &file.path, tree: with_required_keys(tree, schema) };
    rules::check_document(&document, &mut findings);
    let (value, is_incomplete) = match deserialize::deserialize(id, &document.tree) {
        Ok(value) => (value, document.tree.incomplete),
        Err(error) => {
            let place = document.place(document.tree.head());
            findings.push(Finding::new(&rules::WRONG_TYPE, place, error.to_string()));
            (T::default(), true)
        }
    };
    let head = document.tree.head();
    Ok(LoadedFile { content: content(value), findings, omitted, is_incomplete, is_parsed, head })
}

impl Loaded {
    fn add(&mut self, id: FileId, source: &SourceFile, file: LoadedFile) {
        let LoadedFile { content, findings, omitted, is_incomplete, is_parsed, head } = file;
        let head = Location::new(id, head);
        self.spec.paths.push(source.path.clone());
        self.spec.omitted.names.extend(omitted);
        self.findings.extend(findings);
        match content {
            Content::Package(package) => {
                self.is_parsed &= is_parsed;
                self.spec.omitted.pages = is_incomplete || package.pages.is_incomplete();
                self.spec.package = *package;
                self.spec.package_head = head;
            }
            Content::Approvals(approvals) => self.spec.approvals = approvals,
            Content::Resource(resource) => {
                self.is_parsed &= is_parsed;
                let has_invalid_module = !is_parsed || resource.module.is_invalid();
                self.spec.omitted.definitions |= is_incomplete || has_invalid_module;
                self.spec.resources.push(ResourceFile {
                    name: source.name.clone(),
                    resource: *resource,
                    id,
                    head,
                    has_invalid_module,
                });
            }
        }
    }
}

fn empty_file(file: &SourceFile) -> Finding {
    let place = Place { file: file.path.clone(), span: Span::START };
    let help = if file.name == PACKAGE_FILE {
        "describe the crate with `name`, `doc` and `pages`"
    } else {
        "write the definitions of a resource, or delete the file"
    };
    Finding::new(&rules::EMPTY_VALUE, place, "the file is empty").label("nothing here").help(help)
}

/// Adds each missing required key with an invalid value, so that the rest of the file can be deserialised. The missing
/// key has been reported.
fn with_required_keys(mut tree: Node, schema: &Schema) -> Node {
    if let Kind::Map(entries) = &mut tree.kind {
        for name in schema::required_names(schema) {
            if !entries.iter().any(|entry| entry.key == name) {
                let value = Node::new(Span::START, Kind::Invalid);
                entries.push(Entry { key: name.to_owned(), key_span: Span::START, value });
            }
        }
    }
    tree
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const PACKAGE: &str = "name: depot-models\ndoc: Types.\npages: []\n";

    /// Loads a spec that consists of `crate.yaml` and one other file.
    fn load_with(package: &str, resource: &str) -> Loaded {
        try_load(package, resource).expect("a spec that can be read")
    }

    fn try_load(package: &str, resource: &str) -> Result<Loaded, Unreadable> {
        let texts = [(PACKAGE_FILE, package), ("lockers.yaml", resource)];
        let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned()));
        load(SourceFiles::new(Path::new("spec"), texts.into())?)
    }

    /// The lines and columns of the findings.
    fn places(loaded: &Loaded) -> Vec<(usize, usize)> {
        let spans = loaded.findings.iter().map(|finding| finding.place.span);
        let mut places: Vec<_> = spans.map(|span| (span.line, span.column)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn locations_count_characters_for_all_line_endings_and_byte_order_marks() {
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
        assert_eq!(loaded.spec.package.pages[0].id, *"lockers");
        assert!(!loaded.spec.omitted.pages && !loaded.spec.omitted.definitions);
    }

    #[test]
    fn definitions_of_an_invalid_module_are_not_at_the_root() {
        let text = "module: { doc: Lockers. }\nidentifiers: [{ name: Code, doc: A code. }]\n";
        let loaded = load_with(PACKAGE, text);
        let file = &loaded.spec.resources[0];
        assert_eq!(file.resource.identifiers.len(), 1);
        assert!(file.has_invalid_module && loaded.spec.omitted.definitions);
    }

    #[test]
    fn an_example_may_be_any_json() {
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
    fn loading_arbitrary_text_never_panics() {
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
