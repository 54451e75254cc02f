//! Spec files with all names in every role.

use std::collections::BTreeSet;

use crate::draft::Draft;
use crate::words::{TYPES, WORDS, words};

/// The role of types that are only referred to.
pub(crate) const REFERENCE: &str = "reference";

const SOURCE: &str = "source: { page: page, section: Names }";

/// Definitions whose emitted code uses imported names, as items of a YAML list.
const NEIGHBOURS: &str = "
  - name: Neighbours
    doc: A struct.
    source: { page: page, section: Names }
    fields:
      - { name: text, type: string, doc: A field., absence_matters: true }
      - { name: texts, type: list<string>, doc: A field., absence_matters: true }
      - { name: times, type: list<timestamp>, doc: A field., absence_matters: true }
      - { name: json, type: any, doc: A field. }
      - { name: kind, type: NeighbourKind, doc: A field. }
      - { name: id, type: NeighbourId, doc: A field. }
";
const NEIGHBOUR_IDS: &str = "
  - { name: NeighbourPart, doc: An identifier., source: { page: page, section: Names } }
  - { name: NeighbourId, doc: An identifier., one_of: [NeighbourPart], source: { page: page, section: Names } }
";
const NEIGHBOUR_KINDS: &str = "
  - name: NeighbourStep
    doc: An enum.
    open: false
    source: { page: page, section: Names }
    values: [{ name: A, doc: A value. }]
  - name: NeighbourKind
    doc: An enum.
    open: true
    source: { page: page, section: Names }
    columns: [{ name: number, type: integer, doc: A column., unique: true }, { name: sign, type: template(a), doc: A column. }]
    values: [{ name: A, doc: A value., number: 1, sign: 'a {a}' }]
";
const NEIGHBOUR_REQUESTS: &str = "
  - name: NeighbourRequest
    doc: A request.
    source: { page: page, section: Names }
    method: GET
    path: /a/{id}
    parameters: [{ name: id, type: NeighbourId, doc: A parameter. }]
    response: { status: 200, type: Neighbours }
";

/// Spec files with the names in public modules.
pub(crate) fn in_modules() -> Vec<Draft> {
    let words = words(WORDS);
    let mut drafts: Vec<Draft> = types().into_iter().chain(members()).chain(methods()).collect();
    drafts.extend(words.iter().map(|word| {
        let head = format!("module: {{ name: '{word}', doc: A module. }}\n");
        // The file has another name, since the name of a file is a role of its own.
        Draft::new(format!("module-{word}.yaml"), &head, format!("identifiers:{NEIGHBOUR_IDS}")).with(
            "module",
            &[word],
            |_, _| String::new(),
        )
    }));
    drafts
}

/// Spec files with the names at the root of a crate, and in a module that refers to them.
pub(crate) fn in_root() -> Vec<Draft> {
    let (types, words) = (words(TYPES), words(WORDS));
    let root = Draft::new("root.yaml", "structs:", neighbours("structs")).with("struct", &types, structure);
    let reader = Draft::new("reader.yaml", "module: { name: reader, doc: A module. }\nstructs:", neighbours("structs"))
        .with(REFERENCE, &types, |name, index| {
            let field = format!("{{ name: a, type: list<{name}>, doc: A field. }}");
            format!("  - {{ name: Reader{index}, doc: A struct., {SOURCE}, fields: [{field}] }}")
        });
    // `crate.yaml` describes the package.
    let files =
        words.iter().filter(|word| **word != "crate").enumerate().map(|(index, word)| {
            let file = format!("{word}.yaml");
            Draft::new(file, &format!("identifiers:\n  - {{ name: Id{index}, doc: An identifier., {SOURCE} }}\n"), "")
                .with("file", &[word], |_, _| String::new())
        });
    [root, reader].into_iter().chain(files).collect()
}

/// Files with types of each kind, in a module for each kind.
fn types() -> Vec<Draft> {
    let names = words(TYPES);
    let kind = |role: &'static str, list: &str, line: fn(&str, usize) -> String| {
        let module = role.replace(' ', "_");
        let head = format!("module: {{ name: kind_{module}, doc: A module. }}\n{list}:");
        Draft::new(format!("kind-{module}.yaml"), &head, neighbours(list)).with(role, &names, line)
    };
    vec![
        kind("struct", "structs", structure),
        kind("identifier", "identifiers", |name, _| format!("  - {{ name: '{name}', doc: An identifier., {SOURCE} }}")),
        kind("enum of integers", "enums", |name, _| {
            of_integers(&enumeration(name, "name: number, unique: true, type: integer", "number: 1"))
        }),
        kind("open enum", "enums", |name, _| {
            enumeration(name, "name: number, unique: true, type: integer", "number: 1")
        }),
        kind("closed enum", "enums", |name, _| {
            enumeration(name, "name: sign, type: template(a)", "sign: 'a {a}'").replace("open: true", "open: false")
        }),
        kind("integer form", "integer_forms", |name, _| {
            format!(
                "  - {{ name: '{name}', doc: A type., enum: NeighbourKind, column: number, accessor: kind, {SOURCE} }}"
            )
        }),
        kind("union", "unions", |name, _| {
            format!("  - {{ name: '{name}', doc: A union., {SOURCE}, one_of: [string, integer, 'list<{name}>'] }}")
        }),
        kind("envelope", "envelopes", |name, _| {
            format!("  - {{ name: '{name}', doc: An envelope., {SOURCE}, content: {{ key: a, type: string }} }}")
        }),
        kind("operation", "operations", |name, _| operation(name, "/a", "")),
    ]
}

