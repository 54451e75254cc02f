//! Versions of the crate: the smallest that the changes allow.

pub use semver::Version;

use super::rules::{self, Step};
use super::{Change, Comparison};
use crate::finding::Place;

/// The version of a package, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The version.
    pub version: Version,
    /// Where it is written.
    pub place: Place,
}

/// The smallest version that may follow another after changes, as cargo counts compatibility: below 1.0.0, the first
/// number that is not zero stands for breaks.
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

/// Whether a version is as late as it has to be. One that leads up to it is.
#[must_use]
pub fn is_enough(version: &Version, smallest: &Version) -> bool {
    (version.major, version.minor, version.patch) >= (smallest.major, smallest.minor, smallest.patch)
}

impl Comparison {
    /// Holds the step that the changes force against the versions of the two sides.
    pub fn hold_against(&mut self, base: &Stated, head: &Stated) {
        let smallest = smallest(&base.version, self.step);
        if is_enough(&head.version, &smallest) {
            return;
        }
        let is = if head.version == base.version {
            format!("still {}", head.version)
        } else {
            format!("{}, after {}", head.version, base.version)
        };
        let what = match self.step {
            Step::None => format!("the version is {is}: it goes back"),
            step => format!("the version is {is}; a {step} step takes {smallest} or later"),
        };
        let change = Change::new(&rules::BUMP_TOO_SMALL, self.package.clone(), None, head.place.clone(), what)
            .label(format!("less than {smallest}"))
            .base(base.place.clone(), "before")
            .values(Some(base.version.to_string()), Some(format!("{} for {} changes", head.version, self.step)));
        self.changes.push(change);
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
}
