//! Which rule reports a changed attribute, and in which words. Every attribute has its arm: a new one does not compile until
//! somebody has decided what a change of it means.

use std::cmp::Ordering;

use super::Classifier;
use crate::api::Builtin;
use crate::diff::elements::{Attribute, ElementKind, ElementPath, Fact, Form};
use crate::diff::matching::Matched;
use crate::diff::rules::{self, ChangeRule, Effect};
use crate::diff::wording::{self, ListChanges, code};

/// An attribute that differs between the two sides of an element.
pub(super) struct AttributeChange<'a> {
    pub(super) classifier: &'a Classifier<'a>,
    pub(super) matched: Matched<'a>,
    pub(super) attribute: &'a Attribute,
    pub(super) base: Option<&'a Fact>,
    pub(super) head: Option<&'a Fact>,
}

/// What a change of an attribute means.
pub(super) struct Classification {
    pub(super) rule: &'static ChangeRule,
    pub(super) what: String,
    /// The effect on the API, where it is not that of the rule.
    pub(super) effect: Option<Effect>,
    /// The attribute at whose places it is reported, where that is not the one that changed.
    pub(super) at: Option<Attribute>,
}

impl Classification {
    pub(super) fn new(rule: &'static ChangeRule, what: impl Into<String>) -> Self {
        Self { rule, what: what.into(), effect: None, at: None }
    }

    pub(super) fn effect(self, effect: Effect) -> Self {
        Self { effect: Some(effect), ..self }
    }
}

