//! Times linting of the real spec and of synthetic specs, to show that the time is proportional to the size of the
//! spec.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn lint(folder: &Path) -> usize {
    let loaded = generator::load_folder(folder).expect("a spec that can be read");
    generator::check(&loaded).len()
}

#[divan::bench]
fn the_real_spec(bencher: Bencher) {
    let spec = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec"));
    assert_eq!(lint(&spec), 0);
    bencher.bench(|| lint(&spec));
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn structs(bencher: Bencher, count: usize) {
    let folder = spec_of(count);
    assert_eq!(lint(folder.path()), 0);
    bencher.bench(|| lint(folder.path()));
}

/// A spec of many structs, each with an enumeration and a few fields, in files of a hundred structs.
fn spec_of(count: usize) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let package = "name: large\ndoc: A spec.\npages:\n  - { id: page, title: Page, sections: [Fields] }\n";
    fs::write(folder.path().join("crate.yaml"), package).expect("a file to write");
    for start in (0..count).step_by(100) {
        let mut text = String::from("structs:\n");
        for number in start..(start + 100).min(count) {
            let next = (number + 1) % count;
            let _ = write!(
                text,
                "  - name: Locker{number}\n    doc: A locker.\n    source: {{ page: page, section: Fields }}\n    fields:\n\
                 \x20     - {{ name: number, type: integer, doc: Its number. }}\n\
                 \x20     - {{ name: opened_at, type: timestamp, doc: When it was opened., example: \"2024-01-01T00:00:00Z\" }}\n\
                 \x20     - {{ name: beside, type: list<Locker{next}>, doc: What stands beside it. }}\n\
                 \x20     - {{ name: is_open, type: boolean, doc: Whether it is open., deprecated: {{ note: see opened_at, replacement: opened_at }} }}\n"
            );
        }
        fs::write(folder.path().join(format!("lockers-{start:05}.yaml")), text).expect("a file to write");
    }
    folder
}
