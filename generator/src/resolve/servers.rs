//! Resolves servers: their URLs, and the operations that they are for.

use super::Resolver;
use crate::api::{Api, ModuleId, Resolved, Server, Unresolved};
use crate::finding::Finding;
use crate::rules;
use crate::spec::{self as spec, List, Spanned};
use crate::template::{self, Segment};

impl<'s> Resolver<'s, '_> {
    /// Resolves the servers in `crate.yaml`, and then those of each file.
    pub(super) fn servers(&mut self, api: &mut Api<'s>) {
        self.add_servers(None, &self.spec.package.servers, api);
        for index in 0..api.files.len() {
            let (module, file) = (api.files[index].module, api.files[index].spec);
            self.add_servers(module, &file.resource.servers, api);
        }
    }

    fn add_servers(&mut self, module: Option<ModuleId>, servers: &'s List<spec::Server>, api: &mut Api<'s>) {
        for server in servers {
            let segments = self.url(&server.get().url);
            api.servers.push(Server { spec: server, module, segments });
        }
    }

    fn url(&mut self, url: &Spanned<String>) -> Resolved<Vec<Segment>> {
        let (message, label) = match template::parse(url) {
            Err(problem) => (problem, "unbalanced brace"),
            Ok(segments) if segments.iter().any(|segment| segment.placeholder() == Some("")) => {
                ("a parameter of the server has no name", "no name between the braces")
            }
            Ok(segments) => return Ok(segments),
        };
        let finding = Finding::new(&rules::UNKNOWN_PLACEHOLDER, self.spec.place(url.location()), message);
        self.findings.push(finding.label(label).help("write each parameter as `{name}`"));
        Err(Unresolved)
    }
}
