//! From a folder of YAML to a [`Spec`]: read, parse, hold against the schema, convert.
//!
//! What does not load is reported and left out; the rest of the spec is loaded all the same, so that one run finds
//! everything. The trees are kept, because they know where each part of the spec stands.

mod scalar;
mod schema;
mod shape;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use self::scalar::Scalar;
use self::tree::Kind;
pub(crate) use self::tree::Node;
use crate::finding::{Finding, Place, Span};
use crate::rules;
use crate::spec::{Approvals, Package, Resource, Spec};

/// The file that says what the crate is.
const PACKAGE_FILE: &str = "crate.yaml";
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
    /// Whether a whole file was left out, so that nobody can tell which names it defines.
    pub(crate) incomplete: bool,
}

/// A file of the spec as a tree.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) file: String,
    pub(crate) tree: Option<Node>,
}

/// Input that cannot be read at all.
#[derive(Debug)]
pub struct Unreadable {
    path: PathBuf,
    what: String,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, what: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), what: what.to_string() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", display(&self.path), self.what)
    }
}

impl std::error::Error for Unreadable {}

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
        approvals: Approvals::default(),
        approvals_document: Document { file: display(&folder.join(APPROVALS_FILE)), tree: None },
        package_document: Document { file: display(&folder.join(PACKAGE_FILE)), tree: None },
        documents: Vec::new(),
        broken: BTreeSet::new(),
        incomplete: false,
    };
    let package_schema = schema::of::<Package>();
    let resource_schema = schema::of::<Resource>();
    for name in yaml_files(folder)? {
        let path = folder.join(&name);
        let text = read(&path)?;
        let file = display(&path);
        if name == PACKAGE_FILE {
            let (tree, package) = loaded.document(&file, &text, &package_schema);
            loaded.incomplete |= package.is_none();
            loaded.spec.package = package.unwrap_or_default();
            loaded.package_document.tree = tree;
        } else if name == APPROVALS_FILE {
            let (tree, approvals) = loaded.document(&file, &text, &schema::of::<Approvals>());
            loaded.approvals = approvals.unwrap_or_default();
            loaded.approvals_document.tree = tree;
        } else {
            let (tree, resource) = loaded.document(&file, &text, &resource_schema);
            loaded.incomplete |= resource.is_none();
            loaded.spec.resources.push((name, resource.unwrap_or_default()));
            loaded.documents.push(Document { file: file.clone(), tree });
        }
        loaded.texts.insert(file, text);
    }
    Ok(loaded)
}

impl Loaded {
    /// The tree of a file and what it converts to, each without what is wrong.
    fn document<T: DeserializeOwned + JsonSchema>(
        &mut self,
        file: &str,
        text: &str,
        schema: &serde_json::Value,
    ) -> (Option<Node>, Option<T>) {
        let before = self.findings.len();
        let Some(tree) = tree::parse(file, text, &mut self.findings) else {
            if self.findings.len() == before {
                let place =
                    Place { file: file.to_owned(), span: Span { line: 1, column: 1, end_line: 1, end_column: 1 } };
                self.findings.push(
                    Finding::new(&rules::EMPTY_VALUE, place, "the file is empty")
                        .label("nothing here")
                        .help("write the definitions of a resource, or delete the file"),
                );
            }
            return (None, None);
        };
        let conformed = shape::conform(file, &tree, schema, &mut self.findings);
        self.broken.extend(conformed.broken);
        let Some(tree) = conformed.tree else { return (None, None) };
        match serde_yaml::from_value(to_yaml(&tree)) {
            Ok(content) => (Some(tree), Some(content)),
            Err(error) => {
                let place = Place { file: file.to_owned(), span: tree.head() };
                self.findings.push(Finding::new(&rules::WRONG_TYPE, place, error.to_string()));
                (None, None)
            }
        }
    }
}

