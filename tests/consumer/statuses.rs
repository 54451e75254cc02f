//! Tests the tables of statuses against a transcript of the pages.

use mx_models::ConnectionStatus::{self, *};
use mx_models::NextStep::{self, *};
use mx_models::StatusClass::{self, EndState, Transient};
use mx_models::atrium::{AggregationStatus, AggregationStep, MAX_MEMBERS_PER_USER};
use mx_models::nexus::ConnectionStatusId;

type Row = (i64, ConnectionStatus, &'static str, Option<StatusClass>, &'static [NextStep], Option<&'static str>);

/// Id, variant, text, class, next steps, and the message for an institution called `@`.
const TABLE: [Row; 22] = [
    (0, Created, "CREATED", Some(Transient), &[AggregateAfterLogin, PollForStatus], Some("Connecting to @ ...")),
    (
        1,
        Prevented,
        "PREVENTED",
        Some(EndState),
        &[DisplayEndUserMessage, AggregateAfterCredentialsUpdate],
        Some(
            "The last 3 attempts to connect have failed. Please re-enter your credentials to continue importing data.",
        ),
    ),
    (
        2,
        Denied,
        "DENIED",
        Some(EndState),
        &[DisplayEndUserMessage, AggregateAfterCredentialsUpdate],
        Some(
            "The credentials entered do not match your credentials at this institution. Please re-enter your credentials to continue importing data.",
        ),
    ),
    (
        3,
        Challenged,
        "CHALLENGED",
        None,
        &[DisplayEndUserMessage, FollowMfaPathway, PollForStatus],
        Some("To authenticate your connection to @, please answer the following challenge(s)."),
    ),
    (
        4,
        Rejected,
        "REJECTED",
        Some(EndState),
        &[DisplayEndUserMessage, ExpectChallengeOrRestart],
        Some("The answer or answers provided were incorrect. Please try again."),
    ),
    (
        5,
        Locked,
        "LOCKED",
        Some(EndState),
        &[DisplayEndUserMessage],
        Some(
            "Your account is locked. Please log in to the appropriate website for @ and follow the steps to resolve the issue.",
        ),
    ),
    (6, Connected, "CONNECTED", None, &[DisplayAsConnected], Some("Connected to @ ...")),
    (
        7,
        Impeded,
        "IMPEDED",
        Some(EndState),
        &[DisplayEndUserMessage],
        Some(
            "Your attention is needed at this institution's website. Please log in to the appropriate website for @ and follow the steps to resolve the issue.",
        ),
    ),
    (8, Reconnected, "RECONNECTED", None, &[AggregateAfterLogin, PollForStatus], Some("Reconnecting to @ ...")),
    (
        9,
        Degraded,
        "DEGRADED",
        None,
        &[DisplayEndUserMessage],
        Some("We are upgrading this connection. Please try again later."),
    ),
    (
        10,
        Disconnected,
        "DISCONNECTED",
        None,
        &[DisplayEndUserMessage],
        Some("It looks like your data from @ cannot be imported. We are working to resolve the issue."),
    ),
    (
        11,
        Discontinued,
        "DISCONTINUED",
        Some(EndState),
        &[DisplayEndUserMessage],
        Some(
            "Connections to this institution are no longer supported. You may create a manual account and use manual transactions to track data for this account.",
        ),
    ),
    (
        12,
        Closed,
        "CLOSED",
        Some(EndState),
        &[DisplayEndUserMessage],
        Some(
            "This connection has been closed. You may track this account manually. If reopened, you may connect the institution again.",
        ),
    ),
    (
        13,
        Delayed,
        "DELAYED",
        Some(Transient),
        &[DisplayEndUserMessage, PollForStatus],
        Some("Importing your data from @ may take a while. Please check back later."),
    ),
    (
        14,
        Failed,
        "FAILED",
        None,
        &[DisplayEndUserMessage, AggregateLater],
        Some("There was a problem validating your credentials with @. Please try again later."),
    ),
    (15, Updated, "UPDATED", Some(Transient), &[AggregateAfterLogin, PollForStatus], Some("Connecting to @ ...")),
    (
        16,
        Disabled,
        "DISABLED",
        Some(EndState),
        &[DisplayEndUserMessage],
        Some(
            "Importing data from this institution has been disabled. Please contact us if you believe it has been disabled in error.",
        ),
    ),
    (
        17,
        Imported,
        "IMPORTED",
        Some(EndState),
        &[DisplayEndUserMessage, AggregateAfterCredentialsUpdate],
        Some("You must re-authenticate before your data can be imported. Please enter your credentials for @."),
    ),
    (18, Resumed, "RESUMED", Some(Transient), &[PollForStatus], Some("Connecting to @ ...")),
    (
        19,
        Expired,
        "EXPIRED",
        Some(EndState),
        &[DisplayEndUserMessage, AggregateIfEndUserInitiates],
        Some("The answer or answers were not provided in time. Please try again."),
    ),
    (
        20,
        Impaired,
        "IMPAIRED",
        Some(EndState),
        &[DisplayEndUserMessage, AggregateAfterCredentialsUpdate],
        Some("You must re-authenticate before your data can be imported. Please enter your credentials for @."),
    ),
    (21, Pending, "PENDING", None, &[RedirectToOauthWindow], None),
];

#[test]
fn every_status_agrees_with_the_table() {
    assert_eq!(ConnectionStatus::ALL.len(), TABLE.len());
    for ((id, status, text, class, steps, message), listed) in TABLE.into_iter().zip(ConnectionStatus::ALL) {
        assert_eq!(*listed, status);
        assert_eq!((status.as_str(), status.to_string().as_str()), (text, text));
        assert_eq!((ConnectionStatus::from(text), text.parse()), (status.clone(), Ok(status.clone())));
        assert_eq!((status.id(), ConnectionStatus::from_id(id)), (Some(id), Some(status.clone())));
        let number = ConnectionStatusId::new(id);
        assert_eq!((number.get(), number.status()), (id, Some(status.clone())));
        assert_eq!(status.class(), class, "{text}");
        assert_eq!(status.next_steps(), steps, "{text}");
        assert_eq!(status.end_user_message("@").as_deref(), message, "{text}");
        assert!(status.is_known() && status.definition().is_some());
    }
}

#[test]
fn names_are_inserted_into_messages_once_and_unchanged() {
    for name in ["{institution}", "[...]", "$1", "🏦", "", "{0} %s \\", "@@"] {
        for (_, status, _, _, _, message) in TABLE {
            let expected = message.map(|message| message.replacen('@', name, 1));
            assert_eq!(status.end_user_message(name), expected);
        }
    }
    assert_eq!(TABLE.iter().filter(|(.., message)| message.is_some_and(|text| text.contains('@'))).count(), 13);
}

#[test]
fn a_class_is_given_only_where_the_pages_give_one() {
    let count = |class| TABLE.iter().filter(|(_, status, ..)| status.class() == class).count();
    assert_eq!((count(Some(Transient)), count(Some(EndState)), count(None)), (4, 11, 7));
}

#[test]
fn null_has_a_definition_and_no_next_steps() {
    assert!(ConnectionStatus::NULL_DEFINITION.contains("credentials"));
    assert!(ConnectionStatus::NULL_ATRIUM_DEFINITION.contains("credentials"));
    assert_eq!(ConnectionStatus::NULL_NEXT_STEPS, []);
}

#[test]
fn atrium_defines_seven_statuses_differently() {
    let differing: Vec<_> =
        ConnectionStatus::ALL.iter().filter(|status| status.atrium_definition().is_some()).collect();
    assert_eq!(differing, [&Prevented, &Challenged, &Locked, &Degraded, &Delayed, &Failed]);
    assert_ne!(ConnectionStatus::NULL_ATRIUM_DEFINITION, ConnectionStatus::NULL_DEFINITION);
}

#[test]
fn an_unknown_status_is_kept_and_has_no_facts() {
    for text in ["connected", "null", "", "HIBERNATED", " CONNECTED", "Unknown"] {
        let status = ConnectionStatus::from(text);
        assert!(!status.is_known(), "{text}");
        assert_eq!((status.as_str(), status.to_string().as_str()), (text, text));
        assert_eq!((status.id(), status.class(), status.definition()), (None, None, None));
        assert_eq!((status.next_steps(), status.end_user_message("MX Bank")), (&[][..], None));
        assert_eq!(serde_json::to_value(&status).unwrap(), text);
        assert_eq!(serde_json::from_value::<ConnectionStatus>(text.into()).unwrap(), status);
    }
    assert_eq!(serde_json::from_str::<Option<ConnectionStatus>>("null").unwrap(), None);
}

#[test]
fn an_unknown_id_is_kept_and_has_no_status() {
    for id in [-1, 22, i64::MAX, i64::MIN] {
        assert_eq!(ConnectionStatus::from_id(id), None);
        let number: ConnectionStatusId = serde_json::from_str(&id.to_string()).unwrap();
        assert_eq!((number.get(), number.status()), (id, None));
        assert_eq!(serde_json::to_string(&number).unwrap(), id.to_string());
    }
}

#[test]
fn the_legacy_statuses_are_a_vocabulary_of_their_own() {
    use AggregationStatus::{
        Challenged, Completed, Denied, Halted, Initiated, Prevented, Processed, Received, Requested, Transferred,
    };
    use AggregationStep::*;
    let table: [(AggregationStatus, &str, &[AggregationStep]); 10] = [
        (Initiated, "INITIATED", &[]),
        (Requested, "REQUESTED", &[]),
        (Challenged, "CHALLENGED", &[ResumeWithUpdatedCredentials]),
        (Received, "RECEIVED", &[]),
        (Transferred, "TRANSFERRED", &[]),
        (Processed, "PROCESSED", &[]),
        (Completed, "COMPLETED", &[ListAccountsAndTransactions]),
        (Prevented, "PREVENTED", &[ListCredentials, UpdateMember]),
        (Denied, "DENIED", &[ListCredentials, UpdateMember, RestartIfMfaIncorrect]),
        (Halted, "HALTED", &[RetryTomorrow, ContactSupportAfterThreeDays]),
    ];
    assert_eq!(AggregationStatus::ALL.len(), table.len());
    for (status, text, steps) in table {
        assert_eq!((AggregationStatus::from(text), status.as_str()), (status.clone(), text));
        assert_eq!(status.next_steps(), steps);
    }
    assert_eq!(AggregationStatus::from("RESUMED").as_str(), "RESUMED");
    assert!(!AggregationStatus::from("RESUMED").is_known());
}

#[test]
fn limits_are_those_of_the_pages() {
    assert_eq!(MAX_MEMBERS_PER_USER, 25);
    assert_eq!(mx_models::atrium::MAX_MEMBERS_PER_USER_EXCEEDED_STATUS, 405);
    assert_eq!(mx_models::atrium::REFRESH_INTERVAL.as_secs(), 24 * 60 * 60);
    assert_eq!(mx_models::PENDING_LIFETIME.as_secs(), 60 * 60);
}

/// The statuses for which a predicate returns `true`.
fn yes(question: fn(&ConnectionStatus) -> bool) -> Vec<&'static str> {
    ConnectionStatus::ALL.iter().filter(|status| question(status)).map(ConnectionStatus::as_str).collect()
}

