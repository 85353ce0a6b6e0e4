//! Headers and partly known dates of generated types.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

use xoev_generated_tests::headers::{
    Akte0004, Anderes0002, Datum, DatumAuswahl, DatumText, Hersteller, Identifikation, Justiz0003,
    Meldung0001, Nachricht, Nachrichtenkopf, StelleErreichbarArt, StelleMitAnschrift,
};
use xoev_runtime::datum::{Precision, TeilbekanntesDatum};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::header::{
    Identifikation as _, MessageHeader, Nachrichtenkopf as _, ReadPolicy, Received, Shape, XJustizKopf as _,
    XdomeaKopf as _,
};
use xoev_runtime::report::{Fault, HeaderFault, Language};
use xoev_runtime::value::DateTime;

const MESSAGE: &str = include_str!("../../../xoev-codegen/tests/fixtures/headers/messages/meldung.xml");
const TEST: &str = include_str!("../../../xoev-codegen/tests/fixtures/headers/messages/test.xml");

#[test]
fn a_header_is_read_by_its_names() {
    let Received { message, header } = ReadPolicy::new().read::<Nachricht>(MESSAGE).unwrap();
    assert!(matches!(message, Nachricht::Meldung0001(_)));
    assert_eq!((header.shape, header.message.as_str()), (Shape::Basisnachricht, "meldung.0001"));
    assert_eq!(header.id.as_deref(), Some("0a000001-1b2c-4d3e-8f40-0123456789ab"));
    assert_eq!((header.standard.as_deref(), header.version.as_deref()), (Some("Test"), Some("1.0")));
    assert_eq!(header.product.name.as_deref(), Some("P"));
    assert_eq!(header.message_type.as_deref(), Some("0001"));
    assert_eq!(header.created.as_ref().map(DateTime::as_str), Some("2026-03-02T10:15:30.250+01:00"));
    assert_eq!(header.author.as_ref().and_then(|it| it.id.as_deref()), Some("a:1"));
    assert_eq!(header.reader.as_ref().and_then(|it| it.name.as_deref()), Some("Leser"));
    assert!(header.answers("0a000000-1b2c-4d3e-8f40-0123456789ab"));
    assert!(!header.answers("0a000001-1b2c-4d3e-8f40-0123456789ab"));
    assert!(!header.is_test());
    assert_eq!(MessageHeader::of(&message), header);
}

#[test]
fn a_productive_reader_refuses_tests() {
    let policy = ReadPolicy::new();
    let report = policy.read::<Meldung0001>(TEST).unwrap_err();
    let [issue] = report.issues.as_slice() else { panic!("{report}") };
    assert_eq!(issue.fault, Fault::Header(HeaderFault::TestMessage { value: "Abnahme".to_owned() }));
    assert_eq!((issue.rule, issue.path.as_str()), ("xoev-test-message", "/h:meldung.0001"));
    assert!(policy.clone().accept_test(true).read::<Meldung0001>(TEST).unwrap().header.is_test());
    let strict = policy.accept_test(true).check_creation_time(true);
    let report = strict.read::<Meldung0001>(TEST).unwrap_err();
    assert_eq!(report.issues[0].rule, "xoev-creation-time");
    assert!(report.text(Language::De).contains("Zeitzone und Millisekunden"), "{report}");
    assert!(strict.read::<Meldung0001>(MESSAGE).is_ok());
    // What the schema forbids is said first, and alone.
    let report = strict.read::<Meldung0001>(MESSAGE.replace("Test", "Probe")).unwrap_err();
    assert_eq!(report.issues[0].rule, "cvc-au");
}

fn identification(id: &str) -> Identifikation {
    let created = "2026-03-03T08:00:00.000Z".parse().unwrap();
    Identifikation::from_parts(id, "0002".parse().unwrap(), created).unwrap()
}

#[test]
fn an_answer_has_the_parties_exchanged() {
    let message = Meldung0001::from_xml(MESSAGE).unwrap();
    let header = &message.nachrichtenkopf_g2g;
    assert_eq!(header.identification().id(), "0a000001-1b2c-4d3e-8f40-0123456789ab");
    let mut answer: Nachrichtenkopf = header.answer(identification("0a000003-1b2c-4d3e-8f40-0123456789ab"));
    assert_eq!(answer.leser.kennung.as_str(), "a:1");
    assert_eq!(answer.leser.kontakt[0].as_str(), "030 1");
    assert_eq!(answer.referenz_uuid, None);
    // An author has to say how it is reached; the former reader has not said so.
    let mut reply = Meldung0001 { nachrichtenkopf_g2g: answer.clone(), ..message.clone() };
    assert_eq!(reply.validate().issues[0].rule, "cvc-complex-type.2.4.b");
    let StelleErreichbarArt::StelleErreichbar(autor) = &mut answer.autor else { panic!("{answer:?}") };
    assert_eq!(autor.kennung.as_str(), "l:1");
    autor.kontakt = vec!["040 1".parse().unwrap()];
    answer.referenz_uuid = Some(header.identification().id().parse().unwrap());
    reply.nachrichtenkopf_g2g = answer;
    assert!(reply.validate().is_valid());
    // What only a derived type of an author has is left behind.
    let autor = StelleMitAnschrift::new(
        "a:2".parse().unwrap(),
        vec!["030 2".parse().unwrap()],
        "Weg 1".parse().unwrap(),
    );
    reply.nachrichtenkopf_g2g.autor = autor.into();
    let answer = reply.nachrichtenkopf_g2g.answer(identification("0a000004-1b2c-4d3e-8f40-0123456789ab"));
    assert_eq!(answer.leser.kennung.as_str(), "a:2");
    assert!(MessageHeader::of(&reply).answers(message.nachrichtenkopf_g2g.identification().id()));
    assert!(
        Identifikation::from_parts("1", "0002".parse().unwrap(), "2026-03-03T08:00:00Z".parse().unwrap())
            .is_err()
    );
}

