//! Where definitions come from: a page and a section that `crate.yaml` lists, or what was observed.

use super::Context;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::load::At;
use crate::rules;
use crate::spec::{Page, Section, Source};
use crate::symbols::Item;

pub(super) fn check(context: &mut Context<'_>) {
    guide(context, &context.loaded.spec.package.guide, context.loaded.package_document.at().key("guide"));
    for (index, (_, resource)) in context.loaded.spec.resources.iter().enumerate() {
        let at = context.loaded.documents[index].at();
        if let Some(module) = &resource.module {
            guide(context, &module.guide, at.key("module").key("guide"));
        }
        for (index, limit) in resource.limits.iter().enumerate() {
            source(context, &limit.source, at.key("limits").item(index).key("source"));
        }
    }
    for definition in context.symbols.definitions().to_vec() {
        definition_of(context, definition.item, definition.site.at(context.loaded));
    }
}

fn definition_of(context: &mut Context<'_>, item: Item<'_>, at: At<'_>) {
    match item {
        Item::Identifier(one) => origin(context, item, one.source.as_ref(), one.observed.is_some(), at),
        Item::IntegerForm(one) => origin(context, item, one.source.as_ref(), one.observed.is_some(), at),
        Item::Envelope(one) => origin(context, item, one.source.as_ref(), one.observed.is_some(), at),
        Item::Operation(one) => source(context, &one.source, at.key("source")),
        Item::Enumeration(one) => {
            origin(context, item, one.source.as_ref(), one.observed.is_some(), at);
            each(context, one.also.iter().map(Some), |index| at.key("also").item(index));
            let columns = one.columns.iter().map(|column| column.source.as_ref());
            each(context, columns, |index| at.key("columns").item(index).key("source"));
        }
        Item::Structure(one) => {
            origin(context, item, one.source.as_ref(), one.observed.is_some(), at);
            each(context, one.also.iter().map(Some), |index| at.key("also").item(index));
            let fields = one.fields.iter().map(|field| field.source.as_ref());
            each(context, fields, |index| at.key("fields").item(index).key("source"));
        }
    }
}

fn guide(context: &mut Context<'_>, sections: &[Section], at: At<'_>) {
    let sources = sections.iter().map(|section| section.source.as_ref());
    each(context, sources, |index| at.item(index).key("source"));
}

/// The sources of a list of things, of which some have none.
fn each<'s, 'p>(
    context: &mut Context<'_>,
    sources: impl Iterator<Item = Option<&'s Source>>,
    at: impl Fn(usize) -> At<'p>,
) {
    for (index, named) in sources.enumerate() {
        if let Some(named) = named {
            source(context, named, at(index));
        }
    }
}

/// A definition has a page, or was observed.
fn origin(context: &mut Context<'_>, item: Item<'_>, named: Option<&Source>, observed: bool, at: At<'_>) {
    match named {
        Some(named) => source(context, named, at.key("source")),
        None if observed || at.is_broken("source") || at.is_broken("observed") => {}
        None => {
            let message = format!("`{}` does not say where it comes from", item.name());
            context.add(Finding::new(&rules::MISSING_SOURCE, at.key("name").place(), message).label("no source").help(
                "add `source: { page: …, section: … }`, or `observed:` with where it was seen if no page has it",
            ));
        }
    }
}

fn source(context: &mut Context<'_>, source: &Source, at: At<'_>) {
    let loaded = context.loaded;
    // A page that is wrong is reported where it stands.
    if loaded.pages_incomplete || loaded.broken.contains(&source.page) {
        return;
    }
    let pages = &loaded.spec.package.pages;
    if let Some(index) = pages.iter().position(|page| page.id == source.page) {
        let page_at = loaded.package_document.at().key("pages").item(index);
        if !page_at.is_broken("sections") {
            section(context, &pages[index], source.section.as_deref(), at);
        }
        return;
    }
    let ids = || pages.iter().map(|page| page.id.as_str());
    let help = did_you_mean(&source.page, ids()).unwrap_or_else(|| match pages.as_slice() {
        [] => "add it to the `pages` of `crate.yaml`".to_owned(),
        _ => format!("add it to the `pages` of `crate.yaml`, which lists {}", alternatives(ids())),
    });
    let message = format!("no page has the id `{}`", source.page);
    let finding = Finding::new(&rules::UNKNOWN_PAGE, at.key("page").place(), message);
    context.add(finding.label("unknown page").help(help));
}

fn section(context: &mut Context<'_>, page: &Page, written: Option<&str>, at: At<'_>) {
    let names = || page.sections.iter().map(String::as_str);
    let Some(written) = written.filter(|written| !names().any(|name| name == *written)) else { return };
    if context.loaded.broken.contains(written) {
        return;
    }
    let help = did_you_mean(written, names()).unwrap_or_else(|| match page.sections.as_slice() {
        [] => "add it to the page's `sections` in `crate.yaml`, or leave `section` out".to_owned(),
        _ => format!("the sections that `crate.yaml` lists of it are {}", alternatives(names())),
    });
    let message = format!("the page `{}` has no section `{written}`", page.id);
    let finding = Finding::new(&rules::UNKNOWN_PAGE, at.key("section").place(), message);
    context.add(finding.label("unknown section").help(help));
}