#[test]
fn predicates_agree_with_the_table() {
    assert_eq!(
        yes(ConnectionStatus::asks_for_polling),
        ["CREATED", "CHALLENGED", "RECONNECTED", "DELAYED", "UPDATED", "RESUMED"]
    );
    assert_eq!(yes(ConnectionStatus::asks_for_credentials), ["PREVENTED", "DENIED", "IMPORTED", "IMPAIRED"]);
    assert_eq!(yes(ConnectionStatus::asks_for_challenge_answer), ["CHALLENGED"]);
    assert_eq!(yes(ConnectionStatus::asks_for_redirect), ["PENDING"]);
    assert_eq!(yes(ConnectionStatus::is_transient), ["CREATED", "DELAYED", "UPDATED", "RESUMED"]);
    assert_eq!(yes(ConnectionStatus::is_end_state).len(), 11);
    let called = yes(ConnectionStatus::asks_for_end_user);
    for status in ["PREVENTED", "CHALLENGED", "LOCKED", "IMPEDED", "RECONNECTED", "PENDING"] {
        assert!(called.contains(&status), "{status}");
    }
}

#[test]
fn a_transient_status_asks_for_polling_and_not_for_the_user() {
    for status in ConnectionStatus::ALL.iter().filter(|status| status.is_transient()) {
        assert!(status.asks_for_polling() && !status.asks_for_end_user(), "{status}");
    }
}

