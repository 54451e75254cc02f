//! Resolves how the next request is made from a response.

use super::Resolver;
use crate::api::{
    Api, Definition, FieldOf, FieldPath, Operation, Pagination, Position, Resolved, Step, Type, Unresolved,
};
use crate::finding::{Finding, alternatives, did_you_mean};
use crate::rules;
use crate::spec::{self as spec, Key, Location, Spanned};

impl<'s> Resolver<'s, '_> {
    /// Resolves the pagination of each operation.
    pub(super) fn paginations(&mut self, api: &mut Api<'s>) {
        for index in 0..api.operations.len() {
            let operation = &api.operations[index];
            let given = operation.spec.get().pagination.given();
            let resolved = given.map(|pagination| self.pagination(api, operation, pagination));
            api.operations[index].pagination = resolved;
        }
    }

    fn pagination(
        &mut self,
        api: &Api<'s>,
        operation: &Operation<'s>,
        pagination: &'s Spanned<spec::Pagination>,
    ) -> Resolved<Pagination> {
        let spec::Pagination { page, first, size, total, cursor, next, more, items } = pagination.get();
        let mut field = |key: &'s Key<String>| self.optional_field(api, operation, key);
        let (total, next, more, items) = (field(total), field(next), field(more), field(items));
        let mut parameter = |key: &'s Key<String>| self.optional_parameter(operation, key);
        let (page, size, cursor) = (parameter(page), parameter(size), parameter(cursor));
        let (total, next, more, items) = (total?, next?, more?, items?);
        let position = match (page?, cursor?, next) {
            (Some(_), None, _) if total.is_none() && more.is_none() && items.is_none() => {
                let help = "add `total:` with the field that holds the number of pages, `more:` with one that is true if there \
                            is a next page, or `items:` with the list of the elements, which is empty after the last page";
                return Err(self.incomplete(pagination, "`total`, `more` or `items`", help));
            }
            (Some(parameter), None, _) => {
                Position::Page { parameter, first: first.value().copied().unwrap_or(1), total }
            }
            (None, Some(parameter), Some(next)) => Position::Cursor { parameter, next },
            (None, Some(_), None) => {
                let help = "add `next:` with the path of the field that holds the next cursor, such as `next_cursor`";
                return Err(self.incomplete(pagination, "`next`", help));
            }
            (None, None, _) => {
                let help = "add `page:` or `cursor:` with the name of a parameter of the query";
                return Err(self.incomplete(pagination, "`page` or `cursor`", help));
            }
            (Some(_), Some(_), _) => return Err(Unresolved),
        };
        Ok(Pagination { position, size: size?, more, items })
    }

    fn incomplete(&mut self, pagination: &Spanned<spec::Pagination>, key: &str, help: &str) -> Unresolved {
        self.missing_key(pagination.key_location(), "the pagination", key, help);
        Unresolved
    }

    /// Resolves the name of a parameter of the query, if there is one.
    fn optional_parameter(&mut self, operation: &Operation<'s>, key: &'s Key<String>) -> Resolved<Option<usize>> {
        match key {
            Key::Absent => Ok(None),
            Key::Invalid(_) => Err(Unresolved),
            Key::Given(written) => self.query_parameter(operation, written).map(Some),
        }
    }

    fn query_parameter(&mut self, operation: &Operation<'s>, written: &'s Spanned<String>) -> Resolved<usize> {
        let names = || operation.query.iter().map(|parameter| parameter.name.as_str());
        if let Some(index) = names().position(|name| name == written.as_str()) {
            return Ok(index);
        }
        let is_unclear =
            operation.spec.get().query.is_incomplete() || self.spec.omitted.names.contains(written.as_str());
        if !is_unclear {
            let help = did_you_mean(written, names()).unwrap_or_else(|| match names().next() {
                Some(_) => format!("the query has {}", alternatives(names())),
                None => format!("add it under `query`, with `name: {written}`"),
            });
            let message = format!("the query has no parameter `{written}`");
            let finding = Finding::new(&rules::UNKNOWN_PARAMETER, self.spec.place(written.location()), message);
            self.findings.push(finding.label("not under `query`").help(help));
        }
        Err(Unresolved)
    }

    /// Resolves the path of a field of the response, if there is one.
    fn optional_field(
        &mut self,
        api: &Api<'s>,
        operation: &Operation<'s>,
        key: &'s Key<String>,
    ) -> Resolved<Option<FieldPath>> {
        match key {
            Key::Absent => Ok(None),
            Key::Invalid(_) => Err(Unresolved),
            Key::Given(written) => self.field_path(api, operation, written).map(Some),
        }
    }

    fn field_path(
        &mut self,
        api: &Api<'s>,
        operation: &Operation<'s>,
        written: &'s Spanned<String>,
    ) -> Resolved<FieldPath> {
        let Some(body) = operation.responses.iter().find_map(|response| response.body.as_ref()) else {
            let finding = self.unknown_field(written.location(), "the response has no body".to_owned());
            self.findings.push(finding.help("give the response the `type` that has the field"));
            return Err(Unresolved);
        };
        let mut path = FieldPath { steps: Vec::new(), target: body.clone()? };
        for key in written.split('.') {
            self.step(api, written, key, &mut path)?;
        }
        Ok(path)
    }

    /// Extends a path by a key. A list on the way stands for its last element.
    fn step(
        &mut self,
        api: &Api<'s>,
        written: &'s Spanned<String>,
        key: &'s str,
        path: &mut FieldPath,
    ) -> Resolved<()> {
        while let Type::List(element) = &path.target {
            path.target = (**element).clone();
            path.steps.push(Step::Last);
        }
        let (step, target) = match path.target {
            Type::Named(Definition::Structure(structure)) => {
                let mut fields = api.fields_of(structure).enumerate();
                let Some((member, field)) = fields.find(|(_, field)| field.name == *key) else {
                    let names: Vec<&str> = api.fields_of(structure).map(|field| field.name.as_str()).collect();
                    if !api.may_have_field(structure, key) && !self.spec.omitted.names.contains(key) {
                        let finding = self.no_such_field(written, key, &api[structure].name, &names);
                        self.findings.push(finding);
                    }
                    return Err(Unresolved);
                };
                (Step::Field(FieldOf { structure, member }), field.field_type.clone()?)
            }
            Type::Named(Definition::Envelope(id)) => {
                let envelope = &api[id];
                match envelope.page {
                    _ if envelope.content.key == *key => (Step::Content(id), envelope.content_type.clone()?),
                    Some(page) if envelope.page_key() == key => {
                        (Step::Page(id), Type::Named(Definition::Structure(page?)))
                    }
                    _ => {
                        let page = envelope.page.map(|_| envelope.page_key());
                        let names: Vec<&str> = [envelope.content.key.as_str()].into_iter().chain(page).collect();
                        let finding = self.no_such_field(written, key, &envelope.name, &names);
                        self.findings.push(finding);
                        return Err(Unresolved);
                    }
                }
            }
            Type::Builtin(_) | Type::Named(_) | Type::List(_) | Type::Map(_) => {
                let message = format!("`{written}` leads through a value that has no field `{key}`");
                let finding = self.unknown_field(written.word(key), message);
                self.findings.push(finding.help("write the path of a field, such as `pagination.total_pages`"));
                return Err(Unresolved);
            }
        };
        path.steps.push(step);
        path.target = target;
        Ok(())
    }

    fn no_such_field(&self, written: &Spanned<String>, key: &str, owner: &str, names: &[&str]) -> Finding {
        let help = did_you_mean(key, names.iter().copied())
            .unwrap_or_else(|| format!("the fields of `{owner}` are {}", alternatives(names.iter().copied())));
        self.unknown_field(written.word(key), format!("`{owner}` has no field `{key}`")).help(help)
    }

    fn unknown_field(&self, location: Location, message: String) -> Finding {
        Finding::new(&rules::UNKNOWN_FIELD, self.spec.place(location), message).label("no such field")
    }
}
