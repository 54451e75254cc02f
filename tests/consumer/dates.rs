//! Tests conversions of timestamps to the types of other crates.

#![cfg_attr(not(any(feature = "chrono", feature = "jiff", feature = "time")), allow(dead_code))]

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
use mx_models::Timestamp;

/// Spellings that MX uses, and two of RFC 2822, with the corresponding seconds since 1970.
const SPELLINGS: [(&str, i64); 7] = [
    ("2016-10-13T18:07:57.000Z", 1_476_382_077),
    ("2016-10-13T18:07:57.000+00:00", 1_476_382_077),
    ("2016-10-13T18:07:57Z", 1_476_382_077),
    ("2016-10-13T12:07:57-06:00", 1_476_382_077),
    ("2015-04-13T12:01:23-00:00", 1_428_926_483),
    ("Thu, 13 Oct 2016 18:07:57 +0000", 1_476_382_077),
    ("13 Oct 2016 12:07:57 -0600", 1_476_382_077),
];
/// Texts that are not valid timestamps.
const OTHERS: [&str; 5] = ["", "yesterday", "2016-10-13", "2016-13-13T00:00:00Z", "2016-10-13T25:00:00Z"];

#[cfg(feature = "jiff")]
#[test]
fn jiff_reads_every_spelling() {
    for (text, seconds) in SPELLINGS {
        assert_eq!(jiff::Timestamp::try_from(&Timestamp::from(text)).unwrap().as_second(), seconds, "{text}");
    }
    for text in OTHERS {
        assert!(jiff::Timestamp::try_from(&Timestamp::from(text)).is_err(), "{text}");
    }
    let written = Timestamp::from(jiff::Timestamp::from_second(SPELLINGS[0].1).unwrap());
    assert_eq!(written.as_str(), "2016-10-13T18:07:57Z");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_reads_every_spelling() {
    use chrono::{DateTime, FixedOffset};
    for (text, seconds) in SPELLINGS {
        let read = DateTime::<FixedOffset>::try_from(&Timestamp::from(text)).unwrap();
        assert_eq!(read.timestamp(), seconds, "{text}");
    }
    for text in OTHERS {
        assert!(DateTime::<FixedOffset>::try_from(&Timestamp::from(text)).is_err(), "{text}");
    }
    let written = Timestamp::from(DateTime::from_timestamp(SPELLINGS[0].1, 0).unwrap());
    assert_eq!(written.as_str(), "2016-10-13T18:07:57+00:00");
}

#[cfg(feature = "time")]
#[test]
fn time_reads_every_spelling() {
    use time::OffsetDateTime;
    for (text, seconds) in SPELLINGS {
        let read = OffsetDateTime::try_from(&Timestamp::from(text)).unwrap();
        assert_eq!(read.unix_timestamp(), seconds, "{text}");
    }
    for text in OTHERS {
        assert!(OffsetDateTime::try_from(&Timestamp::from(text)).is_err(), "{text}");
    }
    let written = Timestamp::try_from(OffsetDateTime::from_unix_timestamp(SPELLINGS[0].1).unwrap()).unwrap();
    assert_eq!(written.as_str(), "2016-10-13T18:07:57Z");
}
