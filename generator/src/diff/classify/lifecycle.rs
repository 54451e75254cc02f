//! Elements that were added, removed, renamed or moved, or that became another kind.

use std::collections::{BTreeMap, BTreeSet};

use super::Classifier;
use crate::diff::change::{Change, Sides};
use crate::diff::elements::{Attribute, Element, ElementKind, ElementPath, Namespace};
use crate::diff::matching::Matched;
use crate::diff::rules::{self, ChangeRule, Effect, Notice};
use crate::diff::summary;
use crate::diff::wording::code;

impl Classifier<'_> {
    /// Elements that were added, removed, renamed, moved or reordered, or that became another kind.
    pub(super) fn lifecycles(&self) -> Vec<Change> {
        let added = self.matching.added.iter().filter_map(|(element, parent)| self.added(element, parent));
        let removed = self.matching.removed.iter().filter_map(|(element, parent)| self.removed(element, parent));
        let kept = self.matching.matched.iter();
        let kept = kept.flat_map(|matched| self.identity(matched).into_iter().chain(self.orders(matched)));
        added.chain(removed).chain(kept).collect()
    }

    fn added(&self, element: &Element, parent: &Element) -> Option<Change> {
        let is_elsewhere = |element: &Element| self.matching.is_in_base(&element.path);
        let is_decoded = element.kind == ElementKind::Value && is_open(parent);
        let note = if is_decoded { "; before, it decoded as `Unknown`" } else { "" };
        let (summary, flags) = (summary::of(element, &is_elsewhere), summary::flags(element));
        let what = format!("{} added{summary}{flags}{note}", element.kind.noun());
        let change = self.change_at(rule_of_added(element)?, element, element.place.clone(), what).label("new");
        let place = self.base.place_for(element, parent);
        let owner = self.matching.matched_of(parent).map(|matched| matched.head);
        let change = change
            .base(place, "did not have it")
            .values(None, Some(element.canonical_text()))
            .about(linked(element))
            .contents(summary::contents(element, owner, &is_elsewhere));
        let has_nothing_new = element.kind == ElementKind::Module && element.children.iter().all(is_elsewhere);
        let change = if has_nothing_new { change.effect(Effect::None) } else { change };
        // Requests that were complete are not any more.
        let is_required = element.fact(&Attribute::Required).is_some();
        let change = if is_required { change.effect(Effect::Broken) } else { change };
        let change = if is_decoded { change.notice(Notice::Behaviour) } else { change };
        Some(unless_closed(change, element, parent))
    }

    fn removed(&self, element: &Element, parent: &Element) -> Option<Change> {
        let mut rule = element.kind.info().removed?;
        let mut note = "";
        if matches!(element.kind, ElementKind::Field | ElementKind::Value)
            && element.text_of(&Attribute::Stage) != "effective"
        {
            rule = &rules::REMOVED_WITHOUT_DEPRECATION;
            note = match element.fact(&Attribute::Stage) {
                Some(_) => "; its end was announced, and the compiler warned nobody",
                None => "; no release has warned its users",
            };
        }
        let place = self.head.place_for(element, parent);
        let is_elsewhere = |element: &Element| self.matching.is_in_head(&element.path);
        let is_decoded = element.kind == ElementKind::Value && is_open(parent);
        let unknown = if is_decoded { "; it decodes as `Unknown` now" } else { "" };
        let what = format!("{} removed{}{unknown}{note}", element.kind.noun(), summary::of(element, &is_elsewhere));
        let change = self.change_at(rule, element, place, what).label("no longer has it");
        let owner = self.matching.in_base(&parent.path);
        let change = change
            .base(element.place.clone(), "gone")
            .values(Some(element.canonical_text()), None)
            .about(linked(element))
            .contents(summary::contents(element, owner, &is_elsewhere));
        let loses_nothing = element.kind == ElementKind::Module && element.children.iter().all(is_elsewhere);
        let change = if loses_nothing { change.effect(Effect::None) } else { change };
        Some(unless_closed(change, element, parent))
    }

    /// The change of an element's kind, module or name; the first of these if there are several. A kind that is only restated
    /// is reported beside the others.
    fn identity(&self, matched: &Matched<'_>) -> Vec<Change> {
        let identity = self.kind(matched).or_else(|| self.moved(matched)).or_else(|| self.renamed(matched));
        self.restated_kind(matched).into_iter().chain(identity).collect()
    }

    /// A struct that became an envelope, or the reverse: each of its differences is reported by itself.
    fn restated_kind(&self, matched: &Matched<'_>) -> Option<Change> {
        let (old, new) = (matched.base.kind, matched.head.kind);
        if old == new || !old.is_comparable(new) {
            return None;
        }
        let what = format!("stated as {} instead of {}; both are emitted as structs", new.noun(), old.noun());
        let change = self.change_of(&rules::KIND_RESTATED, matched, what);
        Some(change.values(Some(old.noun().to_owned()), Some(new.noun().to_owned())))
    }

    fn kind(&self, matched: &Matched<'_>) -> Option<Change> {
        let Matched { base, head } = matched;
        if base.kind.is_comparable(head.kind) {
            return None;
        }
        let (old, new) = (base.kind.noun(), head.kind.noun());
        let what = format!("kind changed from {old} to {new}{}", also_renamed(matched));
        let change = self.change_of(&rules::KIND_CHANGED, matched, what);
        Some(change.values(Some(base.canonical_text()), Some(head.canonical_text())))
    }

    fn moved(&self, matched: &Matched<'_>) -> Option<Change> {
        let Matched { base, head } = matched;
        let is_definition = matches!(head.path.namespace(), Some(Namespace::Type | Namespace::Limit));
        if !is_definition || self.matching.counterpart(&base.path.parent()) == head.path.parent() {
            return None;
        }
        let what = format!("moved to {} from {}{}", module(head), module(base), also_renamed(matched));
        let change = self.change_of(&rules::MOVED, matched, what);
        Some(change.values(Some(base.path.dotted()), Some(head.path.dotted())))
    }

    fn renamed(&self, matched: &Matched<'_>) -> Option<Change> {
        let Matched { base, head } = matched;
        let (old, new) = (base.path.name(), head.path.name());
        let info = head.kind.info();
        let rule = info.renamed.filter(|_| old != new)?;
        let keeps_rust_name =
            head.fact(&Attribute::RustName).is_some() && self.is_unchanged(matched, &Attribute::RustName);
        let is_integer = matched.in_both(&Attribute::Value);
        if is_integer && is_numbered(base) && is_numbered(head) {
            // Reported as another integer.
            return None;
        }
        let (rule, note) = match (keeps_rust_name, head.kind) {
            (true, ElementKind::Value) if is_integer => {
                (&rules::VALUE_NAME_CHANGED, "; the name in Rust stays".to_owned())
            }
            // The name of a parameter is in no request: its argument takes its place in the path.
            (true, ElementKind::Parameter) => (&rules::PLACEHOLDER_RENAMED, "; the name in Rust stays".to_owned()),
            (true, _) => (&rules::WIRE_NAME_CHANGED, "; the name in Rust stays".to_owned()),
            (false, _) => (rule, own_name(head)),
        };
        let what = format!("{} renamed from {}{note}", head.kind.noun(), code(old));
        let change = self.change_of(rule, matched, what).label("renamed");
        let is_never_sent = self.matching.in_base(&head.path.parent()).is_some_and(is_closed);
        let change = match info.rename_effect {
            // Its integer is sent, and not its name.
            Some(_) if is_integer && !is_never_sent => change.effect(Effect::Described),
            Some(effect) if !is_never_sent => change.effect(effect),
            _ => change,
        };
        Some(change.values(Some(names(base)), Some(names(head))))
    }

    /// Changes of the order of an element's children.
    fn orders(&self, matched: &Matched<'_>) -> Vec<Change> {
        let namespaces: BTreeSet<Namespace> =
            matched.head.children.iter().filter_map(|child| child.path.namespace()).collect();
        namespaces.into_iter().filter_map(|namespace| self.order_in(matched, namespace)).collect()
    }

    /// What a request must have is an argument of its constructor; the order of what it can leave out is only documented.
    fn order_in(&self, matched: &Matched<'_>, namespace: Namespace) -> Option<Change> {
        let rule = order_rule(namespace)?;
        let ordered = self.ordered(matched, namespace);
        let is_argument = |child: &&Matched<'_>| is_required_parameter(child.base) && is_required_parameter(child.head);
        let arguments: Vec<Matched<'_>> = ordered.iter().filter(is_argument).copied().collect();
        let order_of_arguments = self.order(matched, &arguments, &rules::PARAMETER_ORDER_CHANGED);
        order_of_arguments.or_else(|| self.order(matched, &ordered, rule))
    }

    /// The children in a namespace that both sides have, in the order of base.
    fn ordered<'m>(&'m self, matched: &Matched<'m>, namespace: Namespace) -> Vec<Matched<'m>> {
        let children = matched.base.children.iter().filter(|element| element.path.namespace() == Some(namespace));
        children
            .filter_map(|element| self.matching.matched_of(element))
            .filter(|child| child.base.kind == child.head.kind)
            .filter(|child| child.head.path.parent() == matched.head.path && self.is_unchanged(child, &Attribute::File))
            .collect()
    }

    fn order(&self, matched: &Matched<'_>, base: &[Matched<'_>], rule: &'static ChangeRule) -> Option<Change> {
        let places = matched.head.children.iter().enumerate().map(|(index, element)| (&element.path, index));
        let places: BTreeMap<&ElementPath, usize> = places.collect();
        let position = |child: &Matched<'_>| places.get(&child.head.path).copied();
        let positions: Vec<Option<usize>> = base.iter().map(position).collect();
        let out_of_order = (1..positions.len()).find(|index| positions[*index] < positions[index - 1])?;
        let mut head: Vec<&Matched<'_>> = base.iter().collect();
        head.sort_by_key(|child| position(child));
        let old: Vec<&str> = base.iter().map(|child| child.base.path.name()).collect();
        let new: Vec<&str> = head.iter().map(|child| child.head.path.name()).collect();
        let first = base[out_of_order].head;
        let noun = first.kind.noun();
        let change = self.change_at(rule, matched.head, first.place.clone(), format!("{noun}s come in another order"));
        let mut change = change.label(format!("now before `{}`", base[out_of_order - 1].head.path.name()));
        if *rule == rules::PARAMETER_ORDER_CHANGED {
            let help = "calls of `new` may still compile, and give each parameter the value of another one";
            change.finding = change.finding.help(help);
        }
        Some(
            change
                .base(base[out_of_order].base.place.clone(), "before")
                .values(Some(old.join(", ")), Some(new.join(", ")))
                .sides(Sides::Items([old, new].map(|names| names.into_iter().map(str::to_owned).collect()))),
        )
    }
}

