//! `cargo xtask schema`: writes the JSON Schemas of the spec language and of the JSON output, which are generated from
//! types, and those with the names of a spec.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::Unreadable;
use generator::editor::{self, OwnNames};
use generator::spec::{Approvals, Package, Resource};
use serde_json::Value as Json;

use crate::diff::Document;
use crate::present::Report;
use crate::{Folders, Streams, exit};

const HELP: &str = "\
Exit codes:
  0  The schemas are up to date or were written
  1  A schema is out of date
  2  The spec cannot be read, a schema cannot be written, or the usage is wrong

Examples:
  cargo xtask schema                            Write the schemas to spec/schema
  cargo xtask schema --check                    List the schemas that are out of date";

/// Arguments of `schema`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Write nothing; list the schemas that are out of date, and fail if there are any.
    #[arg(long)]
    check: bool,
    /// Folder of the spec, whose subfolder schema holds the schemas [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, folders: &Folders, streams: &mut Streams<'_>) -> io::Result<u8> {
    let spec = folders.spec(arguments.spec.as_deref());
    let schemas = match own_schemas(&spec) {
        Ok(own) => schemas().into_iter().chain(own),
        Err(unreadable) => {
            writeln!(streams.err, "schema: {unreadable}")?;
            return Ok(exit::UNREADABLE);
        }
    };
    let folder = spec.join("schema");
    let mut outdated = 0;
    for (name, schema) in schemas {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == schema) {
            continue;
        }
        outdated += 1;
        if arguments.check {
            writeln!(streams.out, "out of date: {}", path.display())?;
        } else if let Err(error) = write(&path, &schema) {
            writeln!(streams.err, "schema: {}: {error}", path.display())?;
            return Ok(exit::UNREADABLE);
        } else {
            writeln!(streams.out, "wrote {}", path.display())?;
        }
    }
    if arguments.check && outdated > 0 {
        writeln!(streams.out, "schema: run `cargo xtask schema`")?;
        return Ok(exit::FINDINGS);
    }
    Ok(exit::CLEAN)
}

fn write(path: &Path, schema: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, schema)
}

/// The path of a schema within the folder of schemas, and its text.
type Schema = (&'static str, String);

/// The schemas of the language and of the JSON output, which are the same for all specs.
fn schemas() -> [Schema; 5] {
    [
        ("approvals.schema.json", text(&editor::of_language::<Approvals>())),
        ("changes.schema.json", text(&generator::schema::of::<Document<'_>>())),
        ("crate.schema.json", text(&editor::of_language::<Package>())),
        ("findings.schema.json", text(&generator::schema::of::<Report<'_>>())),
        ("resource.schema.json", text(&editor::of_language::<Resource>())),
    ]
}

/// The schemas with the names of the spec in a folder, if there is one.
fn own_schemas(spec: &Path) -> Result<Vec<Schema>, Unreadable> {
    if !spec.join("crate.yaml").exists() {
        return Ok(Vec::new());
    }
    let names = OwnNames::of(&generator::load_folder(spec)?);
    Ok(vec![
        ("own/crate.schema.json", text(&editor::of_spec::<Package>(&names))),
        ("own/resource.schema.json", text(&editor::of_spec::<Resource>(&names))),
    ])
}

fn text(schema: &Json) -> String {
    format!("{schema:#}\n")
}
