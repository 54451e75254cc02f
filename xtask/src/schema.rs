//! `cargo xtask schema`: writes the JSON Schemas of the spec language and of the JSON output, which are generated from
//! types.

use std::fs;
use std::io;
use std::path::PathBuf;

use generator::spec::{Approvals, Package, Resource};
use schemars::JsonSchema;

use crate::diff::Document;
use crate::present::Report;
use crate::{Folders, Streams, exit};

const HELP: &str = "\
Exit codes:
  0  The schemas are up to date or were written
  1  A schema is out of date
  2  A schema cannot be written, or the usage is wrong

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
    let folder = folders.spec(arguments.spec.as_deref()).join("schema");
    let mut outdated = 0;
    for (name, schema) in schemas() {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == schema) {
            continue;
        }
        outdated += 1;
        if arguments.check {
            writeln!(streams.out, "out of date: {}", path.display())?;
        } else if let Err(error) = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &schema)) {
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

fn schemas() -> [(&'static str, String); 5] {
    [
        ("approvals.schema.json", schema::<Approvals>()),
        ("changes.schema.json", schema::<Document<'_>>()),
        ("crate.schema.json", schema::<Package>()),
        ("findings.schema.json", schema::<Report<'_>>()),
        ("resource.schema.json", schema::<Resource>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    format!("{:#}\n", generator::schema::of::<T>())
}
