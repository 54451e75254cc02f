//! `approvals.yaml`: what a comparison with an earlier spec is to take as intended.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Spanned};

/// Changes that are intended. At most one per spec folder, in `approvals.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    /// Breaks that are intended.
    #[serde(default)]
    pub approvals: List<Approval>,
    /// Parts that have another name, where their content does not show that they are the same.
    #[serde(default)]
    pub renames: List<Rename>,
}

/// A break that is intended. It approves one change, and no other of the same place.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Id of the rule that told the change.
    pub rule: Spanned<String>,
    /// What the change is about, as the finding names it.
    pub place: Spanned<String>,
    /// Digest of what was stated, as the finding gives it.
    pub old: Spanned<String>,
    /// Digest of what is stated, as the finding gives it.
    pub new: Spanned<String>,
    /// Why the change is intended.
    pub reason: Spanned<String>,
}

/// A part that has another name.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// What it was called, as `module.Struct.field`.
    pub from: Spanned<String>,
    /// What it is called, in the same form.
    pub to: Spanned<String>,
}
