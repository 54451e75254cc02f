//! Resolves correspondences and conversions.

use std::collections::{BTreeMap, BTreeSet};

use super::grammar::Reference;
use super::{Declared, Resolver};
use crate::api::{Api, Conversion, Correspondence, Definition, FieldOf, Pair, Resolved, StructureId, Unresolved};
use crate::finding::{Finding, Place, alternatives, closest};
use crate::rules;
use crate::spec::{self as spec, Spanned};

impl<'s> Resolver<'s, '_> {
    /// Resolves correspondences and conversions, file by file.
    pub(super) fn links(&mut self, api: &mut Api<'s>) {
        let mut seen = BTreeMap::new();
        let paired = paired(self.spec);
        for file in &self.spec.resources {
            for correspondence in &file.resource.correspondences {
                let fields = correspondence.get().fields.iter();
                let sides = fields.map(|field| self.corresponding(api, field, &mut seen, &paired)).collect();
                api.correspondences.push(Correspondence { spec: correspondence, sides });
            }
        }
        for file in &self.spec.resources {
            for conversion in &file.resource.conversions {
                let (from, into) = (&conversion.get().from, &conversion.get().into);
                let source = self.converted(from, into);
                let target = self.converted(into, from);
                let pairs = pairs(api, source, target);
                api.conversions.push(Conversion { spec: conversion, source, target, pairs });
            }
        }
    }

    /// Resolves a field, written `module.Struct.field` or `Struct.field`, and reports it if another correspondence has
    /// it too.
    fn corresponding(
        &mut self,
        api: &Api<'s>,
        written: &'s Spanned<String>,
        seen: &mut BTreeMap<&'s str, Place>,
        paired: &BTreeSet<&str>,
    ) -> Resolved<FieldOf> {
        let place = self.spec.place(written.location());
        let finding = |message: String| Finding::new(&rules::UNKNOWN_FIELD, place.clone(), message);
        if let Some(first) = seen.get(written.as_str()) {
            let finding = finding(format!("`{written}` is in two correspondences")).label("given again");
            let help = "merge the two correspondences, or remove this";
            self.findings.push(finding.related(first.clone(), "first given here").help(help));
            return Err(Unresolved);
        }
        seen.insert(written, place.clone());
        let parts = written.rsplit_once('.').and_then(|(owner, field)| Some((Reference::parse(owner)?, field)));
        let Some((owner, field)) = parts else {
            let finding = finding(format!("`{written}` does not name a field")).label("not a field");
            self.findings.push(finding.help("write `module.Struct.field`, or `Struct.field` at the root of the crate"));
            return Err(Unresolved);
        };
        let found = self.names.lookup(None, owner);
        let Some(first) = found.first() else {
            if !self.spec.may_have_omitted(owner.name) {
                let help = match self.near_field(api, owner.name, field, paired) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the name of a struct".to_owned(),
                };
                let finding = finding(format!("no struct is called `{owner}`")).label("unknown struct");
                self.findings.push(finding.help(help));
            }
            return Err(Unresolved);
        };
        let Some(structure) = found.iter().find_map(structure_id) else {
            let message = format!("`{owner}` is {}, not a struct", first.declaration.describe());
            let defined = self.spec.place(first.header.name.location());
            let finding = finding(message).label("has no fields").related(defined, "defined here");
            self.findings.push(finding.help("name a field of a struct"));
            return Err(Unresolved);
        };
        let known = || api.fields_of(structure).map(|field| field.name.as_str());
        if let Some(member) = known().position(|name| name == field) {
            return Ok(FieldOf { structure, member });
        }
        // A struct without any fields is reported at its own definition.
        let is_unclear = known().next().is_none() || api.may_have_field(structure, field);
        if !is_unclear && !self.spec.omitted.names.contains(field) {
            let unpaired = || known().filter(|name| !paired.contains(format!("{owner}.{name}").as_str()));
            let help = match (closest(field, unpaired()), unpaired().next()) {
                (Some(near), _) => format!("did you mean `{owner}.{near}`?"),
                (None, Some(_)) => {
                    format!("the fields of `{owner}` without a correspondence are {}", alternatives(unpaired()))
                }
                (None, None) => format!("remove this: every field of `{owner}` has a correspondence"),
            };
            let finding = finding(format!("`{owner}` has no field `{field}`")).label("no such field");
            self.findings.push(finding.help(help));
        }
        Err(Unresolved)
    }

    /// Suggests a field with the same name, in a struct with a similar name or with the same name in another module,
    /// that no correspondence has yet.
    fn near_field(&self, api: &Api<'s>, owner: &str, field: &str, paired: &BTreeSet<&str>) -> Option<String> {
        let path = |one: &Declared<'s>| format!("{}.{field}", self.written_from(None, one));
        let has_field = |one: &Declared<'s>| {
            structure_id(one).is_some_and(|id| api.fields_of(id).any(|known| known.name == *field))
        };
        let candidates: Vec<Declared<'s>> =
            self.structs().filter(|one| has_field(one) && !paired.contains(path(one).as_str())).collect();
        self.suggestion(owner, &candidates).map(|near| path(&near))
    }

    /// Resolves the struct on one side of a conversion. Never suggests `other`, the struct on the other side.
    fn converted(&mut self, written: &'s Spanned<String>, other: &str) -> Resolved<StructureId> {
        let reference = Reference::parse(written);
        let found = reference.map(|reference| self.names.lookup(None, reference)).unwrap_or_default();
        if let Some(structure) = found.iter().find_map(structure_id) {
            return Ok(structure);
        }
        let is_omitted = reference.is_some_and(|reference| self.spec.may_have_omitted(reference.name));
        if found.is_empty() && is_omitted {
            return Err(Unresolved);
        }
        let candidates: Vec<Declared<'s>> =
            self.structs().filter(|one| self.written_from(None, one) != other).collect();
        let name = reference.map_or(written.as_str(), |reference| reference.name);
        let help = match self.suggestion(name, &candidates) {
            Some(near) => format!("did you mean `{}`?", self.written_from(None, &near)),
            None => "write `module.Struct`, or `Struct` at the root of the crate".to_owned(),
        };
        let message = format!("no struct is called `{written}`");
        let finding = Finding::new(&rules::UNKNOWN_TYPE, self.spec.place(written.location()), message);
        self.findings.push(finding.label("unknown struct").help(help));
        Err(Unresolved)
    }
}