/// Files with the names within definitions other than tables.
fn members() -> Vec<Draft> {
    let (types, words) = (words(TYPES), words(WORDS));
    let all: Vec<&str> = types.iter().chain(&words).copied().collect();
    let upper: BTreeSet<String> = all.iter().map(|name| name.to_uppercase()).collect();
    let upper: Vec<String> = upper.into_iter().collect();
    let module = |name: &str, list: &str| format!("module: {{ name: with_{name}, doc: A module. }}\n{list}:");
    let value_list = |name: &str, is_open: bool| {
        let head = module(name, "enums");
        format!("{head}\n  - name: Values\n    doc: An enum.\n    open: {is_open}\n    {SOURCE}\n    values:")
    };
    let fields =
        format!("{}\n  - name: Fields\n    doc: A struct.\n    {SOURCE}\n    fields:", module("fields", "structs"));
    let union = |name: &str| {
        let head = module(name, "unions");
        format!("{head}\n  - name: Values\n    doc: A union.\n    {SOURCE}\n    tag: text\n    variants:")
    };
    let value = |name: &str, _| format!("      - {{ name: '{name}', doc: A value. }}");
    let renamed = |name: &str, index| format!("      - {{ name: V{index}X, rust_name: '{name}', doc: A value. }}");
    vec![
        Draft::new("fields.yaml", &fields, "").with("field", &all, |name, _| {
            format!("      - {{ name: '{name}', type: string, doc: A field., absence_matters: true, required: true }}")
        }),
        Draft::new("open.yaml", &value_list("open", true), "").with("open value", &upper, value),
        Draft::new("closed.yaml", &value_list("closed", false), "").with("closed value", &upper, value),
        Draft::new("open-renamed.yaml", &value_list("open_renamed", true), "").with("open value", &types, renamed),
        Draft::new("closed-renamed.yaml", &value_list("closed_renamed", false), "").with("closed value", &types, renamed),
        Draft::new("variants.yaml", &union("variants"), neighbours("unions")).with("variant", &upper, |name, _| {
            format!("      - {{ value: '{name}', type: Neighbours }}")
        }),
        Draft::new("variants-renamed.yaml", &union("renamed_variants"), neighbours("unions")).with(
            "variant",
            &types,
            |name, index| format!("      - {{ value: V{index}X, rust_name: '{name}', type: Neighbours }}"),
        ),
        Draft::new("limits.yaml", &module("limits", "limits"), "").with("limit", &upper, |name, _| {
            format!("  - {{ name: '{name}', doc: A limit., {SOURCE}, value: 1, unit: seconds, exceeded: {{ status: 409, reason: Conflict }} }}")
        }),
        Draft::new("envelopes.yaml", &module("envelopes", "envelopes"), "").with("envelope key", &all, |name, index| {
            format!("  - {{ name: E{index}, doc: An envelope., {SOURCE}, content: {{ key: '{name}', type: string }} }}")
        }),
        Draft::new("parameters.yaml", &module("parameters", "operations"), neighbours("operations")).with(
            "parameter",
            &words,
            |name, index| {
                let parameters = format!("parameters: [{{ name: '{name}', type: NeighbourId, doc: A parameter. }}], ");
                operation(&format!("O{index}"), &format!("/a/{{{name}}}"), &parameters)
            },
        ),
        Draft::new("headers.yaml", &module("headers", "operations"), neighbours("operations")).with(
            "header",
            &words,
            |name, index| {
                let headers = format!("headers: [{{ name: '{name}', value: a, doc: A header. }}], ");
                operation(&format!("O{index}"), "/a", &headers)
            },
        ),
    ]
    .into_iter()
    .chain(messages())
    .collect()
}

