//! Tests the JSON Schemas with a validator that is independent of the generator.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use generator::editor::{self, OwnNames};
use generator::spec::{Approvals, Package, Resource};
use jsonschema::Validator;
use serde_json::Value;
use tests::{cases, side, workspace, xtask};

/// The validator for a schema file of the repository.
fn schema(name: &str) -> Validator {
    let text = fs::read_to_string(workspace().join("spec/schema").join(name)).unwrap();
    validator(&serde_json::from_str(&text).unwrap())
}

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::draft7::meta::is_valid(schema), "no schema of draft-07: {schema:#}");
    jsonschema::draft7::new(schema).unwrap()
}

/// A schema for each kind of file of a spec.
struct Schemas {
    approvals: Validator,
    package: Validator,
    resource: Validator,
}

impl Schemas {
    fn read() -> Self {
        Self {
            approvals: schema("approvals.schema.json"),
            package: schema("crate.schema.json"),
            resource: schema("resource.schema.json"),
        }
    }

    /// The schemas that the loader uses, which do not check names.
    fn of_shape() -> Self {
        Self {
            approvals: validator(&generator::schema::of::<Approvals>()),
            package: validator(&generator::schema::of::<Package>()),
            resource: validator(&generator::schema::of::<Resource>()),
        }
    }

    /// The schemas with the names of a spec.
    fn of_spec(spec: &Path) -> Self {
        let names = OwnNames::of(&generator::load_folder(spec).unwrap());
        Self {
            approvals: schema("approvals.schema.json"),
            package: validator(&editor::of_spec::<Package>(&names)),
            resource: validator(&editor::of_spec::<Resource>(&names)),
        }
    }

    /// The validation errors of a file, each with its location.
    fn complaints(&self, name: &str, text: &str) -> Vec<String> {
        let validator = match name {
            "approvals.yaml" => &self.approvals,
            "crate.yaml" => &self.package,
            _ => &self.resource,
        };
        let value: Value = match serde_yaml::from_str(text) {
            Ok(value) => value,
            Err(error) => return vec![format!("not JSON: {error}")],
        };
        let complaints = validator.iter_errors(&value);
        complaints.map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

/// The files of a spec folder.
fn files(spec: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(spec).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|kind| kind == "yaml")).collect();
    files.sort();
    files
}

#[test]
fn every_spec_that_can_be_emitted_validates() {
    let schemas = Schemas::read();
    let mut specs = vec![workspace().join("spec")];
    specs.extend(cases("golden").into_iter().map(|case| case.join("spec")));
    specs.extend(cases("diff").iter().map(|case| side(case, "head")));
    for spec in specs {
        let files = files(&spec);
        assert!(!files.is_empty(), "{} has no files", spec.display());
        let own = Schemas::of_spec(&spec);
        for path in files {
            for schemas in [&schemas, &own] {
                let complaints = schemas.complaints(&tests::name(&path), &fs::read_to_string(&path).unwrap());
                assert!(complaints.is_empty(), "{}: {complaints:#?}", path.display());
            }
        }
    }
}

/// A valid file, with an instance of everything that the cases below make invalid.
const RESOURCE: &str = "\
module: { name: lockers, doc: Lockers for parcels. }
enums:
  - name: LockerState
    doc: What goes on in a locker.
    open: true
    source: { page: lockers }
    columns:
      - { name: number, type: integer, doc: Its number. }
    \"null\": { number: 9 }
    values:
      - { name: FREE, doc: The locker is empty., number: 0 }
structs:
  - name: Locker
    doc: A locker.
    source: { page: lockers }
    fields:
      - { name: state, type: LockerState, doc: What goes on., example: FREE }
      - { name: code, type: string, doc: The code., deprecated: { note: gone, stage: announced } }
limits:
  - { name: MOST, doc: How many there can be., source: { page: lockers }, value: 60, unit: count }
operations:
  - name: Read
    doc: Reads a locker.
    source: { page: lockers }
    method: GET
    path: /locker
    response: { status: 200, type: Locker }
";

