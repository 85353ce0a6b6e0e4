//! What the value types offer a program: constructors, accessors, conversions.

#![allow(clippy::unwrap_used, reason = "a panic is the report")]

use std::borrow::Cow;
use std::collections::HashSet;
use xoev_runtime::bind::{NamespaceContext, PrefixContext, SimpleValue};
use xoev_runtime::value::{
    AnyUri, Base64Binary, Boolean, Date, DateTime, Decimal, Double, Duration, Float, GDay, GMonth, GMonthDay,
    GYear, GYearMonth, HexBinary, Id, IdRef, Int, Integer, List, Long, NcName, NonNegativeInteger,
    PositiveInteger, QName, Time, TimeZone, Token, UnsignedByte, ValueFault,
};

#[test]
fn the_lexical_form_is_kept() {
    assert_eq!("+01.50".parse::<Decimal>().unwrap().as_str(), "+01.50");
    assert_eq!("1".parse::<Boolean>().unwrap().to_string(), "1");
    assert_eq!("+7".parse::<Int>().unwrap().as_ref(), "+7");
    assert_eq!("  2025-04-30+02:00\n".parse::<Date>().unwrap().as_str(), "2025-04-30+02:00");
    assert_eq!(String::from("0a".parse::<HexBinary>().unwrap()), "0a");
    assert_eq!(
        format!("{:>6}|{:?}", Int::from(7), Token::try_from("a  b").unwrap()),
        "     7|Token(\"a b\")"
    );
}

#[test]
fn numbers_convert() {
    assert_eq!(Decimal::new(1999, 2).as_str(), "19.99");
    assert_eq!(Decimal::new(-5, 3).as_str(), "-0.005");
    assert_eq!(Decimal::new(125, 3).as_str(), "0.125");
    assert_eq!(Decimal::new(1, 70_000).as_str().len(), 70_002);
    assert_eq!(Decimal::new(0, 0), Decimal::from(0));
    assert_eq!(Decimal::try_from(0.1).unwrap().as_str(), "0.1");
    assert!(Decimal::try_from(f64::NAN).is_err());
    let price: Decimal = "12.340".parse().unwrap();
    assert_eq!((price.total_digits(), price.fraction_digits(), price.to_i64()), (4, 2, None));
    assert!((price.to_f64() - 12.34).abs() < f64::EPSILON);
    assert_eq!("7.0".parse::<Decimal>().unwrap().to_i64(), Some(7));
    assert_eq!(i64::try_from(&Integer::from(i64::MIN)), Ok(i64::MIN));
    assert_eq!(Integer::from(i128::MIN).to_i128(), Some(i128::MIN));
    let fault = u8::try_from(&Integer::from(300)).unwrap_err();
    assert_eq!(fault, ValueFault::MaxInclusive { bound: "255".to_owned() });
    assert_eq!(fault.to_string(), "must not be greater than 255");
    assert_eq!("256".parse::<UnsignedByte>(), Err(fault));
    assert_eq!(Long::from(5).get(), 5);
    assert_eq!(Int::from(5), 5);
    assert_eq!(Integer::from(UnsignedByte::from(5)), Integer::from(5));
    assert_eq!(NonNegativeInteger::from(5_u64).to_u64(), Some(5));
    assert!(PositiveInteger::try_from(0).is_err() && PositiveInteger::try_from(1).is_ok());
    assert!(Boolean::from(true).get() && Boolean::from(true) == true);
}

#[test]
fn floating_point_numbers_are_written_as_they_are_read() {
    for (value, text) in [
        (0.1, "0.1"),
        (-0.0, "-0"),
        (100.0, "100"),
        (1e300, "1E300"),
        (-1.5e-7, "-1.5E-7"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "INF"),
        (f64::NEG_INFINITY, "-INF"),
    ] {
        let made = Double::from(value);
        assert_eq!(made.as_str(), text);
        assert_eq!(text.parse::<Double>().unwrap(), made);
    }
    assert_eq!(Float::from(0.1).as_str(), "0.1");
}