#[test]
fn other_headers_are_left_as_they_are() {
    // AndererKopf has no traits: it cannot be made from three parts. Its grammar is read all the same.
    fn is_root<T: xoev_runtime::bind::RootValue>() -> &'static Grammar {
        T::grammar()
    }
    assert!(!is_root::<Anderes0002>().global_elements.is_empty());
}

#[test]
fn dates_go_into_both_encodings() {
    let message = Meldung0001::from_xml(MESSAGE).unwrap();
    let birth = TeilbekanntesDatum::try_from(&message.geburt).unwrap();
    assert_eq!((birth.to_string().as_str(), birth.precision()), ("1964-08", Precision::Month));
    assert_eq!(Datum::try_from(birth).unwrap(), message.geburt);
    let day = TeilbekanntesDatum::from_day(1964, 8, 12).unwrap();
    assert!(
        matches!(DatumAuswahl::try_from(day), Ok(DatumAuswahl::Tag(tag)) if tag.as_ref() == "1964-08-12")
    );
    // The pattern lets pass what is no day.
    let moved = message.einzug.unwrap();
    assert!(TeilbekanntesDatum::of(&moved).unwrap_err().has_form());
    let text: DatumText = day.to_value().unwrap();
    assert_eq!(TeilbekanntesDatum::of(&text), Ok(day));
}

const JUSTIZ: &str = include_str!("../../../xoev-codegen/tests/fixtures/headers/messages/justiz.xml");
const AKTE: &str = include_str!("../../../xoev-codegen/tests/fixtures/headers/messages/akte.xml");

#[test]
fn an_answer_in_xjustiz_names_the_message_it_answers() {
    let message = Justiz0003::from_xml(JUSTIZ).unwrap();
    let header = &message.nachrichtenkopf;
    let created: DateTime = "2026-03-03T08:00:00.000Z".parse().unwrap();
    let id = "0a000007-1b2c-4d3e-8f40-0123456789ab";
    let answer = header.answer(id, created.clone(), Hersteller::new("Q".parse().unwrap())).unwrap();
    assert!(header.answer("1", created.clone(), header.herstellerinformation.clone()).is_err());
    assert!(answer.ereignis.is_empty() && answer.absender.unterzeichner.is_empty());
    assert_eq!(answer.absender.aktenzeichen, None);
    let answer = Justiz0003::new(answer);
    assert!(answer.validate().is_valid());
    let (asked, answered) = (MessageHeader::of(&message), MessageHeader::of(&answer));
    assert_eq!(asked.shape, Shape::XJustiz);
    assert_eq!((answered.id.as_deref(), answered.product.name.as_deref()), (Some(id), Some("Q")));
    assert!(answered.answers(header.id()));
    // The file reference travels back: the court finds its own again.
    let xml = answer.to_xml().unwrap();
    assert!(xml.contains("<aktenzeichen.freitext>1 C 2/26</aktenzeichen.freitext>"), "{xml}");
    let again = answer.nachrichtenkopf.answer(id, created, header.herstellerinformation.clone()).unwrap();
    assert_eq!(again.absender.aktenzeichen, header.absender.aktenzeichen);
}

#[test]
fn an_answer_in_xdomea_stays_in_the_process() {
    let message = Akte0004::from_xml(AKTE).unwrap();
    let answer = message.kopf.answer("0502".parse().unwrap(), "2026-03-03T08:00:00.000Z".parse().unwrap());
    assert_eq!(answer.process_id(), "0a000006-1b2c-4d3e-8f40-0123456789ab");
    assert_eq!((&answer.absender, &answer.empfaenger), (&message.kopf.empfaenger, &message.kopf.absender));
    assert_eq!(answer.hinweis, None);
    let header = MessageHeader::of(&Akte0004::new(answer));
    assert_eq!((header.shape, header.message_type.as_deref()), (Shape::Xdomea, Some("0502")));
    assert_eq!(header.process.as_deref(), Some("0a000006-1b2c-4d3e-8f40-0123456789ab"));
}
