//! The generated types as a program uses them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

use xoev_generated_tests::{codes, derivation, recursion, sequence, simple_types};

#[test]
fn constructors_take_what_is_required_and_fill_in_what_is_fixed() {
    let anschrift = sequence::PersonAnschrift::new("Köln".parse().unwrap());
    assert_eq!(anschrift.land.as_ref(), "DE");
    let person = sequence::Person::new("Muster".parse().unwrap(), anschrift);
    assert!(person.vorname.is_empty());
    let meldung = sequence::Meldung::new("k".parse().unwrap(), vec![person]);
    assert_eq!(meldung.version.as_ref(), "1.0");
    let xml = meldung.to_xml().unwrap();
    assert_eq!(sequence::Meldung::from_xml(&xml).unwrap(), meldung);
    assert!(matches!(sequence::Nachricht::from_xml(&xml), Ok(sequence::Nachricht::Meldung0001(_))));
}

#[test]
fn enumerations_have_values_and_display_names() {
    use simple_types::Geschlecht;
    assert_eq!(Geschlecht::Maennlich.value(), "1");
    assert_eq!(Geschlecht::Maennlich.label(), "männlich");
    assert_eq!("2".parse::<Geschlecht>().unwrap(), Geschlecht::Weiblich);
    assert!("3".parse::<Geschlecht>().is_err());
    assert_eq!(Geschlecht::ALL.len(), 3);
}

#[test]
fn types_with_facets_hold_valid_values_only() {
    assert!("1234".parse::<simple_types::Postleitzahl>().is_err());
    assert_eq!("50667".parse::<simple_types::Postleitzahl>().unwrap().as_ref(), "50667");
    assert!("1.555".parse::<simple_types::WerteBetrag>().is_err());
}

#[test]
fn derived_types_convert_into_what_an_element_holds() {
    use derivation::{Akte, BeteiligterArt, BeteiligterKontakt, NatuerlichePerson, Stelle, StelleArt};
    let kontakt = BeteiligterKontakt::new("1".parse().unwrap());
    let person = NatuerlichePerson::new(kontakt, "Muster".parse().unwrap());
    let akte = Akte::new(vec![person.into()], Stelle::default().into());
    let xml = akte.to_xml().unwrap();
    assert!(xml.contains("xsi:type="), "{xml}");
    let read = Akte::from_xml(&xml).unwrap();
    assert!(
        matches!(&read.beteiligter[0], BeteiligterArt::NatuerlichePerson(p) if p.name.as_ref() == "Muster")
    );
    assert!(matches!(read.stelle, StelleArt::Stelle(_)));
}

#[test]
fn what_contains_itself_is_boxed() {
    let inner = recursion::Ordner::new("b".parse().unwrap());
    let mut ordner = recursion::Ordner::new("a".parse().unwrap());
    ordner.hauptordner = Some(Box::new(inner));
    assert!(ordner.validate().is_valid());
}

#[test]
fn faults_of_a_message_are_reported_with_their_place() {
    let xml = "<a:angabe xmlns:a='urn:test'>\n<a:geschlecht><code>x</code></a:geschlecht></a:angabe>";
    let report = codes::Angabe::from_xml(xml).unwrap_err();
    assert_eq!(report.issues.len(), 2);
    assert_eq!(report.issues[0].position.line, 2);
}