#[test]
fn dates_and_times_have_fields() {
    let moment: DateTime = "-0044-03-15T24:00:00+01:30".parse().unwrap();
    assert_eq!((moment.year(), moment.month(), moment.day(), moment.hour()), (-44, 3, 15, 24));
    assert_eq!(moment.time_zone().map(TimeZone::minutes), Some(90));
    assert_eq!(moment.date().as_str(), "-0044-03-15+01:30");
    assert_eq!(moment.time().as_str(), "24:00:00+01:30");
    assert_eq!(moment.date(), "-0044-03-15+01:30".parse().unwrap());
    let time: Time = "12:30:15.120".parse().unwrap();
    assert_eq!((time.hour(), time.minute(), time.second(), time.nanosecond()), (12, 30, 15, 120_000_000));
    assert_eq!(time.seconds().as_str(), "15.120");
    assert_eq!("12:30:05".parse::<Time>().unwrap().seconds(), Decimal::from(5));
    assert_eq!(time.with_nanosecond(5).unwrap().as_str(), "12:30:15.000000005");
    assert_eq!(time.with_nanosecond(0).unwrap().as_str(), "12:30:15");
    assert!(time.with_nanosecond(1_000_000_000).is_err());
}

#[test]
fn dates_and_times_are_made_from_numbers() {
    let utc = Some(TimeZone::UTC);
    let summer = Some(TimeZone::from_minutes(120).unwrap());
    assert_eq!(Date::new(2025, 4, 30).unwrap().as_str(), "2025-04-30");
    assert_eq!(Date::new(-44, 3, 15).unwrap().as_str(), "-0044-03-15");
    assert!(
        Date::new(2025, 2, 29).is_err() && Date::new(0, 1, 1).is_err() && Date::new(2025, 100, 1).is_err()
    );
    let moment = DateTime::new(2025, 4, 30, 12, 0, 0).unwrap();
    assert_eq!(moment.with_time_zone(utc).as_str(), "2025-04-30T12:00:00Z");
    assert_eq!(moment.with_time_zone(summer).with_time_zone(utc).as_str(), "2025-04-30T12:00:00Z");
    assert_eq!(moment.with_time_zone(summer).with_time_zone(None).as_str(), "2025-04-30T12:00:00");
    let date = Date::new(2025, 4, 30).unwrap().with_time_zone(summer);
    let joined = DateTime::join(&date, &Time::new(12, 0, 0).unwrap()).unwrap();
    assert_eq!(joined.as_str(), "2025-04-30T12:00:00+02:00");
    assert!(DateTime::join(&date, &Time::new(12, 0, 0).unwrap().with_time_zone(utc)).is_err());
    assert!(TimeZone::from_minutes(841).is_err());
    assert_eq!(TimeZone::from_minutes(-90).unwrap().to_string(), "-01:30");
    assert_eq!(GYearMonth::new(2025, 4).unwrap().as_str(), "2025-04");
    assert_eq!(GYear::new(12025).unwrap().as_str(), "12025");
    assert_eq!(GMonthDay::new(2, 29).unwrap().as_str(), "--02-29");
    assert_eq!(GDay::new(31).unwrap().as_str(), "---31");
    assert_eq!(GMonth::new(12).unwrap().as_str(), "--12");
    assert!(GMonthDay::new(2, 30).is_err() && GDay::new(0).is_err() && GMonth::new(13).is_err());
}

#[test]
fn durations_are_months_and_seconds() {
    let duration: Duration = "-P1Y2M3DT4H5M6.70S".parse().unwrap();
    assert_eq!(duration.months(), -14);
    assert_eq!(duration.seconds(), "-273906.7".parse().unwrap());
    assert!(duration.is_negative());
    assert_eq!("PT0.25S".parse::<Duration>().unwrap().seconds().as_str(), "0.25");
    assert_eq!(Duration::new(14, 273_906).unwrap().as_str(), "P1Y2M3DT4H5M6S");
    assert_eq!(Duration::new(0, 0).unwrap().as_str(), "PT0S");
    assert_eq!(Duration::new(0, -3_600).unwrap().as_str(), "-PT1H");
    assert!(Duration::new(1, -1).is_err());
    assert_eq!(Duration::from_days(-30).as_str(), "-P30D");
    let length = std::time::Duration::new(90, 500_000_000);
    assert_eq!(Duration::from(length).as_str(), "PT1M30.5S");
    assert_eq!(std::time::Duration::try_from(&Duration::from(length)), Ok(length));
    assert!(std::time::Duration::try_from(&"P1M".parse().unwrap()).is_err());
    assert!(std::time::Duration::try_from(&"-PT1S".parse().unwrap()).is_err());
}