#[test]
fn a_resource_with_a_mistake_does_not_validate() {
    let schemas = Schemas::read();
    assert_eq!(schemas.complaints("lockers.yaml", RESOURCE), [""; 0]);
    // In JSON every key is a string, so quotes make no difference.
    let unquoted = replaced(RESOURCE, "\"null\": { number: 9 }", "null: { number: 9 }");
    assert_eq!(schemas.complaints("lockers.yaml", &unquoted), [""; 0]);
    for (right, wrong, place) in [
        // Unknown keys.
        ("limits:", "limit:", ""),
        ("example:", "exmaple:", "/structs/0/fields/0"),
        // Missing keys.
        ("    open: true\n", "", "/enums/0"),
        (", unit: count", "", "/limits/0"),
        ("note: gone, ", "", "/structs/0/fields/1/deprecated"),
        // The keys that `wire` asks for.
        ("name: FREE, ", "", "/enums/0/values/0"),
        ("name: FREE,", "name: FREE, value: 1,", "/enums/0/values/0/value"),
        ("    open: true\n", "    open: true\n    wire: integer\n", "/enums/0/values/0"),
        // Values of the wrong type.
        ("value: 60", "value: sixty", "/limits/0/value"),
        ("open: true", "open: yes", "/enums/0/open"),
        ("status: 200", "status: 70000", "/operations/0/response/status"),
        ("doc: A locker.", "doc: 12", "/structs/0/doc"),
        ("source: { page: lockers }", "source: lockers", "/enums/0/source"),
        ("number: 0 }", "number: 0.5 }", "/enums/0/values/0/number"),
        ("\"null\": { number: 9 }", "\"null\": [9]", "/enums/0/null"),
        // Values outside a fixed set.
        ("unit: count", "unit: days", "/limits/0/unit"),
        ("method: GET", "method: get", "/operations/0/method"),
        ("stage: announced", "stage: soon", "/structs/0/fields/1/deprecated/stage"),
        // Empty values.
        ("doc: A locker.", "doc:", "/structs/0/doc"),
        ("example: FREE", "example: null", "/structs/0/fields/0/example"),
        ("number: 0 }", "number: null }", "/enums/0/values/0/number"),
        ("doc: Lockers for parcels.", "doc: ~", "/module/doc"),
        ("{ name: lockers, doc: Lockers for parcels. }", "", "/module"),
    ] {
        wrong_at(&schemas, "lockers.yaml", &replaced(RESOURCE, right, wrong), place);
    }
}

/// The same for a `crate.yaml`.
const PACKAGE: &str = "\
name: depot-models
doc: Types of the Depot API.
features: [http]
pages:
  - { id: lockers, title: Lockers, sections: [Fields] }
";

#[test]
fn a_package_with_a_mistake_does_not_validate() {
    let schemas = Schemas::read();
    assert_eq!(schemas.complaints("crate.yaml", PACKAGE), [""; 0]);
    for (right, wrong, place) in [
        ("doc:", "docs:", ""),
        ("id: lockers, ", "", "/pages/0"),
        ("[Fields]", "Fields", "/pages/0/sections"),
        ("[Fields]", "[Fields, ~]", "/pages/0/sections/1"),
        ("[http]", "[https]", "/features/0"),
        ("title: Lockers", "title: 12", "/pages/0/title"),
    ] {
        wrong_at(&schemas, "crate.yaml", &replaced(PACKAGE, right, wrong), place);
    }
}

fn replaced(text: &str, right: &str, wrong: &str) -> String {
    assert!(text.contains(right), "{right} is not in the file");
    text.replacen(right, wrong, 1)
}

/// Checks that all validation errors of a file have the same location.
fn wrong_at(schemas: &Schemas, name: &str, text: &str, place: &str) {
    let complaints = schemas.complaints(name, text);
    let places: Vec<&str> =
        complaints.iter().map(|complaint| complaint.split_once(": ").map_or("", |(place, _)| place)).collect();
    assert!(!places.is_empty() && places.iter().all(|found| *found == place), "{complaints:#?} of\n{text}");
}

/// The rules on the structure of a file, which the schemas cover.
const SHAPE: [&str; 4] = ["unknown-key", "missing-key", "empty-value", "wrong-type"];
/// The rules on YAML, which are checked before the structure.
const YAML: [&str; 3] = ["yaml-syntax", "yaml-feature", "duplicate-key"];

