//! Tests conversions of decimals.

#![cfg(feature = "rust_decimal")]

use mx_models::{Decimal, Json};

#[test]
fn rust_decimal_takes_every_number_that_it_can_represent() {
    let body: Json = serde_json::from_str(r#"["1000.50", -0.00750, 1.5e3, 7]"#).unwrap();
    let read = |index: usize| match &body[index] {
        Json::Number(number) => rust_decimal::Decimal::try_from(number),
        other => rust_decimal::Decimal::try_from(&other.as_str().unwrap().parse::<Decimal>().unwrap()),
    };
    let written: Vec<String> = (0..4).map(|index| read(index).unwrap().to_string()).collect();
    assert_eq!(written, ["1000.50", "-0.00750", "1500", "7"]);
    for too_long in ["0.12345678901234567890123456789012345", "123456789012345678901234567890", "1e400"] {
        assert!(rust_decimal::Decimal::try_from(&too_long.parse::<Decimal>().unwrap()).is_err(), "{too_long}");
    }
    let back = Decimal::from(read(0).unwrap());
    assert_eq!((back.as_str(), serde_json::to_string(&back).unwrap().as_str()), ("1000.50", "1000.50"));
}
