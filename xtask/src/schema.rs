//! `cargo xtask schema`: the JSON Schemas of the spec language and of what the commands print, kept in step with the
//! types.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::spec::{Approvals, Package, Resource};
use schemars::JsonSchema;

use crate::diff::Document;
use crate::present::Report;
use crate::{Streams, exit, path_or};

/// What `schema` is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; fail if a schema is not as the types say.
    #[arg(long)]
    check: bool,
    /// Folder of the spec, in which the schemas have a folder of their own [default: spec]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, root: &Path, streams: &mut Streams<'_>) -> io::Result<u8> {
    let folder = path_or(arguments.spec.as_ref(), root, "spec").join("schema");
    let mut outdated = 0;
    for (name, schema) in schemas() {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == schema) {
            continue;
        }
        outdated += 1;
        if arguments.check {
            writeln!(streams.out, "not as the types say: {}", path.display())?;
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