/// The fields that an element links, if it is a correspondence.
fn linked(element: &Element) -> Vec<String> {
    let fields = element.fact(&Attribute::Fields).into_iter().flat_map(|fact| &fact.value.names);
    fields.map(ElementPath::dotted).collect()
}

/// The rule that reports that an element was added.
fn rule_of_added(element: &Element) -> Option<&'static ChangeRule> {
    if is_required_parameter(element) { Some(&rules::PARAMETER_ADDED) } else { element.kind.info().added }
}

/// Whether it is a parameter of the query, or a header, that each request has: an argument of the constructor.
fn is_required_parameter(element: &Element) -> bool {
    matches!(element.kind, ElementKind::QueryParameter | ElementKind::GivenHeader)
        && element.fact(&Attribute::Required).is_some()
}

/// A change of an element as a whole, without an effect on the API if it is of a closed enumeration, whose values are never sent.
fn unless_closed(change: Change, element: &Element, parent: &Element) -> Change {
    if is_closed(parent) || is_closed(element) { change.effect(Effect::None) } else { change }
}

/// The rule that reports another order of the children in a namespace; none if the order is neither emitted nor a definition's.
fn order_rule(namespace: Namespace) -> Option<&'static ChangeRule> {
    match namespace {
        Namespace::Section
        | Namespace::Column
        | Namespace::Value
        | Namespace::Field
        | Namespace::Query
        | Namespace::Header
        | Namespace::Response
        | Namespace::Error
        | Namespace::ResponseHeader
        | Namespace::Server
        | Namespace::Correspondence => Some(&rules::ORDER_CHANGED),
        Namespace::Type | Namespace::Limit | Namespace::Alternative | Namespace::Predicate | Namespace::Conversion => {
            Some(&rules::DEFINITIONS_REORDERED)
        }
        Namespace::Parameter => Some(&rules::PARAMETER_ORDER_CHANGED),
        // Placeholders are matched by position, and there is one null row.
        Namespace::Feature
        | Namespace::Page
        | Namespace::Module
        | Namespace::Placeholder
        | Namespace::UrlParameter
        | Namespace::Null => None,
    }
}

