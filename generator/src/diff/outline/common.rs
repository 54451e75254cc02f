//! Facts that many kinds of part state: where they come from, that they are ending, what Rust calls them.

use super::{Aspect, Kind, Part, Path, Space, Value};
use crate::load::At;
use crate::names::{Role, identifier};
use crate::spec::{Deprecation, Section, Source, Stage};

impl Part {
    /// Where a definition comes from.
    pub(super) fn origin(&mut self, at: At<'_>, source: Option<&Source>, also: &[Source], observed: Option<&str>) {
        self.maybe(Aspect::Source, at.key("source"), sources(source));
        self.maybe(Aspect::Also, at.key("also"), sources(also));
        self.maybe(Aspect::Observed, at.key("observed"), observed.map(Value::prose));
    }

    /// The end of a field or value. `sibling` is the path of another in the same place.
    pub(super) fn deprecation(
        &mut self,
        at: At<'_>,
        deprecation: Option<&Deprecation>,
        sibling: impl Fn(&str) -> Path,
    ) {
        let Some(Deprecation { stage, note, replacement }) = deprecation else { return };
        let at = at.key("deprecated");
        let stage = match stage {
            Stage::Announced => "announced",
            Stage::Effective => "effective",
        };
        self.state(Aspect::Stage, at, Value::text(stage));
        self.state(Aspect::Note, at.key("note"), Value::prose(note));
        self.maybe(
            Aspect::Replacement,
            at.key("replacement"),
            replacement.as_deref().map(|name| Value::name(sibling(name))),
        );
    }

    /// The name in Rust, whether written or made.
    pub(super) fn rust_name(&mut self, at: At<'_>, role: Role, wire_name: &str, rust_name: Option<&str>) {
        let name = identifier(role, wire_name, rust_name).unwrap_or_else(|_| wire_name.to_owned());
        let key = if rust_name.is_some() { "rust_name" } else { "name" };
        self.state(Aspect::RustName, at.key(key), Value::text(name));
    }

    /// Sections of a guide.
    pub(super) fn sections(&mut self, guide: &[Section], at: At<'_>) {
        for (index, section) in guide.iter().enumerate() {
            let Section { title, doc, code, source } = section;
            let at = at.item(index);
            let mut part = Part::new(Kind::Section, self.path.child(Space::Section, title), at);
            part.place = at.key("title").place();
            part.maybe(Aspect::Doc, at.key("doc"), doc.as_deref().map(Value::prose));
            part.maybe(Aspect::Code, at.key("code"), code.as_deref().map(|code| Value::text(code.trim_matches('\n'))));
            part.maybe(Aspect::Source, at.key("source"), sources(source));
            self.take(part);
        }
    }
}

/// Pages and sections, as one fact: what matters is where a reader has to look.
pub(super) fn sources<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Option<Value> {
    let mut value = Value::default();
    for source in sources {
        let Source { page, section } = source;
        if !value.names.is_empty() {
            value.push("; ");
        }
        value.push_name(Path::default().child(Space::Page, page));
        if let Some(section) = section {
            value.push(&format!(", section {section}"));
        }
    }
    (!value.names.is_empty()).then_some(value)
}
