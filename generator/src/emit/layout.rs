//! The layout of an emitted crate: which files it has, and what is in them.

use super::file::{Content, EmittedFile, Part};
use super::verbatim::FEATURES_FOLDER;
use super::{crate_root, features, module, verbatim};
use crate::model::{Model, Module};

/// The files of the crate that the model describes.
pub(crate) fn emit(model: &Model) -> Vec<EmittedFile<'_>> {
    let mut files = vec![from_spec("lib.rs".to_owned(), Box::new(|| crate_root::file(model).into()))];
    for module in &model.modules {
        files.push(types(module));
        files.extend(impls(module));
    }
    files.extend(verbatim::runtime());
    files.extend(verbatim::features(&model.features));
    if !model.features.is_empty() {
        let path = format!("{FEATURES_FOLDER}/mod.rs");
        files.push(from_spec(path, Box::new(|| features::file(model).into())));
    }
    files
}

/// `NAME.rs`: the types of a module, with their documentation.
fn types(module: &Module) -> EmittedFile<'_> {
    let head: Part<'_> = Box::new(|| module::types_head(module).into());
    let own = module::own_names(module);
    let item = |item| -> Part<'_> {
        let own = own.clone();
        Box::new(move || module::definition(item, &own))
    };
    let items = module.items.iter().map(item).collect();
    code(module, format!("{}.rs", module.name), head, items)
}

/// `NAME/impls.rs`: the tables and implementations of a module. `None` if it has constants only.
fn impls(module: &Module) -> Option<EmittedFile<'_>> {
    if !module::has_impls(module) {
        return None;
    }
    let head: Part<'_> = Box::new(|| module::impls_head(module).into());
    let items = module.items.iter().map(|item| -> Part<'_> { Box::new(|| item.emit().impls().into()) });
    let conversions = module.conversions.iter();
    let conversions = conversions.map(|one| -> Part<'_> { Box::new(|| module::conversion(module, one).into()) });
    Some(code(module, format!("{}/impls.rs", module.name), head, items.chain(conversions).collect()))
}

fn code<'m>(module: &Module, path: String, head: Part<'m>, items: Vec<Part<'m>>) -> EmittedFile<'m> {
    EmittedFile { path, origin: module.sources.join(", "), content: Content::Code { head, items } }
}

fn from_spec(path: String, head: Part<'_>) -> EmittedFile<'_> {
    EmittedFile { path, origin: "the spec".to_owned(), content: Content::Code { head, items: Vec::new() } }
}
