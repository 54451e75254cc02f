//! Attributes that differ, all but the cells of tables.

use std::collections::BTreeSet;

use super::Classifier;
use super::attribute_rules::AttributeChange;
use crate::diff::change::{Change, Sides};
use crate::diff::elements::{Attribute, Element, ElementPath, Fact, Form, Reading};
use crate::diff::fact_words::FactWords;
use crate::diff::matching::Matched;
use crate::diff::rules::ChangeRule;
use crate::diff::wording::{ListChanges, reference};
use crate::finding::Place;

impl Classifier<'_> {
    /// Changed attributes of elements that are on both sides. Elements of different kinds have no attributes in common.
    pub(super) fn attributes(&self) -> Vec<Change> {
        let matched = self.matching.matched.iter();
        let comparable = matched.filter(|matched| matched.base.kind.is_comparable(matched.head.kind));
        comparable.flat_map(|matched| self.attributes_of(matched)).collect()
    }

    fn attributes_of(&self, matched: &Matched<'_>) -> Vec<Change> {
        let facts = matched.base.facts.iter().chain(&matched.head.facts);
        let attributes: BTreeSet<&Attribute> = facts.map(|fact| &fact.attribute).collect();
        // What a cell is compared with depends on its column.
        let compared = attributes.into_iter().filter(|attribute| !matches!(attribute, Attribute::Cell(_)));
        let changed = compared.filter(|attribute| !self.is_unchanged(matched, attribute));
        changed.filter_map(|attribute| self.attribute(matched, attribute)).collect()
    }

    fn attribute(&self, matched: &Matched<'_>, attribute: &Attribute) -> Option<Change> {
        let (base, head) = (matched.base.fact(attribute), matched.head.fact(attribute));
        let change = AttributeChange { classifier: self, matched: *matched, attribute, base, head };
        let classification = change.classification()?;
        let change = self.attribute_change(classification.rule, matched, base, head, classification.what);
        let elsewhere = classification.at.and_then(|at| Some((matched.base.fact(&at)?, matched.head.fact(&at)?)));
        let elsewhere = elsewhere.map(|(base, head)| (&base.place, &head.place));
        let change = match elsewhere.or_else(|| base.zip(head).and_then(changed_items)) {
            Some((base, head)) => change.at(base.clone(), head.clone()),
            None => change,
        };
        Some(match classification.effect {
            Some(effect) => change.effect(effect),
            None => change,
        })
    }

    /// A change of an attribute, at its value, or at the element on a side that has no value.
    pub(super) fn attribute_change(
        &self,
        rule: &'static ChangeRule,
        matched: &Matched<'_>,
        base: Option<&Fact>,
        head: Option<&Fact>,
        mut what: String,
    ) -> Change {
        let place = |fact: Option<&Fact>, element: &Element| -> Place {
            fact.map_or_else(|| element.place.clone(), |fact| fact.place.clone())
        };
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.value.to_string());
        let is = if head.is_some() { "now" } else { "no longer here" };
        let was = if base.is_some() { "before" } else { "not here before" };
        let fact_words = fact_words(base, head, &what);
        if fact_words.is_some() {
            what.push_str("; facts may differ");
        }
        self.change_at(rule, matched.head, place(head, matched.head), what)
            .label(is)
            .base(place(base, matched.base), was)
            .values(text(base), text(head))
            .sides(self.sides(base, head))
            .fact_words(fact_words)
            .about(self.linked(base, head))
    }

    /// The fields that came into a link of fields or a constructor, or left it.
    fn linked(&self, base: Option<&Fact>, head: Option<&Fact>) -> Vec<String> {
        let is_link =
            |fact: &&Fact| matches!(fact.attribute, Attribute::Fields | Attribute::Carried | Attribute::Constructor);
        let changes = ListChanges::between(base.filter(is_link), head.filter(is_link), self.matching);
        let groups = changes.removed.iter().chain(&changes.added);
        groups.flat_map(|group| group.iter().map(ElementPath::dotted)).collect()
    }

    /// How the two sides of a change are shown. A short value that is on one side only is in the message already, and so are
    /// the differences of a list, if they are few.
    fn sides(&self, base: Option<&Fact>, head: Option<&Fact>) -> Sides {
        let is_message = |fact: Option<&Fact>| {
            fact.is_some_and(|fact| matches!(fact.attribute, Attribute::Cell(_)) && fact.value.form == Form::Templates)
        };
        if is_message(base) || is_message(head) {
            return Sides::Message;
        }
        match (base.or(head).map(|fact| fact.attribute.reading()), base, head) {
            (Some(Reading::Code), ..) => Sides::Code,
            (_, Some(base), Some(head)) if base.value.is_list() || head.value.is_list() => {
                let changes = ListChanges::between(Some(base), Some(head), self.matching);
                let items = |fact: &Fact| fact.value.groups(&fact.value.names).into_iter().map(reference).collect();
                if changes.are_few() { Sides::InMessage } else { Sides::Items([items(base), items(head)]) }
            }
            (Some(Reading::Text), ..) => Sides::Prose,
            (Some(Reading::Literal), ..) | (Some(Reading::Short), Some(_), Some(_)) => Sides::Value,
            (Some(Reading::Short | Reading::InMessage) | None, ..) => Sides::InMessage,
        }
    }

    /// Whether the structs of all correspondences are the same on both sides, in the order of their first fields.
    pub(super) fn keeps_corresponding_structs(&self) -> bool {
        let structs = |root: &Element, path_of: &dyn Fn(&ElementPath) -> ElementPath| {
            let mut structs = Vec::new();
            for fields in root.children.iter().filter_map(|element| element.fact(&Attribute::Fields)) {
                for path in fields.value.names.iter().map(|field| path_of(&field.parent())) {
                    if !structs.contains(&path) {
                        structs.push(path);
                    }
                }
            }
            structs
        };
        structs(&self.base.root, &|path| self.matching.counterpart(path))
            == structs(&self.head.root, &ElementPath::clone)
    }

    /// Of the values that both sides have, the names of those for which a predicate holds in head only, and in base only.
    pub(super) fn answers(&self, matched: &Matched<'_>) -> (Vec<String>, Vec<String>) {
        let of = |element: &Element| {
            element.fact(&Attribute::Answers).map(|fact| fact.value.names.clone()).unwrap_or_default()
        };
        let (mut old, mut new) = (of(matched.base), of(matched.head));
        old.retain(|path| self.matching.is_in_head(path));
        new.retain(|path| self.matching.is_in_base(path));
        let old: Vec<ElementPath> = old.iter().map(|path| self.matching.counterpart(path)).collect();
        let only = |some: &[ElementPath], others: &[ElementPath]| {
            let others: BTreeSet<&ElementPath> = others.iter().collect();
            some.iter().filter(|path| !others.contains(path)).map(|path| path.name().to_owned()).collect()
        };
        (only(&new, &old), only(&old, &new))
    }
}

/// How words that often state a fact differ between two texts, unless the message has both texts in full.
fn fact_words(base: Option<&Fact>, head: Option<&Fact>, what: &str) -> Option<FactWords> {
    let (base, head) =
        base.zip(head).filter(|(base, _)| matches!(base.attribute.reading(), Reading::Text) && base.value.is_text())?;
    let (old, new) = (base.value.to_string(), head.value.to_string());
    (!what.contains(&old) || !what.contains(&new)).then(|| FactWords::between(&old, &new)).flatten()
}

/// The places of the first item that only base has, and of the first that only head has. `None` if one side has no such item.
fn changed_items<'f>((base, head): (&'f Fact, &'f Fact)) -> Option<(&'f Place, &'f Place)> {
    let only = |some: &'f Fact, others: &'f Fact| {
        let is_in_others = |item: &str| others.items.iter().any(|(other, _)| other == item);
        some.items.iter().find(|(item, _)| !is_in_others(item)).map(|(_, place)| place)
    };
    Some((only(base, head)?, only(head, base)?))
}