/// The fields in correspondences, as written in the spec.
fn paired(spec: &spec::Spec) -> BTreeSet<&str> {
    let correspondences = spec.resources.iter().flat_map(|file| &file.resource.correspondences);
    correspondences.flat_map(|one| &one.get().fields).map(|field| field.as_str()).collect()
}

fn structure_id(declared: &Declared<'_>) -> Option<StructureId> {
    match declared.definition {
        Definition::Structure(id) => Some(id),
        _ => None,
    }
}

/// The pairs of fields of two structs that are in the same correspondence.
fn pairs(api: &Api<'_>, source: Resolved<StructureId>, target: Resolved<StructureId>) -> Vec<Pair> {
    let (Ok(source), Ok(target)) = (source, target) else { return Vec::new() };
    let member_of = |correspondence: &Correspondence<'_>, structure: StructureId| {
        let mut sides = correspondence.sides.iter().flatten();
        sides.find(|side| side.structure == structure).map(|side| side.member)
    };
    let pairs = api.correspondences.iter().enumerate().filter_map(|(index, correspondence)| {
        let source = member_of(correspondence, source)?;
        let target = member_of(correspondence, target)?;
        Some(Pair { source, target, correspondence: index })
    });
    pairs.collect()
}

/// Whether an invalid correspondence, already reported, may have paired fields of these structs.
pub(crate) fn may_pair_more(spec: &spec::Spec) -> bool {
    spec.resources.iter().any(|file| {
        let correspondences = &file.resource.correspondences;
        correspondences.is_incomplete() || correspondences.iter().any(|one| one.fields.is_incomplete())
    })
}
