//! A member that borrows its texts from the body: an experiment to measure the gain of such types.
//!
//! All fields other than texts have the types of `mx-models`.

use std::borrow::Cow;
use std::fmt;

use mx_models::{ConnectionStatus, UseCase};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_json::Value;

/// A text borrowed from the body; owned only if JSON has escapes in it.
pub struct Text<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

#[derive(serde::Deserialize)]
pub struct Member<'a> {
    #[serde(borrow)]
    pub aggregated_at: Option<Text<'a>>,
    pub background_aggregation_is_disabled: Option<bool>,
    pub connection_status: Option<ConnectionStatus>,
    #[serde(borrow)]
    pub connection_status_message: Option<Text<'a>>,
    pub error: Option<Value>,
    #[serde(borrow)]
    pub guid: Option<Text<'a>>,
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    #[serde(borrow)]
    pub institution_code: Option<Text<'a>>,
    #[serde(borrow)]
    pub institution_guid: Option<Text<'a>>,
    pub is_being_aggregated: Option<bool>,
    pub is_managed_by_user: Option<bool>,
    pub is_manual: Option<bool>,
    pub is_oauth: Option<bool>,
    #[serde(borrow)]
    pub metadata: Option<Text<'a>>,
    pub most_recent_job_detail_code: Option<Value>,
    pub most_recent_job_detail_text: Option<Value>,
    #[serde(borrow)]
    pub most_recent_job_guid: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    pub needs_updated_credentials: Option<bool>,
    #[serde(borrow)]
    pub oauth_window_uri: Option<Text<'a>>,
    #[serde(borrow)]
    pub successfully_aggregated_at: Option<Text<'a>>,
    pub use_cases: Option<Vec<UseCase>>,
    #[serde(borrow)]
    pub user_guid: Option<Text<'a>>,
    #[serde(borrow)]
    pub user_id: Option<Text<'a>>,
}

#[derive(serde::Deserialize)]
pub struct MemberResponse<'a> {
    #[serde(borrow)]
    pub member: Option<Member<'a>>,
}

#[derive(serde::Deserialize)]
pub struct MembersResponse<'a> {
    #[serde(borrow)]
    pub members: Option<Vec<Member<'a>>>,
}
