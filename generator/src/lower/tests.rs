use std::fs;

use super::lower;
use crate::api::RustType;
use crate::load::load;
use crate::model::{Cell, Item, Model, Module, Type};
use crate::resolve::resolve;
use crate::source::SourceFiles;

const PACKAGE: &str = "name: depot-models\ndoc: Types.\npages: []\n";

/// Lowers a spec that consists of `crate.yaml` and other files.
fn lower_files(files: &[(&str, &str)]) -> Model {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("crate.yaml", PACKAGE)].iter().chain(files) {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let loaded =
        load(SourceFiles::read(folder.path()).expect("a folder that can be read")).expect("a spec that can be read");
    lower(&resolve(&loaded.spec).0)
}

fn names(module: &Module) -> Vec<&str> {
    module.items.iter().map(Item::name).collect()
}

#[test]
fn items_with_unresolved_references_are_omitted() {
    let model = lower_files(&[(
        "lockers.yaml",
        "
identifiers:
  - { name: LockerId, doc: Names a locker. }
  - { name: AnyId, doc: Names anything., one_of: [LockerId, BoxId] }
integer_forms:
  - { name: ColourNumber, doc: A colour., enum: Colour, column: number, accessor: colour }
  - { name: KindNumber, doc: A kind., enum: Kind, column: number, accessor: kind }
enums:
  - name: Kind
    doc: The kinds.
    open: false
    columns:
      - { name: step, type: Colour, doc: A step. }
      - { name: level, type: integer, doc: A level. }
    predicates:
      - { name: is_high, doc: Whether it is high., any: [{ column: height, holds: 1 }, { column: level, holds: 1 }] }
    values:
      - { name: HIGH, level: 1 }
      - { name: LOW, level: none }
structs:
  - name: Locker
    doc: A locker.
    fields:
      - { name: colour, type: Colour, doc: Its colour. }
      - { name: id, type: LockerId, doc: Its id. }
envelopes:
  - { name: Lockers, doc: The lockers., content: { key: lockers, type: list<Colour> }, pagination: Pagination }
operations:
  - name: ReadBox
    doc: Reads a box.
    source: { page: page }
    method: GET
    path: /boxes
    response: { status: 200, type: Box }
conversions:
  - { from: Box, into: Locker }
correspondences:
  - { fields: [Locker.id, Box.id] }
",
    )]);
    let [module] = model.modules.as_slice() else { panic!("one module, not {:?}", model.modules) };
    assert_eq!(names(module), ["LockerId", "AnyId", "Kind", "Locker", "Lockers"]);
    assert!(module.conversions.is_empty());
    let [_, Item::TextNewtype(any_id), Item::Enum(kind), Item::Struct(locker), Item::Struct(lockers)] =
        module.items.as_slice()
    else {
        panic!("two identifiers, an enum and two structs, not {:?}", module.items)
    };
    assert_eq!(any_id.from.len(), 1);
    assert!(matches!(locker.fields[0].kind, Type::Builtin(RustType::Runtime("Json"))));
    assert!(matches!(locker.fields[1].kind, Type::Named(_)));
    let [content] = lockers.fields.as_slice() else { panic!("the content only, not {:?}", lockers.fields) };
    assert!(matches!(content.kind, Type::Builtin(RustType::Runtime("Json"))));
    let [level] = kind.columns.as_slice() else { panic!("one column, not {:?}", kind.columns) };
    assert!(matches!(level.cells.as_slice(), [Some(Cell::Integer(1)), None]));
    assert_eq!(kind.predicates[0].variants, ["High"]);
}

#[test]
fn a_conversion_is_in_the_module_of_its_target() {
    let locker = "
structs:
  - { name: Locker, doc: A locker., fields: [{ name: number, type: integer, doc: Its number. }] }
";
    let boxes = "
structs:
  - { name: Box, doc: A box., fields: [{ name: no, type: integer, doc: Its number. }] }
correspondences:
  - { fields: [Locker.number, Box.no] }
conversions:
  - { from: Locker, into: Box }
";
    let model = lower_files(&[("boxes.yaml", boxes), ("lockers.yaml", locker)]);
    let conversions = model.modules.iter().map(|module| (module.name.as_str(), module.conversions.len()));
    assert_eq!(conversions.collect::<Vec<_>>(), [("boxes", 1), ("lockers", 0)]);
}