impl AttributeChange<'_> {
    /// The classification; `None` if another change reports the same fact.
    pub(super) fn classification(&self) -> Option<Classification> {
        let is_section = self.matched.head.kind == ElementKind::Section;
        let is_column = self.matched.head.kind == ElementKind::Column;
        Some(match self.attribute {
            Attribute::Name => self.values(&rules::PACKAGE_RENAMED, "name"),
            Attribute::File => self.file()?,
            Attribute::RustName => self.rust_name()?,
            Attribute::Title => self.values(&rules::PAGE_RETITLED, "title of the page"),
            Attribute::Sections => self.values(&rules::PAGES_CHANGED, "list of sections"),
            Attribute::Code => {
                Classification::new(&rules::GUIDE_CHANGED, self.presence_or("code of the section", "changed"))
            }
            Attribute::Source if is_section => self.values(&rules::GUIDE_CHANGED, "source of the section"),
            Attribute::Doc if is_section => self.text(&rules::GUIDE_CHANGED, "text of the section"),
            Attribute::Doc => self.documentation(),
            Attribute::Source => self.source()?,
            Attribute::Also => self.values(&rules::SOURCE_CHANGED, "further source"),
            Attribute::Observed => self.observed(),
            Attribute::Stage => self.deprecation(),
            // The note and the replacement come and go with the deprecation.
            Attribute::Note | Attribute::Replacement if self.in_one(&Attribute::Stage) => return None,
            Attribute::Note => self.text(&rules::DEPRECATION_REWORDED, "note of the deprecation"),
            Attribute::Replacement => self.values(&rules::REPLACEMENT_CHANGED, "replacement"),
            Attribute::Erratum => self.text(&rules::ERRATUM_CHANGED, "erratum"),
            Attribute::Example => self.values(&rules::EXAMPLE_CHANGED, "example"),
            Attribute::Default => self.default_value(),
            Attribute::Constant => self.constant(),
            Attribute::Unit => self.unit(),
            Attribute::Minimum => self.least("minimum"),
            Attribute::Maximum => self.most("maximum"),
            Attribute::MinLength => self.least("minimum length"),
            Attribute::MaxLength => self.most("maximum length"),
            Attribute::MinItems => self.least("minimum number of items"),
            Attribute::MaxItems => self.most("maximum number of items"),
            Attribute::Required if self.is_parameter() => self.parameter_required(),
            Attribute::Required => self.required(),
            Attribute::ReadOnly => self.read_only(),
            Attribute::WriteOnly => self.write_only(),
            Attribute::Constructor => self.constructor(),
            Attribute::Type if is_column => self.values(&rules::COLUMN_TYPE_CHANGED, "type of the column"),
            Attribute::Type => self.type_(),
            Attribute::Presence => self.presence(),
            Attribute::AbsenceMatters => self.absence_matters(),
            Attribute::Sensitive => self.sensitive(),
            Attribute::Wire => self.wire(),
            Attribute::Open => self.values(&rules::OPENNESS_CHANGED, "enumeration"),
            Attribute::Partial => self.partial()?,
            Attribute::Optional => self.optional()?,
            Attribute::Unique => self.unique(),
            Attribute::Documents => self.documents(),
            Attribute::Conditions => self.conditions(),
            Attribute::Represents => self.values(&rules::INTEGER_FORM_CHANGED, "what it stands for"),
            // The accessor is a method of the crate: the API does not know its name.
            Attribute::Accessor => self.values(&rules::INTEGER_FORM_CHANGED, "method").effect(Effect::None),
            Attribute::Tag => self.values(&rules::TAG_CHANGED, "tag"),
            Attribute::Fields => self.correspondence(),
            Attribute::Carried => Classification::new(&rules::CONVERSION_CHANGED, self.carried()),
            Attribute::Method => self.values(&rules::REQUEST_CHANGED, "method"),
            Attribute::RequestPath => self.values(&rules::REQUEST_CHANGED, "path"),
            Attribute::Responses => self.one_or_several(),
            Attribute::Status | Attribute::Response | Attribute::ResponseDoc if self.in_one(&Attribute::Responses) => {
                return None;
            }
            Attribute::ResponseDoc => self.text(&rules::DOCUMENTATION_CHANGED, "documentation of the response"),
            Attribute::Fails => self.fails(),
            Attribute::Pagination => self.pagination(),
            Attribute::Body => self.values(&rules::BODY_CHANGED, "body"),
            // The encoding comes and goes with the body.
            Attribute::Encoding if self.in_one(&Attribute::Body) => return None,
            Attribute::Encoding => self.values(&rules::REQUEST_CHANGED, "encoding of the body"),
            Attribute::Style => self.values(&rules::REQUEST_CHANGED, "style of the list"),
            Attribute::NonExhaustive => self.non_exhaustive()?,
            Attribute::Url => self.values(&rules::REQUEST_CHANGED, "URL"),
            Attribute::Status => self.values(&rules::REQUEST_CHANGED, "status of the response"),
            Attribute::Server if self.in_one(&Attribute::Server) => {
                let rule = self.either(&rules::SERVER_ADDED, &rules::SERVER_REMOVED);
                self.values(rule, "server").effect(Effect::Described)
            }
            Attribute::Server => self.values(&rules::REQUEST_CHANGED, "server"),
            Attribute::Response => self.values(&rules::RESPONSE_TYPE_CHANGED, "type of the response"),
            Attribute::Authentication => self.authentication("authentication"),
            Attribute::CredentialNames if !self.matched.in_both(&Attribute::CredentialNames) => return None,
            Attribute::CredentialNames => self.authentication("names of the credentials"),
            Attribute::Credentials if self.in_one(&Attribute::Authentication) => return None,
            Attribute::Credentials => self.values(&rules::AUTHENTICATION_RESTATED, "authentication"),
            Attribute::HeaderValue => self.values(&rules::HEADER_CHANGED, "value of the header"),
            Attribute::Amount => self.amount(),
            Attribute::Answer => self.answer(),
            // The reason comes and goes with the status.
            Attribute::Reason if self.in_one(&Attribute::Answer) => return None,
            Attribute::Reason => self.values(&rules::LIMIT_TERMS_CHANGED, "reason of the answer"),
            Attribute::Terms => self.text(&rules::LIMIT_TERMS_CHANGED, "exception"),
            // Derived from other attributes, whose changes are reported: from the type, from the conditions and the cells, and
            // from the features of the package. Elements are matched by their target, and cells are classified by column, as
            // are the integers of values.
            Attribute::AmountInUnit
            | Attribute::Json
            | Attribute::Rust
            | Attribute::Answers
            | Attribute::Requestable
            | Attribute::Constructed
            | Attribute::Target
            | Attribute::Value
            | Attribute::Cell(_) => {
                return None;
            }
        })
    }

    fn old_text(&self) -> Option<String> {
        self.base.map(|fact| fact.value.to_string())
    }

    fn new_text(&self) -> Option<String> {
        self.head.map(|fact| fact.value.to_string())
    }

    /// The change of a short value, with both values.
    pub(super) fn values(&self, rule: &'static ChangeRule, noun: &str) -> Classification {
        Classification::new(rule, self.both_values(noun))
    }

    /// The change of a text, whose words are shown beside the message.
    fn text(&self, rule: &'static ChangeRule, noun: &str) -> Classification {
        Classification::new(rule, self.presence_or(noun, "changed"))
    }

    /// What a conversion no longer copies and newly copies, and what that makes of the fields that are copied to.
    fn carried(&self) -> String {
        let matching = self.classifier.matching;
        let ListChanges { added, removed } = ListChanges::between(self.base, self.head, matching);
        let copies = |verb: &str, groups: &[Vec<ElementPath>], note: &dyn Fn(&ElementPath) -> &'static str| {
            let copies = groups.iter().filter_map(|group| {
                let [from, into] = group.as_slice() else { return None };
                Some(format!("{verb} {} into {}{}", code(&from.dotted()), code(&into.dotted()), note(into)))
            });
            copies.collect::<Vec<_>>()
        };
        let is_copied_to =
            |groups: &[Vec<ElementPath>], into: &ElementPath| groups.iter().any(|group| group.last() == Some(into));
        let lost = copies("no longer copies", &removed, &|into| {
            if !matching.is_in_head(into) || is_copied_to(&added, &matching.counterpart(into)) {
                ""
            } else {
                ", which is `None` after the conversion"
            }
        });
        let gained = copies("now copies", &added, &|into| {
            if matching.is_in_base(into) { ", which was `None` after the conversion" } else { "" }
        });
        wording::join("; ", lost.into_iter().chain(gained).collect())
    }

    /// The change of a correspondence. Another order of its fields may change the order of the table and of the links that are
    /// emitted for it.
    fn correspondence(&self) -> Classification {
        let is_only_order = match (self.base, self.head) {
            (Some(base), Some(head)) => {
                let counterparts = base.value.names.iter().map(|path| self.classifier.matching.counterpart(path));
                let (mut old, mut new) = (counterparts.collect::<Vec<_>>(), head.value.names.clone());
                old.sort();
                new.sort();
                old == new
            }
            _ => false,
        };
        let has_links_of_one_order = self.head.is_some_and(|head| head.value.names.len() <= 2);
        let rule = match is_only_order {
            true if has_links_of_one_order && self.classifier.keeps_corresponding_structs() => {
                &rules::DEFINITIONS_REORDERED
            }
            true => &rules::ORDER_CHANGED,
            false => &rules::CORRESPONDENCE_CHANGED,
        };
        let ListChanges { added, removed } = ListChanges::between(self.base, self.head, self.classifier.matching);
        let names = |groups: &[Vec<ElementPath>]| -> Vec<String> {
            groups.iter().flatten().map(|path| code(&path.reference())).collect()
        };
        let what =
            [("no longer holds the same fact as", names(&removed)), ("now holds the same fact as", names(&added))];
        let what = what.into_iter().filter(|(_, names)| !names.is_empty());
        let what: Vec<String> = what.map(|(verb, names)| format!("{verb} {}", wording::join_names(names))).collect();
        Classification::new(
            rule,
            if what.is_empty() { "fields come in another order".to_owned() } else { what.join("; ") },
        )
    }

    fn both_values(&self, noun: &str) -> String {
        wording::value_changed(noun, self.old_text().as_deref(), self.new_text().as_deref())
    }

    fn presence_or(&self, noun: &str, otherwise: &str) -> String {
        wording::added_removed_or(noun, otherwise, self.base, self.head)
    }

    /// One of two, by whether head has the attribute.
    pub(super) fn either<T>(&self, added: T, removed: T) -> T {
        if self.head.is_some() { added } else { removed }
    }

    fn in_one(&self, attribute: &Attribute) -> bool {
        self.matched.in_one(attribute)
    }

    /// A definition that moves to another module is in another file too.
    fn file(&self) -> Option<Classification> {
        let is_moved = self.matched.base.path.module() != self.matched.head.path.module();
        (!is_moved).then(|| self.values(&rules::FILE_CHANGED, "file"))
    }

    /// An element that is renamed has another name in Rust too.
    fn rust_name(&self) -> Option<Classification> {
        let is_renamed = self.matched.base.path.name() != self.matched.head.path.name();
        (!is_renamed).then(|| self.values(&rules::RUST_NAME_CHANGED, "name in Rust"))
    }

    fn documentation(&self) -> Classification {
        if wording::have_same_words(self.base, self.head) {
            return Classification::new(&rules::PUNCTUATION_CHANGED, "punctuation of the documentation changed");
        }
        self.text(&rules::DOCUMENTATION_CHANGED, "documentation")
    }

    fn source(&self) -> Option<Classification> {
        // A source that takes the place of an observation, or the reverse, is reported with the observation.
        let is_exchanged = self.in_one(&Attribute::Observed) && self.in_one(&Attribute::Source);
        (!is_exchanged).then(|| self.values(&rules::SOURCE_CHANGED, "source"))
    }

    fn observed(&self) -> Classification {
        match (self.base, self.new_text()) {
            (None, Some(seen)) => {
                let what = format!("observed, no longer documented: seen in {seen}");
                Classification::new(&rules::BECAME_OBSERVED, what)
            }
            (_, None) => Classification::new(&rules::BECAME_DOCUMENTED, "documented, no longer only observed"),
            (Some(_), Some(_)) => {
                Classification::new(&rules::SOURCE_CHANGED, self.both_values("place of the observation"))
            }
        }
    }

    fn deprecation(&self) -> Classification {
        let (note, replacement) =
            (self.matched.head.text_of(&Attribute::Note), self.matched.head.text_of(&Attribute::Replacement));
        let note = if replacement.is_empty() { note } else { format!("{note}; use {} instead", code(&replacement)) };
        match (self.old_text().as_deref(), self.new_text().as_deref()) {
            (_, Some("effective")) => Classification::new(&rules::DEPRECATED, format!("deprecated: {note}")),
            (None, _) => {
                Classification::new(&rules::DEPRECATION_ANNOUNCED, format!("announced to be deprecated: {note}"))
            }
            (Some("effective"), Some(_)) => Classification::new(&rules::UNDEPRECATED, "deprecation only announced"),
            (Some("effective"), None) => Classification::new(&rules::UNDEPRECATED, "no longer deprecated"),
            (Some(_), _) => Classification::new(&rules::UNDEPRECATED, "deprecation no longer announced"),
        }
    }

    fn type_(&self) -> Classification {
        let form = |fact: Option<&Fact>| fact.map(|fact| fact.value.form).unwrap_or_default();
        let rule = match (form(self.base), form(self.head)) {
            // Any JSON may be a list.
            (Form::Builtin(Builtin::Any), _) | (_, Form::Builtin(Builtin::Any)) => &rules::TYPE_CHANGED,
            (Form::List(Some(old)), Form::List(Some(new))) | (Form::Builtin(old), Form::Builtin(new))
                if old.info().rust == new.info().rust =>
            {
                &rules::TYPE_REFINED
            }
            (Form::List(_), Form::List(_)) => &rules::TYPE_CHANGED,
            (_, Form::List(_)) => &rules::BECAME_LIST,
            (Form::List(_), _) => &rules::NO_LONGER_LIST,
            _ => &rules::TYPE_CHANGED,
        };
        let what = self.both_values("type") + &self.in_rust();
        if self.is_same_in_json() {
            return Classification::new(rule, what + ", the same in JSON").effect(Effect::Described);
        }
        Classification::new(rule, what)
    }

    /// The types of the emitted field, if they differ.
    fn in_rust(&self) -> String {
        let Matched { base, head } = self.matched;
        let (old, new) = (base.text_of(&Attribute::Rust), head.text_of(&Attribute::Rust));
        if old == new || old.is_empty() || new.is_empty() {
            String::new()
        } else {
            format!(" ({} to {} in Rust)", code(&old), code(&new))
        }
    }

    /// Whether the type is the same in JSON, and one side says nothing that JSON does not. Then what is sent is described
    /// otherwise. Two enumerations, by contrast, are the same in JSON, and state which of its values are sent.
    fn is_same_in_json(&self) -> bool {
        let Matched { base, head } = self.matched;
        let is_unchanged =
            self.matched.in_both(&Attribute::Json) && self.classifier.is_unchanged(&self.matched, &Attribute::Json);
        let mut facts = [base, head].into_iter().filter_map(|side| side.fact(&Attribute::Json));
        is_unchanged && facts.any(|fact| fact.value.form == Form::Unrestricted)
    }

    /// What a page promises of a key being there. A promise that is withdrawn or narrowed breaks programs that rely on it.
    fn presence(&self) -> Classification {
        let strength = |fact: Option<&Fact>| match fact.map(|fact| fact.value.to_string()) {
            None => 0,
            Some(promise) if promise == "always" => 2,
            Some(_) => 1,
        };
        let effect = match strength(self.head).cmp(&strength(self.base)) {
            Ordering::Less => Effect::Broken,
            Ordering::Equal => Effect::Altered,
            Ordering::Greater => Effect::Extended,
        };
        Classification::new(&rules::PRESENCE_CHANGED, self.promises()).effect(effect)
    }

    fn promises(&self) -> String {
        let is = self
            .new_text()
            .map_or("no longer promised to be there".to_owned(), |is| format!("promised to be there: {is}"));
        let was = self.old_text().map_or("there was no promise".to_owned(), |was| format!("before: {was}"));
        format!("{is}; {was}")
    }

    fn absence_matters(&self) -> Classification {
        let rule = self.either(&rules::PRESENCE_METHOD_ADDED, &rules::PRESENCE_METHOD_REMOVED);
        let is = self.either("is distinguished from", "is no longer distinguished from");
        Classification::new(rule, format!("an absent key {is} null"))
    }

    fn sensitive(&self) -> Classification {
        let rule = self.either(&rules::BECAME_SENSITIVE, &rules::NO_LONGER_SENSITIVE);
        Classification::new(rule, self.either("sensitive: `Debug` hides it", "not sensitive: `Debug` shows it"))
    }

    fn cells_optional(&self) -> String {
        format!("cells {}", self.either("may be left out", "are there for every value"))
    }

    /// What the values of an enumeration are in JSON. Those of a closed one are in no JSON.
    fn wire(&self) -> Classification {
        let [old, new] = [self.old_text(), self.new_text()].map(|wire| code(wire.as_deref().unwrap_or("text")));
        let classification = Classification::new(&rules::WIRE_CHANGED, format!("`wire` changed from {old} to {new}"));
        let is_closed = self.matched.head.text_of(&Attribute::Open) == "closed";
        if is_closed { classification.effect(Effect::None) } else { classification }
    }

    /// Whether the method of a column returns an `Option`. It changes with the openness of the enumeration too, which is
    /// reported by itself.
    fn partial(&self) -> Option<Classification> {
        let what = self.cells_optional();
        self.in_one(&Attribute::Optional).then(|| Classification::new(&rules::COLUMN_TYPE_CHANGED, what))
    }

    fn optional(&self) -> Option<Classification> {
        let what = self.cells_optional();
        (!self.in_one(&Attribute::Partial)).then(|| Classification::new(&rules::CELLS_OPTIONAL_CHANGED, what))
    }

    fn unique(&self) -> Classification {
        let rule = self.either(&rules::FINDER_ADDED, &rules::FINDER_REMOVED);
        Classification::new(rule, format!("a value can {} be found by its cell", self.either("now", "no longer")))
    }

    fn documents(&self) -> Classification {
        let documents = self.either("documents", "no longer documents");
        Classification::new(&rules::DOCUMENTING_COLUMN_CHANGED, format!("the column {documents} the values"))
    }

    fn conditions(&self) -> Classification {
        let (now, no_longer) = self.classifier.answers(&self.matched);
        let list = |names: Vec<String>| wording::join_names(names.iter().map(|name| code(name)).collect());
        let what = match (now.is_empty(), no_longer.is_empty()) {
            (true, true) => {
                return Classification::new(&rules::PREDICATE_RESTATED, "put otherwise, for the same values");
            }
            (false, true) => format!("now returns true for {}", list(now)),
            (true, false) => format!("no longer returns true for {}", list(no_longer)),
            (false, false) => {
                format!("now returns true for {}, and no longer for {}", list(now), list(no_longer))
            }
        };
        Classification::new(&rules::PREDICATE_CHANGED, what)
    }

    /// What a lowered limit refuses was allowed before; a raised one allows more.
    fn amount(&self) -> Classification {
        let is_time = |fact: Option<&Fact>| fact.is_some_and(|fact| fact.value.form == Form::Time);
        let Matched { base, head } = self.matched;
        let [old, new] = [base, head].map(|side| side.text_of(&Attribute::AmountInUnit));
        // A limit of which only the unit changed is reported at the unit.
        let has_same_number = old.split(' ').next() == new.split(' ').next();
        let at = has_same_number.then_some(Attribute::AmountInUnit);
        let [old, new] = [old, new].map(|amount| code(&amount));
        if is_time(self.base) != is_time(self.head) {
            let what = format!("limit changed from {old} to {new}");
            return Classification { at, ..Classification::new(&rules::LIMIT_TYPE_CHANGED, what) };
        }
        let number = |text: Option<String>| text?.split(' ').next()?.parse::<u64>().ok();
        let (verb, effect) = if number(self.new_text()) < number(self.old_text()) {
            ("lowered", Effect::Broken)
        } else {
            ("raised", Effect::Extended)
        };
        let what = format!("limit {verb} from {old} to {new}");
        Classification { at, ..Classification::new(&rules::LIMIT_CHANGED, what).effect(effect) }
    }

    fn answer(&self) -> Classification {
        let rule = if self.in_one(&Attribute::Answer) {
            self.either(&rules::LIMIT_ANSWER_ADDED, &rules::LIMIT_ANSWER_REMOVED)
        } else {
            &rules::LIMIT_CHANGED
        };
        self.values(rule, "status beyond the limit")
    }
}
