//! Tests the accounts and transactions of the Platform API: every fact is decoded, and encoded as it came.

use mx_models::platform::{
    AccountOwnership, AccountType, AccountsResponse, FederalInsurance, FederalInsuranceStatus, ParentClass,
    PropertyType, RecurrenceType, RepeatingTransactionType, TransactionStatus, TransactionType, TransactionsResponse,
};
use mx_models::{Date, Decimal};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Decodes a body, and checks that encoding returns the same text, digits included.
fn same_text<T: DeserializeOwned + Serialize>(body: &str) -> T {
    let decoded: T = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_string_pretty(&decoded).unwrap(), body.trim_end());
    decoded
}

#[test]
fn accounts_decode_and_keep_every_digit() {
    let response: AccountsResponse = same_text(include_str!("../bodies/platform-accounts.json"));
    assert_eq!(response.pagination.unwrap().total_pages, Some(2));
    let accounts = response.accounts.unwrap();
    let [documented, other] = accounts.as_slice() else { panic!("{accounts:?}") };

    let digits = |amount: &Option<Decimal>| amount.as_ref().unwrap().as_str().to_owned();
    assert_eq!(documented.guid.as_ref().unwrap().as_str(), "ACT-06d7f44b-caae-0f6e-1384-01f52e75dcb1");
    assert_eq!(documented.kind, Some(AccountType::Checking));
    assert_eq!(documented.account_ownership, Some(AccountOwnership::Individual));
    assert_eq!(documented.annuity_policy_to_date.as_ref().map(Date::as_str), Some("2025-12-31"));
    assert_eq!(documented.matures_on.as_ref().unwrap().as_str(), "2015-10-13T17:57:37.000Z");
    assert_eq!((documented.day_payment_is_due, documented.death_benefit), (Some(14), Some(1000)));
    assert_eq!((digits(&documented.apy), digits(&documented.statement_balance)), ("2.35".into(), "1000.5".into()));
    assert_eq!(documented.member_id.as_ref().unwrap().as_str(), "member123");

    let amounts = [&other.apr, &other.apy, &other.available_balance, &other.balance, &other.loan_amount].map(digits);
    assert_eq!(amounts, ["19.990", "0.0500", "-0.00750", "12345678901234567890.123456789", "0.00"]);
    assert_eq!(other.cash_balance, Some("100".parse().unwrap()));
    assert_eq!(other.account_number, None);
    assert_eq!(other.account_ownership, Some(AccountOwnership::NotKnown));
    assert_eq!(other.property_type, Some(PropertyType::from("BOAT")));
}

#[test]
fn a_federal_insurance_status_is_a_text_or_an_integer() {
    let response: AccountsResponse = serde_json::from_str(include_str!("../bodies/platform-accounts.json")).unwrap();
    let statuses = response.accounts.unwrap().into_iter().map(|account| match account.federal_insurance_status {
        Some(FederalInsurance::FederalInsuranceStatus(status)) => Some(status),
        Some(FederalInsurance::FederalInsuranceNumber(number)) => number.status(),
        _ => None,
    });
    assert_eq!(statuses.collect::<Vec<_>>(), vec![Some(FederalInsuranceStatus::Insured); 2]);
}

#[test]
#[expect(deprecated, reason = "deprecated fields are decoded all the same")]
fn transactions_decode_and_keep_every_digit() {
    let response: TransactionsResponse = same_text(include_str!("../bodies/platform-transactions.json"));
    let transactions = response.transactions.unwrap();
    let [documented, other] = transactions.as_slice() else { panic!("{transactions:?}") };

    assert_eq!(documented.amount.as_ref().map(Decimal::as_str), Some("61.11"));
    assert_eq!(documented.date.as_ref().map(Date::as_str), Some("2024-12-20"));
    assert_eq!(documented.transacted_at.as_ref().unwrap().as_str(), "2024-12-20T12:00:00Z");
    assert_eq!(
        (&documented.status, &documented.kind),
        (&Some(TransactionStatus::Posted), &Some(TransactionType::Credit))
    );
    assert_eq!((documented.is_income, documented.is_recurring), (Some(true), None));
    assert_eq!(documented.classification.as_ref().unwrap().parent_class, Some(ParentClass::Deposit));
    assert_eq!(documented.geolocation.as_ref().unwrap().postal_code.as_deref(), Some("84043"));
    assert_eq!(documented.merchant.as_ref().unwrap().name.as_deref(), Some("MX"));
    let repeating = documented.repeating_transaction.as_ref().unwrap();
    assert_eq!(repeating.repeating_transaction_type, Some(RepeatingTransactionType::Bill));
    assert_eq!(repeating.recurrence_type, Some(RecurrenceType::EveryOtherWeek));

    let digits = [&other.amount, &other.latitude, &other.longitude].map(|number| number.as_ref().unwrap().as_str());
    assert_eq!(digits, ["61.10", "-22.9027800", "-43.2075000"]);
    assert_eq!((&other.is_international, &other.merchant), (&None, &None));
}

#[test]
fn debug_hides_the_numbers_of_accounts() {
    let response: AccountsResponse = serde_json::from_str(include_str!("../bodies/platform-accounts.json")).unwrap();
    let shown = format!("{response:?}");
    for hidden in ["3331261", "68899990000000", "Tommy Shelby", "some metadata"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
}
