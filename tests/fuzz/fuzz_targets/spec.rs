//! The bytes of a spec file: whatever they are, they are loaded, checked and emitted, or refused. Nothing panics or hangs.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// A spec folder with a crate file; each input becomes its resource file.
static SPEC: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a temporary folder");
    let package = "name: fuzz\ndoc: A spec.\npages:\n  - { id: page, title: Page, sections: [Fields] }\n";
    fs::write(folder.path().join("crate.yaml"), package).expect("a file to write");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    fs::write(SPEC.path().join("resource.yaml"), bytes).expect("a file to write");
    match generator::generate(SPEC.path()) {
        Ok(generated) => assert!(!generated.files.0.is_empty()),
        Err(failure) => assert!(!failure.to_string().is_empty()),
    }
});
