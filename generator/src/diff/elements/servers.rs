//! Servers.

use std::collections::BTreeSet;

use super::{Attribute, Builder, Element, ElementKind, ElementPath, FactValue, ListKey, Namespace};
use crate::api::{Builtin, Server};
use crate::names::{Role, make_identifier};
use crate::spec::{self, FileId};
use crate::template::Segment;

impl Builder<'_> {
    /// Adds the servers of a file to their module, or to the package.
    pub(super) fn servers(&self, owner: &mut Element, file: FileId, name: &str) {
        for server in self.api.servers.iter().filter(|server| server.spec.location().file == file) {
            let element = self.server(&owner.path, server);
            owner.push(element.in_list(name, ListKey::Servers));
        }
    }

    fn server(&self, owner: &ElementPath, server: &Server<'_>) -> Element {
        let spec::Server { name, url, doc, source, observed } = server.spec.get();
        let path = owner.child(Namespace::Server, name);
        let mut element = Element::new(ElementKind::Server, path, self.api.place(name.location()));
        let role = Role::Variant { open: false };
        self.add(&mut element, Attribute::RustName, name, FactValue::text(make_identifier(role, name, None)));
        self.add(&mut element, Attribute::Url, url, FactValue::text(url.get()));
        self.add(&mut element, Attribute::Doc, doc, FactValue::prose(doc));
        self.origin(&mut element, source, observed);
        let names = server.segments.iter().flatten().filter_map(Segment::placeholder);
        for name in names.collect::<BTreeSet<&str>>() {
            let path = element.path.child(Namespace::UrlParameter, name);
            let place = self.api.place(url.word(&format!("{{{name}}}")));
            let mut child = Element::new(ElementKind::Parameter, path, place.clone());
            child.add(Attribute::Type, place.clone(), FactValue::builtin(Builtin::String));
            child.add(Attribute::RustName, place, FactValue::text(make_identifier(Role::Field, name, None)));
            element.push(child);
        }
        element
    }
}
