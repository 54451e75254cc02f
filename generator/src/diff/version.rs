//! Versions of the crate: which version a semver bump requires.

pub use semver::Version;

use super::Change;
use super::rules::{self, Step};
use super::wording::code;
use crate::finding::Place;

/// The version of a package, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The version.
    pub version: Version,
    /// Where it is written.
    pub place: Place,
}

/// The smallest version that may follow `base` with a semver bump. As in cargo, below 1.0.0 the first number that is not zero
/// is the one that breaks compatibility.
#[must_use]
pub fn smallest(base: &Version, step: Step) -> Version {
    let Version { major, minor, patch, .. } = *base;
    match (step, major, minor) {
        (Step::None, ..) => base.clone(),
        (Step::Patch, ..) | (Step::Minor, 0, _) | (Step::Major, 0, 0) => Version::new(major, minor, patch + 1),
        (Step::Minor, ..) | (Step::Major, 0, _) => Version::new(major, minor + 1, 0),
        (Step::Major, ..) => Version::new(major + 1, 0, 0),
    }
}

/// A remark on a semver bump, where cargo counts otherwise than the names of the bumps say: below 1.0.0.
#[must_use]
pub fn remark(base: &Version, step: Step) -> Option<&'static str> {
    match (step, base.major, base.minor) {
        (Step::Patch | Step::Minor, 0, 1..) => Some("below 1.0.0, a minor and a patch bump are the same step"),
        (Step::Major, 0, 1..) => Some("below 1.0.0, a major bump raises the second number"),
        (Step::Patch | Step::Minor | Step::Major, 0, 0) => Some("below 0.1.0, all bumps are the same step"),
        (Step::None, ..) | (_, 1.., _) => None,
    }
}

/// Whether a version is at least another, pre-releases of which count as it.
#[must_use]
pub fn is_enough(version: &Version, smallest: &Version) -> bool {
    (version.major, version.minor, version.patch) >= (smallest.major, smallest.minor, smallest.patch)
}

/// The versions of the crate on the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// That of base.
    pub base: &'a Stated,
    /// That of head.
    pub head: &'a Stated,
}

impl Versions<'_> {
    /// The finding that the version of head is smaller than a step from that of base requires.
    pub(super) fn too_small(self, step: Step, package: &str) -> Option<Change> {
        let Self { base, head } = self;
        let smallest = smallest(&base.version, step);
        if is_enough(&head.version, &smallest) {
            return None;
        }
        let is = if head.version == base.version {
            format!("still {}", head.version)
        } else {
            format!("{}, after {}", head.version, base.version)
        };
        let what = match step {
            Step::None => format!("the version is {is}: it goes back"),
            step => format!("the version is {is}; a {step} bump requires {smallest} or later"),
        };
        let remark = remark(&base.version, step).map_or_else(String::new, |remark| format!(" ({remark})"));
        let mut change =
            Change::new(&rules::BUMP_TOO_SMALL, package.to_owned(), None, head.place.clone(), what + &remark)
                .label(format!("less than {smallest}"))
                .base(base.place.clone(), "before")
                .values(Some(base.version.to_string()), Some(format!("{} for {step} changes", head.version)));
        change.finding = change.finding.help(format!("write {} here", code(&smallest.to_string())));
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(base: &str, step: Step) -> String {
        smallest(&Version::parse(base).unwrap(), step).to_string()
    }

    #[test]
    fn steps_are_counted_as_cargo_counts_them() {
        use Step::{Major, Minor, None, Patch};
        assert_eq!([None, Patch, Minor, Major].map(|step| after("1.2.3", step)), ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]);
        assert_eq!([None, Patch, Minor, Major].map(|step| after("0.2.3", step)), ["0.2.3", "0.2.4", "0.2.4", "0.3.0"]);
        assert_eq!([Patch, Minor, Major].map(|step| after("0.0.3", step)), ["0.0.4", "0.0.4", "0.0.4"]);
    }

    #[test]
    fn equal_steps_are_remarked_on() {
        let has_remark = |base: &str, step| remark(&Version::parse(base).unwrap(), step).is_some();
        assert_eq!([Step::None, Step::Patch, Step::Minor].map(|step| has_remark("0.2.0", step)), [false, true, true]);
        assert!(!has_remark("1.0.0", Step::Minor));
    }
}
