//! What it means that something is stated otherwise: a rule, and words.

use super::outline::{Aspect, Fact, Kind};
use super::pairing::{Pair, Pairing};
use super::phrase::{self, code};
use super::rules::{self, ChangeRule};

/// What is stated of something, as it was and as it is.
pub(super) struct Statement<'a> {
    pub(super) pair: Pair<'a>,
    pub(super) pairing: &'a Pairing<'a>,
    pub(super) aspect: &'a Aspect,
    pub(super) base: Option<&'a Fact>,
    pub(super) head: Option<&'a Fact>,
}

/// The rule that tells a change, and what it says of it.
pub(super) type Verdict = (&'static ChangeRule, String);

impl Statement<'_> {
    fn was(&self) -> Option<String> {
        self.base.map(|fact| fact.value.to_string())
    }

    fn is(&self) -> Option<String> {
        self.head.map(|fact| fact.value.to_string())
    }

    /// What became of a fact that is short.
    fn told(&self, noun: &str) -> String {
        phrase::told(noun, self.was().as_deref(), self.is().as_deref())
    }

    /// What became of a fact that is a text.
    fn reworded(&self, noun: &str) -> String {
        phrase::came_or(noun, "reworded", self.base, self.head)
    }

    /// What became of a list of names.
    fn listed(&self, noun: &str) -> String {
        match (self.base, self.head) {
            (Some(base), Some(head)) => phrase::listed(noun, base, head, self.pairing),
            _ => self.told(noun),
        }
    }

    /// One of two, by whether something is stated now.
    fn either<T>(&self, now: T, no_longer: T) -> T {
        if self.head.is_some() { now } else { no_longer }
    }

    fn toggles(&self, aspect: &Aspect) -> bool {
        self.pair.toggles(aspect)
    }

    /// The rule and the words; `None` if another change tells it already.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        match (self.pair.head.kind, self.aspect) {
            (Kind::Section, Aspect::Code) => {
                let what = phrase::came_or("code of the section", "changed", self.base, self.head);
                Some((&rules::GUIDE_CHANGED, what))
            }
            (Kind::Section, Aspect::Source) => Some((&rules::GUIDE_CHANGED, self.told("source of the section"))),
            (Kind::Section, _) => Some((&rules::GUIDE_CHANGED, self.reworded("text of the section"))),
            (Kind::Page, Aspect::Title) => Some((&rules::PAGE_RETITLED, self.told("title of the page"))),
            (Kind::Page, _) => Some((&rules::PAGES_CHANGED, self.told("list of sections"))),
            (Kind::Column, Aspect::Type) => Some((&rules::COLUMN_TYPE_CHANGED, self.told("type of the column"))),
            (_, Aspect::Partial | Aspect::Optional | Aspect::Unique | Aspect::Documents) => self.column(),
            (_, Aspect::Doc | Aspect::Note | Aspect::Erratum | Aspect::Example) => self.text(),
            (_, Aspect::Source | Aspect::Also | Aspect::Observed) => self.origin(),
            (_, Aspect::Stage | Aspect::Replacement) => self.deprecation(),
            (_, Aspect::Type | Aspect::Presence | Aspect::AbsenceMatters | Aspect::Sensitive) => Some(self.field()),
            (_, Aspect::Amount | Aspect::Answer | Aspect::Reason | Aspect::Terms) => self.limit(),
            (_, Aspect::Accessor | Aspect::Target) => self.reference(),
            (_, Aspect::Open) => Some((&rules::OPENNESS_CHANGED, self.told("enumeration"))),
            (_, Aspect::Fields) => Some((&rules::CORRESPONDENCE_CHANGED, self.listed("correspondence"))),
            (_, Aspect::Carried) => Some((&rules::CONVERSION_CHANGED, self.listed("what is carried over"))),
            (_, Aspect::Name | Aspect::File | Aspect::RustName) => self.name(),
            _ => self.request(),
        }
    }

    fn name(&self) -> Option<Verdict> {
        let names_differ = self.pair.base.path.name() != self.pair.head.path.name();
        let modules_differ = self.pair.base.path.module() != self.pair.head.path.module();
        match self.aspect {
            Aspect::Name => Some((&rules::PACKAGE_RENAMED, self.told("name"))),
            Aspect::File if !modules_differ => Some((&rules::FILE_CHANGED, self.told("file"))),
            Aspect::RustName if !names_differ => Some((&rules::RUST_NAME_CHANGED, self.told("name in Rust"))),
            _ => None,
        }
    }

    fn text(&self) -> Option<Verdict> {
        Some(match self.aspect {
            Aspect::Note if self.toggles(&Aspect::Stage) => return None,
            Aspect::Note => (&rules::DEPRECATION_REWORDED, self.reworded("note of the deprecation")),
            Aspect::Erratum => (&rules::ERRATUM_CHANGED, self.reworded("erratum")),
            Aspect::Example => (&rules::EXAMPLE_CHANGED, self.told("example")),
            _ if phrase::have_same_words(self.base, self.head) => {
                (&rules::PUNCTUATION_CHANGED, "punctuation of the documentation changed".to_owned())
            }
            _ => (&rules::DOCUMENTATION_CHANGED, self.reworded("documentation")),
        })
    }

    fn origin(&self) -> Option<Verdict> {
        Some(match (self.aspect, self.is()) {
            (Aspect::Observed, Some(seen)) if self.base.is_none() => {
                (&rules::BECAME_OBSERVED, format!("observed, no longer documented: seen in {seen}"))
            }
            (Aspect::Observed, None) => (&rules::BECAME_DOCUMENTED, "documented, no longer only observed".to_owned()),
            (Aspect::Observed, _) => (&rules::SOURCE_CHANGED, self.told("place of the observation")),
            (Aspect::Also, _) => (&rules::SOURCE_CHANGED, self.told("further source")),
            // The page that has it, and where it was seen, take each other's place.
            _ if self.toggles(&Aspect::Observed) && self.toggles(&Aspect::Source) => return None,
            _ => (&rules::SOURCE_CHANGED, self.told("source")),
        })
    }

    fn deprecation(&self) -> Option<Verdict> {
        let (note, instead) = (self.pair.head.said(&Aspect::Note), self.pair.head.said(&Aspect::Replacement));
        let note = if instead.is_empty() { note } else { format!("{note}; use {} instead", code(&instead)) };
        Some(match (self.aspect, self.was().as_deref(), self.is().as_deref()) {
            (Aspect::Replacement, ..) if self.toggles(&Aspect::Stage) => return None,
            (Aspect::Replacement, ..) => (&rules::REPLACEMENT_CHANGED, self.told("replacement")),
            (_, _, Some("effective")) => (&rules::DEPRECATED, format!("deprecated: {note}")),
            (_, None, _) => (&rules::DEPRECATION_ANNOUNCED, format!("announced to be deprecated: {note}")),
            (_, Some("effective"), Some(_)) => (&rules::UNDEPRECATED, "deprecation only announced".to_owned()),
            (_, Some("effective"), None) => (&rules::UNDEPRECATED, "no longer deprecated".to_owned()),
            _ => (&rules::UNDEPRECATED, "deprecation no longer announced".to_owned()),
        })
    }

    fn field(&self) -> Verdict {
        match self.aspect {
            Aspect::Presence => (&rules::PRESENCE_CHANGED, self.presence()),
            Aspect::AbsenceMatters => {
                let rule = self.either(&rules::PRESENCE_METHOD_ADDED, &rules::PRESENCE_METHOD_REMOVED);
                let is = self.either("is told apart from", "is no longer told apart from");
                (rule, format!("an absent key {is} null"))
            }
            Aspect::Sensitive => {
                let rule = self.either(&rules::BECAME_SENSITIVE, &rules::NO_LONGER_SENSITIVE);
                (rule, self.either("sensitive: `Debug` hides it", "not sensitive: `Debug` shows it").to_owned())
            }
            _ => {
                let (old, new) = (self.was().unwrap_or_default(), self.is().unwrap_or_default());
                let rule = match (old.starts_with("list<"), new.starts_with("list<")) {
                    // Anything may be a list.
                    _ if old == "any" || new == "any" => &rules::TYPE_CHANGED,
                    (false, true) => &rules::BECAME_LIST,
                    (true, false) => &rules::NO_LONGER_LIST,
                    _ if rust_type(&old) == rust_type(&new) => &rules::TYPE_REFINED,
                    _ => &rules::TYPE_CHANGED,
                };
                (rule, self.told("type"))
            }
        }
    }

    fn presence(&self) -> String {
        let is =
            self.is().map_or("no longer promised to be there".to_owned(), |is| format!("promised to be there: {is}"));
        let was = self.was().map_or("there was no promise".to_owned(), |was| format!("before: {was}"));
        format!("{is}; {was}")
    }

    fn column(&self) -> Option<Verdict> {
        let cells = format!("cells {}", self.either("may be left out", "are there for every value"));
        Some(match self.aspect {
            Aspect::Partial if self.toggles(&Aspect::Optional) => (&rules::COLUMN_TYPE_CHANGED, cells),
            // The methods of an enumeration that was opened or closed change with it.
            Aspect::Partial => return None,
            Aspect::Optional if self.toggles(&Aspect::Partial) => return None,
            Aspect::Optional => (&rules::CELLS_OPTIONAL_CHANGED, cells),
            Aspect::Unique => {
                let rule = self.either(&rules::FINDER_ADDED, &rules::FINDER_REMOVED);
                (rule, format!("a value can {} be found by its cell", self.either("now", "no longer")))
            }
            _ => {
                let documents = self.either("documents", "no longer documents");
                (&rules::DOCUMENTING_COLUMN_CHANGED, format!("the column {documents} the values"))
            }
        })
    }

    fn limit(&self) -> Option<Verdict> {
        let is_time = |text: Option<String>| text.is_some_and(|text| text.ends_with(" seconds"));
        Some(match self.aspect {
            Aspect::Amount if is_time(self.was()) == is_time(self.is()) => (&rules::LIMIT_CHANGED, self.told("limit")),
            Aspect::Amount => (&rules::LIMIT_TYPE_CHANGED, self.told("limit")),
            Aspect::Answer if self.toggles(&Aspect::Answer) => {
                let rule = self.either(&rules::LIMIT_ANSWER_ADDED, &rules::LIMIT_ANSWER_REMOVED);
                (rule, self.told("status beyond the limit"))
            }
            Aspect::Answer => (&rules::LIMIT_CHANGED, self.told("status beyond the limit")),
            // The words that go with a status come and go with it.
            Aspect::Reason if self.toggles(&Aspect::Answer) => return None,
            Aspect::Reason => (&rules::LIMIT_TERMS_CHANGED, self.told("reason of the answer")),
            _ => (&rules::LIMIT_TERMS_CHANGED, self.reworded("exception")),
        })
    }

    fn reference(&self) -> Option<Verdict> {
        match (self.pair.head.kind, self.aspect) {
            (Kind::IntegerForm, Aspect::Accessor) => Some((&rules::INTEGER_FORM_CHANGED, self.told("method"))),
            (Kind::IntegerForm, _) => Some((&rules::INTEGER_FORM_CHANGED, self.told("what it stands for"))),
            // What alternatives and conversions name is who they are: they are paired by it.
            _ => None,
        }
    }

    fn request(&self) -> Option<Verdict> {
        Some(match self.aspect {
            Aspect::Method => (&rules::REQUEST_CHANGED, self.told("method")),
            Aspect::RequestPath => (&rules::REQUEST_CHANGED, self.told("path")),
            Aspect::Status => (&rules::REQUEST_CHANGED, self.told("status of the response")),
            Aspect::Server if self.toggles(&Aspect::Server) => {
                (self.either(&rules::SERVER_ADDED, &rules::SERVER_REMOVED), self.told("server"))
            }
            Aspect::Server => (&rules::REQUEST_CHANGED, self.told("server")),
            Aspect::Response => (&rules::RESPONSE_TYPE_CHANGED, self.told("type of the response")),
            Aspect::Authentication if self.pair.both(&Aspect::Requestable) => {
                (&rules::AUTHENTICATION_CHANGED, self.told("authentication"))
            }
            Aspect::Credentials if self.toggles(&Aspect::Authentication) => return None,
            Aspect::Authentication | Aspect::Credentials => {
                (&rules::AUTHENTICATION_RESTATED, self.told("authentication"))
            }
            Aspect::HeaderValue => (&rules::HEADER_CHANGED, self.told("value of the header")),
            // Whether it can be had as a request of another crate is told by the feature.
            _ => return None,
        })
    }
}

/// Types that are one in Rust as one text.
fn rust_type(written: &str) -> &str {
    match written {
        "uri" => "string",
        "list<uri>" => "list<string>",
        _ => written,
    }
}