#[test]
fn every_predicate_is_false_for_null_and_unknown_statuses() {
    let questions = [
        ConnectionStatus::asks_for_polling,
        ConnectionStatus::asks_for_end_user,
        ConnectionStatus::asks_for_credentials,
        ConnectionStatus::asks_for_challenge_answer,
        ConnectionStatus::asks_for_redirect,
        ConnectionStatus::is_transient,
        ConnectionStatus::is_end_state,
    ];
    let null: Option<ConnectionStatus> = serde_json::from_str("null").unwrap();
    for question in questions {
        assert!(!question(&ConnectionStatus::from("HIBERNATED")));
        assert!(!null.as_ref().is_some_and(question));
    }
}

#[test]
fn statuses_and_their_ids_convert_where_the_table_has_them() {
    for (id, status, ..) in TABLE {
        assert_eq!(ConnectionStatusId::try_from(&status), Ok(ConnectionStatusId::new(id)));
        assert_eq!(ConnectionStatus::try_from(ConnectionStatusId::new(id)), Ok(status));
    }
    let unlisted = ConnectionStatus::try_from(ConnectionStatusId::new(22)).unwrap_err();
    assert_eq!(unlisted.to_string(), "`22` is not in the table that this version of the crate has");
    assert!(ConnectionStatusId::try_from(&ConnectionStatus::from("HIBERNATED")).is_err());
}
