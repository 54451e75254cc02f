//! Emits the model with typify from its JSON Schema.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use typify::{TypeSpace, TypeSpaceSettings};

fn main() -> Result<(), Box<dyn Error>> {
    let schema = "model.schema.json";
    println!("cargo::rerun-if-changed={schema}");
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    types.add_root_schema(serde_json::from_str(&fs::read_to_string(schema)?)?)?;
    let source = prettyplease::unparse(&syn::parse2(types.to_stream())?);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("typify.rs"), source)?;
    Ok(())
}
