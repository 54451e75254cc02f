use std::path::Path;

use super::compare;
use crate::load::{Loaded, load};
use crate::source::SourceFiles;

const PACKAGE: &str = "name: depot-models\ndoc: Types.\npages: [{ id: page, title: Page, sections: [] }]\n";

/// A reference of every kind, none of which is resolved.
const UNRESOLVED: &str = "
identifiers:
  - { name: AnyId, doc: Names anything., one_of: [BoxId] }
integer_forms:
  - { name: ColourNumber, doc: A colour., enum: Colour, column: number, accessor: colour }
enums:
  - name: Kind
    doc: The kinds.
    open: false
    columns:
      - { name: step, type: Step, doc: A step. }
      - { name: level, type: integer, doc: A level. }
    predicates:
      - { name: is_high, doc: Whether it is high., any: [{ column: height, holds: 1 }] }
    values:
      - { name: HIGH, step: FIRST, level: 1, deprecated: { note: Use another., replacement: HIGHER } }
      - { name: LOW, step: LAST, level: none }
structs:
  - name: Locker
    doc: A locker.
    fields:
      - { name: colour, type: Colour, doc: Its colour. }
      - { name: steps, type: list<Step>, doc: Its steps. }
envelopes:
  - { name: Lockers, doc: The lockers., content: { key: lockers, type: list<Shelf> }, pagination: Pagination }
operations:
  - name: ReadBox
    doc: Reads a box.
    source: { page: page }
    method: GET
    path: /boxes/{id
    parameters: [{ name: id, type: BoxId, doc: The box. }]
    response: { status: 200, type: Box }
conversions:
  - { from: Box, into: Locker }
correspondences:
  - { fields: [Locker.size, Box.size] }
";

/// Loads a spec of `crate.yaml` and one other file.
fn load_text(text: &str) -> Loaded {
    let texts = [("crate.yaml", PACKAGE), ("lockers.yaml", text)];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let sources = SourceFiles::new(Path::new("spec"), texts.into()).expect("a spec");
    load(sources).expect("a spec that can be read")
}

/// The rules and messages of the changes from one spec to another.
fn changes(base: &str, head: &str) -> Vec<String> {
    let changes = compare(&load_text(base), &load_text(head), None).changes;
    changes.iter().map(|change| format!("{}: {}", change.finding.rule.id, change.finding.message)).collect()
}

#[test]
fn an_unresolved_reference_is_compared_as_it_is_written() {
    assert_eq!(changes(UNRESOLVED, UNRESOLVED), [""; 0]);
    let edits = [
        ("type: Colour", "type: string", "type-changed: `Locker.colour`: type changed from `Colour` to `string`"),
        ("step: LAST", "step: NEXT", "cell-changed: `Kind.LOW`: `step` changed from `LAST` to `NEXT`"),
        ("/boxes/{id", "/box/{id", "request-changed: `ReadBox`: path changed from `/boxes/{id` to `/box/{id`"),
        (
            "status: 200, type: Box",
            "status: 200, type: Locker",
            "response-type-changed: `ReadBox`: type of the response changed from `Box` to `Locker`",
        ),
    ];
    for (from, to, expected) in edits {
        assert_eq!(changes(UNRESOLVED, &UNRESOLVED.replacen(from, to, 1)), [expected]);
    }
}

#[test]
fn a_reference_that_becomes_resolved_is_no_change() {
    let defined = UNRESOLVED.replacen("identifiers:", "identifiers:\n  - { name: BoxId, doc: Names a box. }", 1);
    let defined = defined.replacen(
        "structs:",
        "structs:\n  - { name: Shelf, doc: A shelf., fields: [{ name: no, type: integer, doc: Its number. }] }",
        1,
    );
    let expected = ["identifier-added: `BoxId`: identifier added", "struct-added: `Shelf`: struct added, with `no`"];
    assert_eq!(changes(UNRESOLVED, &defined), expected);
    let rules = changes(&defined, UNRESOLVED).into_iter().map(|change| change.split(':').next().map(str::to_owned));
    assert_eq!(rules.flatten().collect::<Vec<_>>(), ["identifier-removed", "struct-removed"]);
}

#[test]
fn what_is_added_to_a_file_without_keys_would_have_been_at_its_beginning() {
    let head = "correspondences: [{ fields: [Locker.no, Box.no] }]\n";
    let change = compare(&load_text("{}\n"), &load_text(head), None).changes.pop().expect("a change");
    let place = change.base.expect("a place in base").place;
    assert!(place.file.ends_with("lockers.yaml"), "{}", place.file);
    assert_eq!((place.span.line, place.span.column), (1, 1));
}
