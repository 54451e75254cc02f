//! Resolves the paths of operations.

use super::Resolver;
use crate::api::{PathSegment, Resolved, Unresolved};
use crate::finding::{Finding, Place, alternatives, closest};
use crate::rules;
use crate::spec;
use crate::template::{self, Segment};

impl<'s> Resolver<'s, '_> {
    pub(super) fn path(&mut self, operation: &'s spec::Operation) -> Resolved<Vec<PathSegment>> {
        let path = &operation.path;
        let finding =
            |location, message: String| Finding::new(&rules::UNKNOWN_PARAMETER, self.spec.place(location), message);
        let segments = match template::parse(path) {
            Ok(segments) => segments,
            Err(problem) => {
                let finding = finding(path.location(), problem.to_owned()).label("unbalanced brace");
                self.findings.push(finding.help("write each parameter as `{name}`"));
                return Err(Unresolved);
            }
        };
        let mut found = Vec::new();
        if !path.starts_with('/') {
            let finding = finding(path.location(), "the path does not begin with `/`".to_owned()).label("not a path");
            found.push(finding.help("write the part of the URL after the host"));
        }
        let names: Vec<&str> = segments.iter().filter_map(Segment::placeholder).collect();
        let position = |name: &str| operation.parameters.iter().position(|parameter| parameter.name == *name);
        let undescribed: Vec<&str> = names.iter().copied().filter(|name| position(name).is_none()).collect();
        let mut meant = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| !names.contains(&parameter.name.as_str())) {
            let near = closest(&parameter.name, undescribed.iter().copied());
            meant.extend(near);
            let at = near.map_or(path.location(), |near| path.word(&format!("{{{near}}}")));
            let place = self.spec.place(parameter.name.location());
            found.push(idle_parameter(&parameter.name, near, &names, place, self.spec.place(at)));
        }
        // A placeholder that a misspelt parameter was probably meant for is reported with that parameter.
        for name in undescribed.iter().filter(|name| !meant.contains(name)) {
            if self.spec.omitted.names.contains(*name) || operation.parameters.is_incomplete() {
                continue;
            }
            let (message, help) = match *name {
                "" => ("a parameter of the path has no name".to_owned(), "write each parameter as `{name}`".to_owned()),
                name => (
                    format!("the parameter `{name}` is not declared"),
                    format!("add it under `parameters`, with `name: {name}`"),
                ),
            };
            let finding = finding(path.word(&format!("{{{name}}}")), message);
            found.push(finding.label("not under `parameters`").help(help));
        }
        self.findings.append(&mut found);
        let resolved = segments.into_iter().map(|segment| match segment {
            Segment::Text(text) => Ok(PathSegment::Text(text)),
            Segment::Placeholder(name) => position(&name).map(PathSegment::Parameter).ok_or(Unresolved),
        });
        resolved.collect()
    }
}

fn idle_parameter(name: &str, near: Option<&str>, names: &[&str], place: Place, path: Place) -> Finding {
    let finding = Finding::new(&rules::UNKNOWN_PARAMETER, place, format!("the path has no parameter `{name}`"))
        .label("not in the path")
        .related(path, "the path");
    match (near, names) {
        (Some(near), _) => finding.help(format!("did you mean `{near}`?")),
        (None, []) => finding.help(format!("write `{{{name}}}` at its position in the path, or remove it here")),
        (None, names) => {
            let known = alternatives(names.iter().copied());
            finding
                .help(format!("the path has {known}; remove this, or write `{{{name}}}` at its position in the path"))
        }
    }
}
