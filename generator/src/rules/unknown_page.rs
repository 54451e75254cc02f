//! Checks that sources name pages and sections that `crate.yaml` lists.

use super::Check;
use crate::api::Api;
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::spec::{Page, Section, Source, Spanned};

rule! {
    UNKNOWN_PAGE "unknown-page" Error "A source names a page, and a section, that `crate.yaml` lists."
    Check::Api(check)
}

fn check(api: &Api<'_>, findings: &mut Vec<Finding>) {
    // An invalid page has been reported, and may be the one that is named.
    if !api.spec.omitted.pages {
        findings.extend(sources(api).into_iter().filter_map(|source| violation(api, source)));
    }
}

/// All sources in a spec.
fn sources<'s>(api: &Api<'s>) -> Vec<&'s Spanned<Source>> {
    let mut sources: Vec<&Spanned<Source>> = Vec::new();
    let guide = |sections: &'s [Spanned<Section>]| sections.iter().filter_map(|section| section.source.given());
    sources.extend(guide(&api.spec.package.guide));
    for file in &api.spec.resources {
        sources.extend(file.resource.module.value().into_iter().flat_map(|module| guide(&module.guide)));
    }
    sources.extend(api.servers.iter().filter_map(|server| server.spec.get().source.given()));
    sources.extend(api.definitions().flat_map(|definition| api.part(definition).sources()));
    sources
}

fn violation(api: &Api<'_>, source: &Spanned<Source>) -> Option<Finding> {
    if let Some(page) = api.pages.get(source.page.as_str()) {
        return section(api, page, source.section.given()?);
    }
    if api.spec.omitted.names.contains(source.page.as_str()) {
        return None;
    }
    let ids = || api.spec.package.pages.iter().map(|page| page.id.as_str());
    let help = did_you_mean(&source.page, ids()).unwrap_or_else(|| match ids().next() {
        None => "add it to the `pages` of `crate.yaml`".to_owned(),
        Some(_) => format!("add it to the `pages` of `crate.yaml`, which lists {}", alternatives(ids())),
    });
    let message = format!("no page has the id `{}`", source.page);
    let finding = Finding::new(&UNKNOWN_PAGE, api.place(source.page.location()), message);
    Some(finding.label("unknown page").help(help))
}

fn section(api: &Api<'_>, page: &Page, written: &Spanned<String>) -> Option<Finding> {
    let names = || page.sections.iter().map(|section| section.as_str());
    let is_omitted = page.sections.is_incomplete() || api.spec.omitted.names.contains(written.as_str());
    if is_omitted || names().any(|name| name == written.as_str()) {
        return None;
    }
    let help = did_you_mean(written, names()).unwrap_or_else(|| match names().next() {
        None => "add it to the page's `sections` in `crate.yaml`, or omit `section`".to_owned(),
        Some(_) => format!("its sections in `crate.yaml` are {}", alternatives(names())),
    });
    let message = format!("the page `{}` has no section `{written}`", page.id);
    let finding = Finding::new(&UNKNOWN_PAGE, api.place(written.location()), message);
    Some(finding.label("unknown section").help(help))
}