#[test]
fn the_schemas_and_the_loader_agree_on_every_file() {
    let schemas = Schemas::of_shape();
    let mut tally = (0, 0);
    for case in cases("errors") {
        let loaded = generator::load_folder(&case).unwrap();
        for path in files(&case) {
            let here = path.to_string_lossy();
            let rules: BTreeSet<&str> =
                loaded.findings.iter().filter(|found| found.place.file == here).map(|found| found.rule.id).collect();
            if YAML.iter().any(|rule| rules.contains(rule)) {
                continue;
            }
            let complaints = schemas.complaints(&tests::name(&path), &fs::read_to_string(&path).unwrap());
            let is_shapeless = SHAPE.iter().any(|rule| rules.contains(rule));
            assert_eq!(!complaints.is_empty(), is_shapeless, "{here}: {rules:?}, but {complaints:#?}");
            *(if is_shapeless { &mut tally.1 } else { &mut tally.0 }) += 1;
        }
    }
    assert!(tally.0 > 20 && tally.1 > 3, "{tally:?} files say little");
}

#[test]
fn what_the_schemas_reject_the_loader_rejects_too() {
    let language = Schemas::read();
    for case in cases("errors") {
        let loaded = generator::load_folder(&case).unwrap();
        let has_errors = generator::check(&loaded).iter().any(generator::Finding::is_error);
        for schemas in [&language, &Schemas::of_spec(&case)] {
            for path in files(&case) {
                let complaints = schemas.complaints(&tests::name(&path), &fs::read_to_string(&path).unwrap());
                assert!(complaints.is_empty() || has_errors, "{}: {complaints:#?}", path.display());
            }
        }
    }
}

/// A valid file with references of all kinds.
const REFERENCES: &str = "\
module: { name: lockers, doc: Lockers for parcels. }
identifiers:
  - { name: Code, doc: A code., source: { page: lockers } }
  - { name: DoorCode, doc: A code., one_of: [Code], source: { page: lockers, section: Fields } }