fn to_yaml(node: &Node) -> serde_yaml::Value {
    match &node.kind {
        Kind::Scalar(Scalar::Null) => serde_yaml::Value::Null,
        Kind::Scalar(Scalar::Boolean(value)) => serde_yaml::Value::Bool(*value),
        Kind::Scalar(Scalar::Integer(value)) => serde_yaml::Value::Number((*value).into()),
        Kind::Scalar(Scalar::Other(text)) => match text.parse::<f64>() {
            Ok(number) => serde_yaml::Value::Number(number.into()),
            Err(_) => serde_yaml::Value::String(text.clone()),
        },
        Kind::Scalar(Scalar::Text(text)) => serde_yaml::Value::String(text.clone()),
        Kind::List(items) => serde_yaml::Value::Sequence(items.iter().map(to_yaml).collect()),
        Kind::Broken => serde_yaml::Value::Null,
        Kind::Map(entries) => entries
            .iter()
            .filter(|entry| !matches!(entry.value.kind, Kind::Broken))
            .map(|entry| (serde_yaml::Value::String(entry.key.clone()), to_yaml(&entry.value)))
            .collect::<serde_yaml::Mapping>()
            .into(),
    }
}

/// Names of the YAML files of a folder, in order.
fn yaml_files(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Unreadable::new(folder, "no such folder; name the folder of the spec with --spec"),
        io::ErrorKind::NotADirectory => Unreadable::new(folder, "not a folder; name the folder that holds crate.yaml"),
        _ => Unreadable::new(folder, error),
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let Some(name) = name.to_str() else { continue };
        match Path::new(name).extension().and_then(|extension| extension.to_str()) {
            Some("yaml") if !name.starts_with('.') => names.push(name.to_owned()),
            Some("yml") => return Err(Unreadable::new(&folder.join(name), "spec files end in `.yaml`; rename it")),
            _ => {}
        }
    }
    names.sort();
    match names.iter().any(|name| name == PACKAGE_FILE) {
        true => Ok(names),
        false if names.is_empty() => Err(Unreadable::new(
            folder,
            "no spec files here: a spec is `crate.yaml` and a `.yaml` file for each resource",
        )),
        false => Err(Unreadable::new(
            &folder.join(PACKAGE_FILE),
            "missing: it says what the crate is and which pages it rests on",
        )),
    }
}

fn read(path: &Path) -> Result<String, Unreadable> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => Unreadable::new(path, "a folder, where a file is meant"),
        _ => Unreadable::new(path, error),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        Unreadable::new(path, format!("not UTF-8: line {line} holds other bytes; save the file as UTF-8"))
    })
}

/// A path with `/` on every system, so that findings and emitted text read the same everywhere.
pub(crate) fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A position in a loaded file, followed down as a check walks through the spec.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    file: &'a str,
    node: Option<&'a Node>,
    /// The narrowest span known, for what has no node of its own.
    span: Span,
}

impl Document {
    pub(crate) fn at(&self) -> At<'_> {
        At {
            file: &self.file,
            node: self.tree.as_ref(),
            span: self.tree.as_ref().map_or(Span { line: 1, column: 1, end_line: 1, end_column: 1 }, Node::head),
        }
    }
}

impl<'a> At<'a> {
    /// Down to the value of a key; where the key is not written, stays.
    pub(crate) fn key(self, key: &str) -> Self {
        match self.node.and_then(|node| node.entry(key)) {
            Some(entry) => Self { node: Some(&entry.value), span: entry.value.head(), ..self },
            None => Self { node: None, ..self },
        }
    }

    /// Down to an item of a list.
    pub(crate) fn item(self, index: usize) -> Self {
        match self.node.and_then(|node| node.items().get(index)) {
            Some(node) => Self { node: Some(node), span: node.head(), ..self },
            None => self,
        }
    }

    /// Where the key itself stands.
    pub(crate) fn name_of(self, key: &str) -> Place {
        let span = self.node.and_then(|node| node.entry(key)).map_or(self.span, |entry| entry.key_span);
        Place { file: self.file.to_owned(), span }
    }

    /// Whether a key is there with a value of the right shape.
    pub(crate) fn is_written(self, key: &str) -> bool {
        self.node.and_then(|node| node.entry(key)).is_some_and(|entry| !matches!(entry.value.kind, Kind::Broken))
    }

    /// Whether a key is there with a value that is wrong, and reported.
    pub(crate) fn is_broken(self, key: &str) -> bool {
        self.node.and_then(|node| node.entry(key)).is_some_and(|entry| matches!(entry.value.kind, Kind::Broken))
    }

    /// Where the value stands.
    pub(crate) fn place(self) -> Place {
        Place { file: self.file.to_owned(), span: self.span }
    }
}
