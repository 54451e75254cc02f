//! Lowers servers: an enum for each module that has some.

use super::docs::{self, Origin};
use super::markdown::{code, join, wrap};
use super::structures::field_name;
use crate::api::{self, Api, ModuleId};
use crate::model::{Server, Servers, TemplateSegment};
use crate::names::{Role, SERVERS, make_identifier};
use crate::spec::Key;
use crate::template::Segment;

/// The enum of the servers of a module, or of those at the root; `None` if there are none.
pub(super) fn lower(api: &Api<'_>, module: Option<ModuleId>) -> Option<Servers> {
    let own = api.servers.iter().filter(|server| server.module == module);
    let servers: Vec<Server> = own.filter_map(|server| self::server(api, server)).collect();
    let scope = if module.is_some() {
        "A server that the operations of this module can be sent to."
    } else {
        "A server that the operations of modules without servers of their own can be sent to."
    };
    let doc = join(&[wrap(scope), wrap("Any other server can be given as a URL, for tests for example.")]);
    (!servers.is_empty()).then_some(Servers { doc, servers })
}

/// A link to the enum of the servers that the operations of a module can be sent to, if there is one.
pub(super) fn link(api: &Api<'_>, module: Option<ModuleId>) -> Option<String> {
    let owner = api.servers_for(module).next()?.module;
    let path = owner.map(|owner| format!("{}::", api[owner].name)).unwrap_or_default();
    Some(format!("[`{SERVERS}`](crate::{path}{SERVERS})"))
}

fn server(api: &Api<'_>, server: &api::Server<'_>) -> Option<Server> {
    let segments = server.segments.as_ref().ok()?;
    let mut names: Vec<&str> = Vec::new();
    for name in segments.iter().filter_map(Segment::placeholder) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let url = segments.iter().map(|segment| match segment {
        Segment::Text(text) => TemplateSegment::Text(text.clone()),
        Segment::Placeholder(name) => {
            TemplateSegment::Argument(names.iter().position(|one| one == name).unwrap_or_default())
        }
    });
    let origin = Origin::documented(&server.source).or_observed(&server.observed);
    let placeholder = |name: &&str| {
        (field_name(name, &Key::Absent), format!("What the URL has in place of {}.", code(&format!("{{{name}}}"))))
    };
    Some(Server {
        variant: make_identifier(Role::Variant { open: false }, &server.name, None),
        doc: docs::item(api, &server.doc, &[Some(code(&server.url))], &origin),
        url: url.collect(),
        placeholders: names.iter().map(placeholder).collect(),
    })
}
