//! Measures how long the emitted code of a synthetic model takes to compile, beside that of typify. Their dependencies are
//! compiled before, and not measured.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use benchmarks::synthetic;

const USAGE: &str = "usage: compile STRUCTS [RUNS]";
const PROFILES: [(&str, &[&str]); 2] = [("dev", &[]), ("release", &["--release"])];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let structs: usize = arguments.next().ok_or(USAGE)?.parse()?;
    let runs: usize = arguments.next().map_or(Ok(5), |runs| runs.parse())?;
    let folder = env::temp_dir().join(format!("compile-{}", std::process::id()));
    let packages = [this_generator(&folder, structs)?, typify(&folder, structs)?];
    println!("| profile | this generator | typify | typify / this generator |\n|---|---|---|---|");
    for (profile, options) in PROFILES {
        let mut times = [Vec::new(), Vec::new()];
        for run in 0..=runs {
            for (package, times) in packages.iter().zip(&mut times) {
                let time = compile(package, options)?;
                // The first run compiles the dependencies as well.
                times.extend((run > 0).then_some(time));
            }
        }
        let [ours, theirs] = times.map(median);
        println!("| {profile} | {ours:.2?} | {theirs:.2?} | {:.2} |", theirs.as_secs_f64() / ours.as_secs_f64());
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn this_generator(folder: &Path, structs: usize) -> Result<PathBuf, Box<dyn Error>> {
    let (package, spec) = (folder.join("ours"), folder.join("spec"));
    fs::create_dir_all(&spec)?;
    synthetic::write_spec(&spec, structs)?;
    generator::generate(&spec)?.files.write(&package.join("src"))?;
    let dependencies =
        "serde_core = \"1\"\nserde_json = { version = \"1\", features = [\"float_roundtrip\", \"raw_value\"] }";
    write_manifest(&package, dependencies)
}

fn typify(folder: &Path, structs: usize) -> Result<PathBuf, Box<dyn Error>> {
    let (package, schema) = (folder.join("typify"), folder.join("schema.json"));
    fs::create_dir_all(package.join("src"))?;
    fs::write(&schema, synthetic::json_schema(structs).to_string())?;
    fs::write(package.join("src/lib.rs"), synthetic::typify(&schema)?)?;
    write_manifest(&package, "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"")
}

fn write_manifest(package: &Path, dependencies: &str) -> Result<PathBuf, Box<dyn Error>> {
    let manifest = format!(
        "[package]\nname = \"models\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}\n\n\
         [profile.dev]\nincremental = false\n"
    );
    fs::write(package.join("Cargo.toml"), manifest)?;
    Ok(package.to_path_buf())
}

/// Compiles a package anew.
fn compile(package: &Path, options: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let source = package.join("src/lib.rs");
    fs::write(&source, fs::read(&source)?)?;
    let start = Instant::now();
    let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet"])
        .args(options)
        .current_dir(package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .output()?;
    if output.status.success() { Ok(start.elapsed()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
