//! Generates code for a synthetic model once, for tools that measure processes.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use benchmarks::synthetic;

const USAGE: &str = "usage: generate write FOLDER STRUCTS | generate mx-models|typify|stages FOLDER";
const SCHEMA: &str = "schema.json";
const SPEC: &str = "spec";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["write", folder, structs] => write(Path::new(folder), structs.parse()?),
        ["mx-models", folder] => {
            black_box(generator::generate(&Path::new(folder).join(SPEC))?);
            Ok(())
        }
        ["typify", folder] => {
            black_box(synthetic::typify(&Path::new(folder).join(SCHEMA))?);
            Ok(())
        }
        ["stages", folder] => stages(&Path::new(folder).join(SPEC)),
        _ => Err(USAGE.into()),
    }
}

fn write(folder: &Path, structs: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join(SPEC))?;
    synthetic::write_spec(&folder.join(SPEC), structs)?;
    fs::write(folder.join(SCHEMA), serde_json::to_string_pretty(&synthetic::json_schema(structs))?)?;
    Ok(())
}

/// Prints the times of loading, checking, and all other stages.
fn stages(spec: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let loaded = generator::load_folder(spec)?;
    let load = start.elapsed();
    let start = Instant::now();
    assert!(generator::check(&loaded).is_empty(), "a spec without findings");
    let check = start.elapsed();
    drop(loaded);
    let start = Instant::now();
    black_box(generator::generate(spec)?);
    let rest = start.elapsed().saturating_sub(load + check);
    println!("load {load:.1?}, check {check:.1?}, lower and render {rest:.1?}");
    Ok(())
}
