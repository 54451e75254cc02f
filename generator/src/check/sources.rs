//! Where definitions come from, and whether their texts say something.

use super::Context;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::{Section, Source};
use crate::symbols::Item;

pub(super) fn check(context: &mut Context<'_>) {
    let package = &context.loaded.spec.package;
    let at = context.loaded.package_document.at();
    text(context, &package.doc, at, "doc");
    guide(context, &package.guide, at.key("guide"));
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at();
        if let Some(module) = &resource.module {
            if let Some(doc) = &module.doc {
                text(context, doc, at.key("module"), "doc");
            }
            guide(context, &module.guide, at.key("module").key("guide"));
        }
        for (index, limit) in resource.limits.iter().enumerate() {
            let at = at.key("limits").item(index);
            text(context, &limit.doc, at, "doc");
            source(context, &limit.source, at.key("source"));
        }
    }
    for definition in context.symbols.definitions().to_vec() {
        let at = definition.site.at(context.loaded);
        match definition.item {
            Item::Identifier(item) => {
                text(context, &item.doc, at, "doc");
                origin(context, definition.item, item.source.as_ref(), item.observed.as_ref(), at);
            }
            Item::IntegerForm(item) => {
                text(context, &item.doc, at, "doc");
                origin(context, definition.item, item.source.as_ref(), item.observed.as_ref(), at);
            }
            Item::Enumeration(item) => {
                text(context, &item.doc, at, "doc");
                origin(context, definition.item, item.source.as_ref(), item.observed.as_ref(), at);
                also(context, &item.also, at);
                for (index, column) in item.columns.iter().enumerate() {
                    let at = at.key("columns").item(index);
                    text(context, &column.doc, at, "doc");
                    if let Some(named) = &column.source {
                        source(context, named, at.key("source"));
                    }
                }
            }
            Item::Structure(item) => {
                text(context, &item.doc, at, "doc");
                origin(context, definition.item, item.source.as_ref(), item.observed.as_ref(), at);
                also(context, &item.also, at);
                for (index, field) in item.fields.iter().enumerate() {
                    let at = at.key("fields").item(index);
                    text(context, &field.doc, at, "doc");
                    if let Some(named) = &field.source {
                        source(context, named, at.key("source"));
                    }
                }
            }
            Item::Envelope(item) => {
                text(context, &item.doc, at, "doc");
                origin(context, definition.item, item.source.as_ref(), item.observed.as_ref(), at);
            }
            Item::Operation(item) => {
                text(context, &item.doc, at, "doc");
                source(context, &item.source, at.key("source"));
            }
        }
    }
}

fn guide(context: &mut Context<'_>, sections: &[Section], at: At<'_>) {
    for (index, section) in sections.iter().enumerate() {
        let at = at.item(index);
        text(context, &section.title, at, "title");
        if let Some(named) = &section.source {
            source(context, named, at.key("source"));
        }
    }
}

fn text(context: &mut Context<'_>, text: &str, at: At<'_>, key: &str) {
    if at.is_written(key) && text.trim().is_empty() {
        let message = format!("`{key}` says nothing");
        context.add(
            Finding::new(&rules::EMPTY_DEFINITION, at.key(key).place(), message)
                .label("no text")
                .help("say in your own words what the page says"),
        );
    }
}

/// A definition has a page, or was observed.
fn origin(context: &mut Context<'_>, item: Item<'_>, named: Option<&Source>, observed: Option<&String>, at: At<'_>) {
    match (named, observed) {
        (Some(named), _) => source(context, named, at.key("source")),
        (None, Some(observed)) => text(context, observed, at, "observed"),
        (None, None) => {
            let message = format!("`{}` does not say where it comes from", item.name());
            context.add(Finding::new(&rules::MISSING_SOURCE, at.key("name").place(), message).label("no source").help(
                "add `source: { page: …, section: … }`, or `observed:` with where it was seen if no page has it",
            ));
        }
    }
}

fn also(context: &mut Context<'_>, sources: &[Source], at: At<'_>) {
    for (index, named) in sources.iter().enumerate() {
        source(context, named, at.key("also").item(index));
    }
}

fn source(context: &mut Context<'_>, source: &Source, at: At<'_>) {
    let pages = &context.loaded.spec.package.pages;
    // Pages that could not be read are reported where they stand.
    if pages.is_empty() || context.symbols.is_broken(&source.page) {
        return;
    }
    let Some(page) = pages.iter().find(|page| page.id == source.page) else {
        let ids = || pages.iter().map(|page| page.id.as_str());
        let help =
            did_you_mean(&source.page, ids()).unwrap_or_else(|| format!("`crate.yaml` lists {}", alternatives(ids())));
        let message = format!("no page has the id `{}`", source.page);
        context
            .add(Finding::new(&rules::UNKNOWN_PAGE, at.key("page").place(), message).label("unknown page").help(help));
        return;
    };
    let Some(section) = &source.section else { return };
    if !page.sections.contains(section) {
        let names = || page.sections.iter().map(String::as_str);
        let help =
            did_you_mean(section, names()).unwrap_or_else(|| format!("its sections are {}", alternatives(names())));
        let message = format!("the page `{}` has no section `{section}`", page.id);
        context.add(
            Finding::new(&rules::UNKNOWN_PAGE, at.key("section").place(), message).label("unknown section").help(help),
        );
    }
}