#[test]
fn octets_are_encoded_and_decoded() {
    for length in 0..50_u8 {
        let octets: Vec<u8> = (0..length).map(|n| n.wrapping_mul(37)).collect();
        let base64 = Base64Binary::from(octets.as_slice());
        assert_eq!(base64.octets(), octets);
        assert_eq!(base64.octet_count(), octets.len());
        assert_eq!(base64.as_str().parse::<Base64Binary>().unwrap(), base64);
        let hex = HexBinary::from(octets.clone());
        assert_eq!(hex.octets(), octets);
        assert_eq!(hex.as_str().to_lowercase().parse::<HexBinary>().unwrap(), hex);
    }
    assert_eq!("QUJD\n REVG".parse::<Base64Binary>().unwrap().octets(), b"ABCDEF");
}

struct Scope;

impl NamespaceContext for Scope {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        match prefix {
            "" => Some("urn:default"),
            "p" => Some("urn:p"),
            _ => None,
        }
    }
}

/// Binds every namespace to the prefix `n`.
struct OnePrefix;

impl PrefixContext for OnePrefix {
    fn prefix(&mut self, _namespace: &str, _preferred: Option<&str>) -> String {
        "n".to_owned()
    }
}

#[test]
fn qualified_names_are_resolved_and_get_prefixes() {
    let read = |text| QName::from_lexical(text, &Scope);
    let name = read("p:a").unwrap();
    assert_eq!((name.namespace(), name.prefix(), name.local()), ("urn:p", "p", "a"));
    assert_eq!(name, QName::new("urn:p", "a").unwrap());
    assert_eq!(read("a").unwrap().namespace(), "urn:default");
    assert_eq!(read("q:a"), Err(ValueFault::UnboundPrefix { prefix: "q".to_owned() }));
    assert_eq!(name.lexical(&mut OnePrefix), "n:a");
    let none = QName::new("", "a").unwrap();
    assert_eq!(none.lexical(&mut OnePrefix), "a");
    assert!(none.with_prefix("p").is_err() && QName::new("", "a:b").is_err());
    assert_eq!(name.with_prefix("x").unwrap().to_string(), "x:a");
    assert_eq!("a".parse::<QName>().unwrap().namespace(), "");
    let list = List::<QName>::from_lexical("p:a a", &Scope).unwrap();
    assert_eq!(list.as_str(), "p:a a");
    assert_eq!(list.lexical(&mut OnePrefix), "n:a n:a");
}

#[test]
fn lists_read_like_slices() {
    let list: List<Int> = " 1\n02 3 ".parse().unwrap();
    assert_eq!(list.as_str(), "1 02 3");
    assert_eq!(list.len(), 3);
    assert_eq!(list[1], 2);
    assert_eq!(list, [1, 2, 3].map(Int::from).into_iter().collect());
    assert!(matches!(list.lexical(&mut OnePrefix), Cow::Borrowed("1 02 3")));
    assert_eq!(List::from(vec![Int::from(4)]).to_string(), "4");
    assert!(List::<Int>::default().is_empty());
    let fault = "1 x".parse::<List<Int>>().unwrap_err();
    assert_eq!(fault.to_string(), "item 2 \"x\": not a value of xs:int");
}

#[test]
fn texts_hold_only_what_their_type_allows() {
    let id: Id = "a1".parse().unwrap();
    assert_eq!(IdRef::from(&id).as_str(), id.as_str());
    assert!(id.starts_with('a') && id == "a1");
    assert!(NcName::try_from("a:b").is_err());
    assert_eq!(Token::try_from(" a\n b ".to_owned()).unwrap(), "a b");
    assert!(AnyUri::try_from("a%").is_err());
}

#[test]
fn equal_values_hash_alike() {
    let set: HashSet<Decimal> = ["1", "1.0", "+01.", "-0", "0"].iter().map(|t| t.parse().unwrap()).collect();
    assert_eq!(set.len(), 2);
    let zone: HashSet<DateTime> =
        ["2025-01-01T00:00:00Z", "2025-01-01T01:00:00+01:00", "2025-01-01T00:00:00"]
            .iter()
            .map(|t| t.parse().unwrap())
            .collect();
    assert_eq!(zone.len(), 2);
}
