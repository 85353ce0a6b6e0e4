//! From the form to the answer, and what must go wrong on the way.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use example_buergerdienst::fachverfahren::bearbeite;
use example_buergerdienst::onlinedienst::{Formular, antrag, antwort};
use example_buergerdienst::xbeispiel::Nachricht;
use example_buergerdienst::{Fehler, codelisten};
use xoev_characters::DatatypeA;
use xoev_codelists::CodeListRegistry;
use xoev_runtime::header::MessageHeader;
use xoev_runtime::report::Severity;

const FORMULAR: Formular<'_> = Formular {
    familienname: "Mu\u{308}ller-Żółć",
    vornamen: "Erika",
    geburtsdatum: "1964-08",
    strasse: "Birkenallee",
    bezirk: "Ahornau",
};

#[test]
fn a_move_is_reported_and_confirmed() {
    let listen = codelisten();
    let nachricht = antrag(&FORMULAR, &listen).unwrap();
    let xml = nachricht.to_xml().unwrap();
    let name = nachricht.person[0].name.familienname.as_ref();
    assert_eq!(name, "Müller-Żółć");
    assert!(DatatypeA::check(name).is_ok());
    assert!(xml.contains("listVersionID=\"2026-03-15\"><code>0101</code><name>Ahornau</name>"), "{xml}");
    let sent = MessageHeader::of(&nachricht);
    let vorgang = bearbeite(&xml, &listen).unwrap();
    assert!(vorgang.standard.contains("1.0"), "{}", vorgang.standard);
    let reply = Nachricht::from_xml(&vorgang.antwort).unwrap();
    let header = MessageHeader::of(&reply);
    assert_eq!((&header.author, &header.reader), (&sent.reader, &sent.author));
    assert_ne!(header.id, sent.id);
    assert_eq!(header.refers_to, [sent.id.unwrap()]);
    assert_eq!(antwort(&vorgang.antwort, &nachricht).unwrap(), "Sie sind umgemeldet.");
    // Another message has another UUID, so the answer is not taken for its own.
    let zweite = antrag(&FORMULAR, &listen).unwrap();
    assert!(matches!(antwort(&vorgang.antwort, &zweite), Err(Fehler::Unbekannt(_))));
}

fn eingabefehler(formular: &Formular<'_>) -> String {
    match antrag(formular, &codelisten()) {
        Err(Fehler::Eingabe(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_is_checked_without_a_message() {
    let text = eingabefehler(&Formular { familienname: "Müller №1", ..FORMULAR });
    assert!(text.starts_with(
        "Familienname: Zeichen 8 ‚№‘ (U+2116 NUMERO SIGN) gehört nicht zu DIN 91379:2022-08 (A)"
    ));
    assert!(eingabefehler(&Formular { geburtsdatum: "1964-02-30", ..FORMULAR }).starts_with("Geburtsdatum"));
    assert!(eingabefehler(&Formular { bezirk: "Anderswo", ..FORMULAR }).starts_with("Bezirk"));
}

fn regel(result: Result<example_buergerdienst::fachverfahren::Vorgang, Fehler>) -> &'static str {
    match result {
        Err(Fehler::Nachricht(report)) => {
            report.issues.iter().find(|issue| issue.severity == Severity::Fault).unwrap().rule
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_must_not_be_taken_is_refused() {
    let listen = codelisten();
    let mut nachricht = antrag(&FORMULAR, &listen).unwrap();
    let xml = nachricht.to_xml().unwrap();
    assert_eq!(
        regel(bearbeite(&xml.replace("<code>0101</code><name>", "<code>9999</code><name>"), &listen)),
        "xoev-code-unknown"
    );
    let created = xml.split("<erstellungszeitpunkt>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(regel(bearbeite(&xml.replace(created, "2026-03-02T10:15:30"), &listen)), "xoev-creation-time");
    assert!(matches!(bearbeite("<a/>", &listen), Err(Fehler::Unbekannt(_))));
    nachricht.test = Some("Abnahme".parse().unwrap());
    assert_eq!(regel(bearbeite(&nachricht.to_xml().unwrap(), &listen)), "xoev-test-message");
}

#[test]
fn a_receiver_without_the_list_takes_the_message_with_a_warning() {
    let nachricht = antrag(&FORMULAR, &codelisten()).unwrap();
    let vorgang = bearbeite(&nachricht.to_xml().unwrap(), &CodeListRegistry::new()).unwrap();
    assert!(vorgang.warnungen.warnings().any(|issue| issue.rule == "xoev-code-list-unknown"));
}
