//! Measures the cost of depending on a model crate: the time of a clean build, the number of crates, and lines of code.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

const RUNS: usize = 7;

/// A program that depends on the models of one generator.
struct Program {
    name: &'static str,
    /// Its dependencies besides `serde_json`.
    dependency: String,
    /// The module of the response type.
    response: &'static str,
    /// The path of the source of the models.
    models: Option<PathBuf>,
}

/// The measurements of a program in one profile.
struct Weight {
    median: Duration,
    /// The names of the compiled crates.
    crates: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = env::temp_dir().join(format!("weigh-{}", std::process::id()));
    let programs = [
        json_alone(),
        ours("mx-models", &here.join("../../generated"), true),
        ours("mx-models-bare", &here.join("../../generated"), false),
        typify(&desk)?,
    ];
    for program in &programs {
        program.write(&desk)?;
    }
    let dev = weigh(&programs, &desk, &[])?;
    let release = weigh(&programs, &desk, &["--release"])?;
    println!("| | dev | release | crates | lines of the models | lines of what they need |\n|---|---|---|---|---|---|");
    for ((program, dev), release) in programs.iter().zip(dev).zip(release) {
        println!(
            "| {} | {:.2?} | {:.2?} | {} | {} | {} |",
            program.name,
            dev.median,
            release.median,
            dev.crates.len(),
            program.models.as_deref().map_or(Ok(0), lines)?,
            program.lines_needed(&desk, &dev.crates)?
        );
    }
    fs::remove_dir_all(desk)?;
    Ok(())
}

/// The baseline: JSON without a model.
fn json_alone() -> Program {
    Program { name: "serde_json-alone", dependency: String::new(), response: "serde_json::Value", models: None }
}

fn ours(name: &'static str, models: &Path, default_features: bool) -> Program {
    Program {
        name,
        dependency: format!("mx-models = {{ path = {models:?}, default-features = {default_features} }}"),
        response: "mx_models::platform::MemberResponse",
        models: Some(models.join("src")),
    }
}

/// Writes the output of typify as a package, in the form that `cargo typify` would commit.
fn typify(desk: &Path) -> Result<Program, Box<dyn Error>> {
    let models = desk.join("models");
    fs::create_dir_all(models.join("src"))?;
    fs::write(models.join("src/lib.rs"), include_str!(concat!(env!("OUT_DIR"), "/typify.rs")))?;
    let dependencies = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"";
    fs::write(models.join("Cargo.toml"), manifest("models", dependencies))?;
    Ok(Program {
        name: "typify",
        dependency: format!("models = {{ path = {models:?} }}"),
        response: "models::PlatformMemberResponse",
        models: Some(models.join("src")),
    })
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}\n")
}

impl Program {
    /// Writes the program, which decodes a member, formats it with `Debug`, and encodes it.
    fn write(&self, desk: &Path) -> Result<(), Box<dyn Error>> {
        let folder = desk.join(self.name);
        fs::create_dir_all(folder.join("src"))?;
        let dependencies = format!("{}\nserde_json = \"1\"", self.dependency);
        fs::write(folder.join("Cargo.toml"), manifest(self.name, &dependencies))?;
        let main = format!(
            "fn main() {{\n    let text = std::io::read_to_string(std::io::stdin()).unwrap();\n    \
             let response: {} = serde_json::from_str(&text).unwrap();\n    \
             println!(\"{{response:?}} {{}}\", serde_json::to_string(&response).unwrap());\n}}\n",
            self.response
        );
        fs::write(folder.join("src/main.rs"), main)?;
        Ok(())
    }

    /// Builds the program from scratch. Returns the time and the compiled crates.
    fn build(&self, desk: &Path, arguments: &[&str]) -> Result<(Duration, Vec<String>), Box<dyn Error>> {
        let target = desk.join("target");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        let start = Instant::now();
        let messages = self.cargo(desk, &[&["build"], arguments].concat())?;
        let compiled = messages.lines().filter_map(|line| line.trim_start().strip_prefix("Compiling "));
        let crates = compiled.filter_map(|rest| rest.split(' ').next()).map(str::to_owned).collect();
        Ok((start.elapsed(), crates))
    }

    /// The lines of code in the compiled crates from the registry.
    fn lines_needed(&self, desk: &Path, crates: &[String]) -> Result<usize, Box<dyn Error>> {
        self.cargo(desk, &["vendor", "vendor"])?;
        let vendor = desk.join(self.name).join("vendor");
        let sources = crates.iter().map(|name| vendor.join(name).join("src")).filter(|source| source.is_dir());
        sources.map(|source| lines(&source)).sum()
    }

    /// Runs cargo in the folder of the program and returns its output.
    fn cargo(&self, desk: &Path, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
        let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(arguments)
            .current_dir(desk.join(self.name))
            .env("CARGO_TARGET_DIR", desk.join("target"))
            .output()?;
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(messages) } else { Err(messages.into()) }
    }
}

/// Builds the programs alternately, several times, so that other load on the machine affects all of them.
fn weigh(programs: &[Program], desk: &Path, arguments: &[&str]) -> Result<Vec<Weight>, Box<dyn Error>> {
    let mut builds = vec![Vec::new(); programs.len()];
    for _ in 0..RUNS {
        for (program, builds) in programs.iter().zip(&mut builds) {
            builds.push(program.build(desk, arguments)?);
        }
    }
    Ok(builds.into_iter().map(Weight::of).collect())
}

impl Weight {
    fn of(mut builds: Vec<(Duration, Vec<String>)>) -> Self {
        builds.sort();
        let (median, crates) = builds.swap_remove(builds.len() / 2);
        Self { median, crates }
    }
}

/// Lines of Rust code below a folder, without empty lines and comments.
fn lines(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        count += if path.is_dir() {
            lines(&path)?
        } else {
            let text = fs::read_to_string(path)?;
            text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
        };
    }
    Ok(count)
}