/// Files with the names of what requests and responses have besides the path, and of servers.
fn messages() -> Vec<Draft> {
    let words = words(WORDS);
    let upper: BTreeSet<String> = words.iter().map(|name| name.to_uppercase()).collect();
    let upper: Vec<String> = upper.into_iter().collect();
    let draft = |role: &'static str, list: &str| {
        let module = role.replace(' ', "_");
        let head = format!("module: {{ name: with_{module}, doc: A module. }}\n{list}:");
        Draft::new(format!("{module}.yaml"), &head, neighbours(list))
    };
    let with = |index: usize, more: String| operation(&format!("O{index}"), "/a", &more);
    vec![
        draft("query parameter", "operations").with("query parameter", &words, |name, index| {
            with(index, format!("query: [{{ name: '{name}', type: list<integer>, doc: A parameter. }}], "))
        }),
        draft("required parameter", "operations").with("query parameter", &words, |name, index| {
            with(index, format!("query: [{{ name: '{name}', type: string, required: true, doc: A parameter. }}], "))
        }),
        draft("given header", "operations").with("given header", &words, |name, index| {
            with(index, format!("headers: [{{ name: '{name}', type: string, doc: A header. }}], "))
        }),
        draft("response header", "operations").with("response header", &words, |name, index| {
            let header = format!("{{ name: '{name}', type: string, doc: A header. }}");
            with(index, format!("errors: [{{ status: 404, headers: [{header}] }}], "))
        }),
        draft("server", "servers").with("server", &upper, |name, _| {
            format!("  - {{ name: '{name}', url: 'https://example.com', doc: A server. }}")
        }),
        draft("server parameter", "servers").with("server parameter", &words, |name, index| {
            format!("  - {{ name: S{index}, url: 'https://{{{name}}}.example.com', doc: A server. }}")
        }),
    ]
}

/// Files with the names of methods of enums and integer forms, and of their parameters.
fn methods() -> Vec<Draft> {
    let words = words(WORDS);
    let draft = |role: &'static str, list: &str, line: fn(&str, usize) -> String| {
        let module = role.replace(' ', "_");
        let head = format!("module: {{ name: with_{module}, doc: A module. }}\n{list}:");
        Draft::new(format!("{module}.yaml"), &head, neighbours(list)).with(role, &words, line)
    };
    vec![
        draft("column", "enums", |name, index| {
            enumeration(
                &format!("C{index}"),
                &format!("name: '{name}', unique: true, type: integer"),
                &format!("'{name}': 1"),
            )
        }),
        draft("text column", "enums", |name, index| {
            let column = format!("name: '{name}', unique: true, optional: true, type: text");
            enumeration(&format!("C{index}"), &column, &format!("'{name}': a"))
        }),
        draft("closed column", "enums", |name, index| {
            enumeration(
                &format!("C{index}"),
                &format!("name: '{name}', unique: true, type: integer"),
                &format!("'{name}': 1"),
            )
            .replace("open: true", "open: false")
        }),
        draft("column of integers", "enums", |name, index| {
            of_integers(&enumeration(
                &format!("C{index}"),
                &format!("name: '{name}', unique: true, optional: true, type: NeighbourKind"),
                &format!("'{name}': A"),
            ))
        }),
        draft("list column", "enums", |name, index| {
            enumeration(
                &format!("C{index}"),
                &format!("name: '{name}', type: list<NeighbourStep>"),
                &format!("'{name}': [A]"),
            )
        }),
        draft("placeholder", "enums", |name, index| {
            enumeration(
                &format!("C{index}"),
                &format!("name: sign, type: template({name})"),
                &format!("sign: '{{{name}}}'"),
            )
        }),
        draft("predicate", "enums", |name, index| {
            let column = format!(
                "name: number, type: integer, unique: true, doc: A column. }}], predicates: [{{ name: '{name}', any: [{{ column: number, holds: 1 }}]"
            );
            enumeration(&format!("C{index}"), &column, "number: 1")
        }),
        draft("accessor", "integer_forms", |name, index| {
            format!(
                "  - {{ name: F{index}, doc: A type., enum: NeighbourKind, column: number, accessor: '{name}', {SOURCE} }}"
            )
        }),
    ]
}

fn structure(name: &str, _: usize) -> String {
    let field = format!("{{ name: a, type: list<{name}>, doc: A field., absence_matters: true }}");
    format!("  - {{ name: '{name}', doc: A struct., {SOURCE}, fields: [{field}] }}")
}

/// An open enum with one value and one column, whose `doc` is still missing.
fn enumeration(name: &str, column: &str, cell: &str) -> String {
    let values = format!("values: [{{ name: A, doc: A value., {cell} }}]");
    format!(
        "  - {{ name: '{name}', doc: An enum., {SOURCE}, open: true, columns: [{{ {column}, doc: A column. }}], {values} }}"
    )
}

/// An enum of texts as one of integers.
fn of_integers(enumeration: &str) -> String {
    enumeration.replace("open: true", "open: true, wire: integer").replace("{ name: A,", "{ value: 1, name: A,")
}

fn operation(name: &str, path: &str, more: &str) -> String {
    let response = "response: { status: 200, type: Neighbours }";
    format!("  - {{ name: '{name}', doc: A request., {SOURCE}, method: GET, path: '{path}', {more}{response} }}")
}

/// The neighbouring definitions, for the end of a file.
fn neighbours(open_list: &str) -> String {
    let lists = [
        ("structs", NEIGHBOURS),
        ("identifiers", NEIGHBOUR_IDS),
        ("enums", NEIGHBOUR_KINDS),
        ("operations", NEIGHBOUR_REQUESTS),
    ];
    let (continued, others): (Vec<_>, Vec<_>) = lists.into_iter().partition(|(list, _)| *list == open_list);
    let continued = continued.into_iter().map(|(_, items)| items.trim_start_matches('\n').to_owned());
    continued.chain(others.into_iter().map(|(list, items)| format!("{list}:{items}"))).collect()
}