fn also_renamed(matched: &Matched<'_>) -> String {
    let (old, new) = (matched.base.path.name(), matched.head.path.name());
    if old == new { String::new() } else { format!(", and renamed from {}", code(old)) }
}

/// The end of a message that gives the name in Rust, where the spec writes it out: then its place is not that of the name.
fn own_name(element: &Element) -> String {
    let own = element.fact(&Attribute::RustName).filter(|fact| fact.place != element.place);
    own.map_or_else(String::new, |fact| format!("; in Rust {}", code(&fact.value.to_string())))
}

/// All names of an element, from which digests are made.
fn names(element: &Element) -> String {
    match element.text_of(&Attribute::RustName) {
        rust_name if rust_name.is_empty() || rust_name == element.path.name() => element.path.name().to_owned(),
        rust_name => format!("{}, in Rust {rust_name}", element.path.name()),
    }
}

/// Whether it is an open enumeration, whose unknown values are kept.
fn is_open(element: &Element) -> bool {
    element.text_of(&Attribute::Open) == "open"
}

/// Whether it is a value without a name, which is called by its integer.
fn is_numbered(element: &Element) -> bool {
    element.text_of(&Attribute::Value) == element.path.name()
}

/// Whether it is a closed enumeration, whose values classify others and are never sent.
fn is_closed(element: &Element) -> bool {
    element.text_of(&Attribute::Open) == "closed"
}

/// The module of a definition, for messages.
fn module(element: &Element) -> String {
    match element.path.module() {
        Some(module) => format!("the module `{module}`"),
        None => "the root of the crate".to_owned(),
    }
}
