//! Models in the style of openapi-generator's Rust template: serde's derive on optional fields, with texts as `String`.

use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    #[serde(rename = "aggregated_at", skip_serializing_if = "Option::is_none")]
    pub aggregated_at: Option<String>,
    #[serde(rename = "background_aggregation_is_disabled", skip_serializing_if = "Option::is_none")]
    pub background_aggregation_is_disabled: Option<bool>,
    #[serde(rename = "connection_status", skip_serializing_if = "Option::is_none")]
    pub connection_status: Option<String>,
    #[serde(rename = "connection_status_message", skip_serializing_if = "Option::is_none")]
    pub connection_status_message: Option<String>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<serde_json::Value>,
    #[serde(rename = "guid", skip_serializing_if = "Option::is_none")]
    pub guid: Option<String>,
    #[serde(rename = "id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "institution_code", skip_serializing_if = "Option::is_none")]
    pub institution_code: Option<String>,
    #[serde(rename = "institution_guid", skip_serializing_if = "Option::is_none")]
    pub institution_guid: Option<String>,
    #[serde(rename = "is_being_aggregated", skip_serializing_if = "Option::is_none")]
    pub is_being_aggregated: Option<bool>,
    #[serde(rename = "is_managed_by_user", skip_serializing_if = "Option::is_none")]
    pub is_managed_by_user: Option<bool>,
    #[serde(rename = "is_manual", skip_serializing_if = "Option::is_none")]
    pub is_manual: Option<bool>,
    #[serde(rename = "is_oauth", skip_serializing_if = "Option::is_none")]
    pub is_oauth: Option<bool>,
    #[serde(rename = "metadata", skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
    #[serde(rename = "most_recent_job_detail_code", skip_serializing_if = "Option::is_none")]
    pub most_recent_job_detail_code: Option<serde_json::Value>,
    #[serde(rename = "most_recent_job_detail_text", skip_serializing_if = "Option::is_none")]
    pub most_recent_job_detail_text: Option<serde_json::Value>,
    #[serde(rename = "most_recent_job_guid", skip_serializing_if = "Option::is_none")]
    pub most_recent_job_guid: Option<String>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "needs_updated_credentials", skip_serializing_if = "Option::is_none")]
    pub needs_updated_credentials: Option<bool>,
    #[serde(rename = "oauth_window_uri", skip_serializing_if = "Option::is_none")]
    pub oauth_window_uri: Option<String>,
    #[serde(rename = "successfully_aggregated_at", skip_serializing_if = "Option::is_none")]
    pub successfully_aggregated_at: Option<String>,
    #[serde(rename = "use_cases", skip_serializing_if = "Option::is_none")]
    pub use_cases: Option<Vec<String>>,
    #[serde(rename = "user_guid", skip_serializing_if = "Option::is_none")]
    pub user_guid: Option<String>,
    #[serde(rename = "user_id", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberResponse {
    #[serde(rename = "member", skip_serializing_if = "Option::is_none")]
    pub member: Option<Box<Member>>,
}

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembersResponse {
    #[serde(rename = "members", skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
}
