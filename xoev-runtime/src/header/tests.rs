//! Times and texts; headers of documents are tested where there are schemas (`examples/`, `tests/corpus`).

use super::{creation_time, with_milliseconds};
use crate::report::{Fault, HeaderFault, Issue, Language, Position};
use crate::value::{DateTime, TimeZone};
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn creation_times_have_milliseconds_and_zone() {
    for (seconds, milliseconds, expected) in [
        (0, 0, "1970-01-01T00:00:00.000Z"),
        (951_782_400, 7, "2000-02-29T00:00:00.007Z"),
        (1_709_251_199, 999, "2024-02-29T23:59:59.999Z"),
        (1_772_442_930, 250, "2026-03-02T09:15:30.250Z"),
        (4_107_542_399, 1, "2100-02-28T23:59:59.001Z"),
        (4_107_542_400, 1, "2100-03-01T00:00:00.001Z"),
    ] {
        let moment = UNIX_EPOCH + Duration::from_secs(seconds) + Duration::from_millis(milliseconds);
        assert_eq!(creation_time(moment).unwrap().as_str(), expected);
    }
    assert!(creation_time(UNIX_EPOCH - Duration::from_secs(1)).is_err());
    assert!(creation_time(UNIX_EPOCH + Duration::from_secs(253_402_300_800)).is_err());
}

#[test]
fn milliseconds_are_written_out() {
    let zone: TimeZone = TimeZone::from_minutes(60).unwrap();
    for (text, expected) in [
        ("2026-03-02T10:15:30", "2026-03-02T10:15:30.000+01:00"),
        ("2026-03-02T10:15:30.2Z", "2026-03-02T10:15:30.200Z"),
        ("2026-03-02T10:15:30.2509-05:00", "2026-03-02T10:15:30.250-05:00"),
        ("2026-03-02T24:00:00", "2026-03-02T24:00:00.000+01:00"),
    ] {
        let moment: DateTime = text.parse().unwrap();
        assert_eq!(with_milliseconds(&moment, zone).as_str(), expected);
    }
}

#[test]
fn faults_say_what_is_wrong_in_both_languages() {
    let text = |fault, language| {
        Issue::new("/a".to_owned(), Position::default(), Fault::Header(fault)).message(language)
    };
    let test = HeaderFault::TestMessage { value: "Abnahme".to_owned() };
    assert_eq!(
        text(test.clone(), Language::De),
        "Die Nachricht ist ein Test (‚Abnahme‘) und wird hier nicht angenommen"
    );
    assert_eq!(text(test, Language::En), "the message is a test ('Abnahme'), which is not taken here");
    let time = HeaderFault::CreationTime {
        value: "2026-03-02T10:15:30".to_owned(),
        lacks_zone: true,
        lacks_milliseconds: true,
    };
    assert_eq!(
        text(time, Language::De),
        "Dem Erstellungszeitpunkt ‚2026-03-02T10:15:30‘ fehlt: Zeitzone und Millisekunden"
    );
}

#[cfg(feature = "message-id")]
#[test]
fn message_ids_are_new_each_time() {
    let first: crate::value::Token = super::new_message_id().unwrap();
    let second: crate::value::Token = super::new_message_id().unwrap();
    assert_ne!(first, second);
    assert_eq!(first.as_str().len(), 36);
    assert!(super::now().unwrap().as_str().ends_with('Z'));
}