enums:
  - name: Size
    doc: How much goes in.
    open: false
    source: { page: lockers }
    values: [{ name: S, doc: Little. }]
  - name: State
    doc: What goes on.
    open: true
    source: { page: lockers }
    columns:
      - { name: number, type: integer, doc: Its number., unique: true }
      - { name: sizes, type: list<Size>, doc: Sizes. }
      - { name: text, type: \"template(a, b)\", doc: A text. }
    predicates:
      - { name: is_first, doc: Whether it is the first., any: [{ column: number, holds: 0 }] }
    values:
      - { name: FREE, doc: Empty., number: 0, sizes: [S], text: \"{a} and {b}\" }
integer_forms:
  - { name: Number, doc: A number., enum: State, column: number, accessor: state, source: { page: lockers } }
structs:
  - name: Locker
    doc: A locker.
    source: { page: lockers }
    fields:
      - { name: state, type: State, doc: What goes on. }
      - { name: codes, type: \"map<list<lockers.DoorCode>>\", doc: Codes., in: [Locker, Door] }
  - { name: Door, doc: A door., source: { page: lockers }, fields_from: Locker }
envelopes:
  - { name: Lockers, doc: Lockers., source: { page: lockers }, content: { key: all, type: list<Locker> }, pagination: Door }
operations:
  - name: Replace
    doc: Replaces a locker.
    source: { page: lockers }
    method: PUT
    path: /lockers/{code}
    parameters: [{ name: code, type: Code, doc: Its code. }]
    query: [{ name: states, type: list<State>, doc: Its states. }]
    headers: [{ name: Key, type: string, doc: A key. }]
    body: { type: list<Locker> }
    response: { status: 200, type: Lockers }
correspondences:
  - { fields: [lockers.Locker.codes, lockers.Door.codes] }
conversions:
  - { from: lockers.Locker, into: lockers.Door }
exceptions:
  - { rule: unused-enum, at: Size, reason: It is used. }
";

#[test]
fn the_schemas_of_a_spec_reject_names_that_it_does_not_have() {
    let spec = tempfile::tempdir().unwrap();
    fs::write(spec.path().join("crate.yaml"), PACKAGE).unwrap();
    fs::write(spec.path().join("lockers.yaml"), REFERENCES).unwrap();
    let (own, language) = (Schemas::of_spec(spec.path()), Schemas::read());
    for schemas in [&own, &language] {
        assert_eq!(schemas.complaints("lockers.yaml", REFERENCES), [""; 0]);
    }
    // The last column says whether the schemas of the language know it, too: that it has not the form of a name.
    for (right, wrong, place, has_no_form) in [
        ("page: lockers, section: Fields", "page: locker, section: Fields", "/identifiers/1/source/page", false),
        ("section: Fields", "section: Field", "/identifiers/1/source/section", false),
        ("one_of: [Code]", "one_of: [State]", "/identifiers/1/one_of/0", false),
        ("one_of: [Code]", "one_of: [string]", "/identifiers/1/one_of/0", true),
        ("type: integer", "type: int", "/enums/1/columns/0/type", true),
        ("type: list<Size>", "type: list<Sise>", "/enums/1/columns/1/type", false),
        ("type: list<Size>", "type: map<Size>", "/enums/1/columns/1/type", true),
        ("template(a, b)", "template()", "/enums/1/columns/2/type", true),
        ("column: number, holds", "column: numbr, holds", "/enums/1/predicates/0/any/0/column", false),
        (", sizes: [S]", ", sises: [S]", "/enums/1/values/0", false),
        ("enum: State", "enum: Size", "/integer_forms/0/enum", false),
        ("type: State", "type: Stat", "/structs/0/fields/0/type", false),
        ("type: State", "type: number", "/structs/0/fields/0/type", true),
        ("type: State", "type: Lockers", "/structs/0/fields/0/type", false),
        ("type: State", "type: list<State", "/structs/0/fields/0/type", true),
        ("map<list<lockers.DoorCode>>", "map<list<lockers.DoorCode>", "/structs/0/fields/1/type", true),
        ("map<list<lockers.DoorCode>>", "map<list<locker.DoorCode>>", "/structs/0/fields/1/type", false),
        ("map<list<lockers.DoorCode>>", "map<string, Code>", "/structs/0/fields/1/type", true),
        ("in: [Locker, Door]", "in: [Locker, Dor]", "/structs/0/fields/1/in/1", false),
        ("fields_from: Locker", "fields_from: Code", "/structs/1/fields_from", false),
        ("pagination: Door", "pagination: Code", "/envelopes/0/pagination", false),
        ("name: code, type: Code", "name: code, type: Door", "/operations/0/parameters/0/type", false),
        ("name: code, type: Code", "name: code, type: any", "/operations/0/parameters/0/type", true),
        ("type: list<State>", "type: map<State>", "/operations/0/query/0/type", true),
        ("name: Key, type: string", "name: Key, type: text", "/operations/0/headers/0/type", true),
        ("body: { type: list<Locker> }", "body: { type: string }", "/operations/0/body/type", true),
        ("status: 200, type: Lockers", "status: 200, type: Code", "/operations/0/response/type", false),
        ("lockers.Door.codes", "lockers.Door.code", "/correspondences/0/fields/1", false),
        ("from: lockers.Locker", "from: lockers.Lockers", "/conversions/0/from", false),
        ("rule: unused-enum", "rule: wrong-type", "/exceptions/0/rule", true),
    ] {
        let text = replaced(REFERENCES, right, wrong);
        wrong_at(&own, "lockers.yaml", &text, place);
        if has_no_form {
            wrong_at(&language, "lockers.yaml", &text, place);
        } else {
            assert_eq!(language.complaints("lockers.yaml", &text), [""; 0], "{wrong}");
        }
    }
}

#[test]
fn the_schemas_of_a_spec_list_what_an_editor_completes() {
    let text = fs::read_to_string(workspace().join("spec/schema/own/resource.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let listed = |kind: &str| {
        let definition = &schema["definitions"][kind];
        let choices = definition["anyOf"].as_array().cloned().unwrap_or_else(|| vec![definition.clone()]);
        let listed: BTreeSet<String> = choices
            .iter()
            .filter_map(|choice| choice["enum"].as_array())
            .flatten()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect();
        listed
    };
    let has = |kind: &str, words: &[&str]| words.iter().all(|word| listed(kind).contains(*word));
    assert!(has("FieldType", &["string", "decimal", "ConnectionStatus", "platform.Member", "Member"]));
    assert!(has("PageId", &["platform-members"]) && has("OwnStructName", &["MemberStatus"]));
    assert!(has("FieldName", &["platform.Member.guid"]) && !has("FieldType", &["ReadMember"]));
}

#[test]
fn the_json_output_of_lint_validates() {
    let schema = schema("findings.schema.json");
    for case in cases("errors").iter().chain(&cases("golden").iter().map(|case| case.join("spec")).collect::<Vec<_>>())
    {
        let printed = xtask(Path::new(""), &["lint", "--format", "json", "--spec", &case.to_string_lossy()]).out;
        let report: Value = serde_json::from_str(&printed).unwrap();
        let complaints: Vec<String> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{}: {complaints:#?}", case.display());
    }
}

#[test]
fn the_json_output_of_diff_validates() {
    let schema = schema("changes.schema.json");
    for case in cases("diff") {
        let (base, head) = (side(&case, "base"), side(&case, "head"));
        let arguments = ["diff", "--format", "json", &base.to_string_lossy(), &head.to_string_lossy()];
        let printed = xtask(Path::new(""), &arguments).out;
        let changes: Value = serde_json::from_str(&printed).unwrap();
        let complaints: Vec<String> = schema.iter_errors(&changes).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{}: {complaints:#?}", case.display());
        for key in ["semver", "api", "compared", "findings"] {
            let mut without = changes.clone();
            without.as_object_mut().unwrap().remove(key);
            assert!(!schema.is_valid(&without), "{} without {key}", case.display());
        }
    }
}

#[test]
fn what_diff_prints_as_json_of_a_spec_with_errors_validates() {
    let schema = schema("changes.schema.json");
    let base = side(Path::new("diff/renamed"), "base");
    let mut errors = 0;
    for case in cases("errors") {
        let arguments = ["diff", "--format", "json", &base.to_string_lossy(), &case.to_string_lossy()];
        let printed = xtask(Path::new(""), &arguments).out;
        let changes: Value = serde_json::from_str(&printed).unwrap();
        let complaints: Vec<String> = schema.iter_errors(&changes).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{}: {complaints:#?}", case.display());
        errors += usize::from(changes["compared"] == false);
    }
    assert!(errors > 10, "{errors} specs with errors say little");
}

#[test]
fn the_schemas_are_up_to_date() {
    let check = |spec: &Path, arguments: &[&str]| {
        xtask(&workspace(), &[&["schema", "--spec", &spec.to_string_lossy()], arguments].concat())
    };
    let ours = check(&workspace().join("spec"), &["--check"]);
    assert_eq!((ours.code, ours.out.as_str(), ours.err.as_str()), (0, "", ""));

    let copy = tempfile::tempdir().unwrap();
    let written = check(copy.path(), &[]);
    assert_eq!((written.code, written.out.lines().count()), (0, 5), "{}", written.out);
    assert_eq!(check(copy.path(), &["--check"]).code, 0);

    let edited = copy.path().join("schema/resource.schema.json");
    let text = fs::read_to_string(&edited).unwrap();
    fs::write(&edited, text.replace("\"boolean\"", "\"string\"")).unwrap();
    let stale = check(copy.path(), &["--check"]);
    let says = format!("out of date: {}\nschema: run `cargo xtask schema`\n", edited.display());
    assert_eq!((stale.code, stale.out.as_str()), (1, says.as_str()));
    assert_ne!(fs::read_to_string(&edited).unwrap(), text, "a check writes nothing");

    assert_eq!(check(copy.path(), &[]).out, format!("wrote {}\n", edited.display()));
    assert_eq!(fs::read_to_string(&edited).unwrap(), text);

    fs::write(copy.path().join("crate.yaml"), PACKAGE).unwrap();
    let own = copy.path().join("schema/own");
    let wrote = format!(
        "wrote {}\nwrote {}\n",
        own.join("crate.schema.json").display(),
        own.join("resource.schema.json").display()
    );
    assert_eq!(check(copy.path(), &[]).out, wrote);
    fs::write(copy.path().join("crate.yaml"), replaced(PACKAGE, "[Fields]", "[Fields, Notes]")).unwrap();
    assert_eq!(check(copy.path(), &["--check"]).code, 1);
}
