//! `approvals.yaml`: changes since an earlier spec that are intended.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Spanned};

/// Approved changes. A spec folder has at most one such file, `approvals.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    /// Breaking changes that are intended.
    #[serde(default)]
    pub approvals: List<Approval>,
    /// Renamed elements that `diff` does not recognise by their content.
    #[serde(default)]
    pub renames: List<Rename>,
}

/// An approval of one breaking change. It does not apply to any other change of the same element.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Id of the rule that reports the change.
    #[schemars(extend("x-names" = "ChangeId"))]
    pub rule: Spanned<String>,
    /// The changed element, as in the finding.
    pub place: Spanned<String>,
    /// Digest of the old content, as in the finding.
    pub old: Spanned<String>,
    /// Digest of the new content, as in the finding.
    pub new: Spanned<String>,
    /// Why the change is intended.
    pub reason: Spanned<String>,
}

/// A renamed element.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The old name, as `module.Struct.field`.
    pub from: Spanned<String>,
    /// The new name, in the same form.
    pub to: Spanned<String>,
}
