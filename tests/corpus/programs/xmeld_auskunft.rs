// An authority asks (1330), a register answers (1331). Arguments: folder of code lists, messages 1330.
#![deny(warnings)]

mod xmeld {
    include!("standard.rs");
}

use xmeld::xmeld::{
    CodeDatenabrufErgebnisstatus, CodeXMeldNachrichten, CodeXMeldNachrichtenCode, DatenabrufPersonensucheAntwort1331,
    DatenabrufPersonensucheSuchanfrage1330, TypeIdentifikationNachricht, TypePersonensucheAuskunft,
    TypePersonensucheSuchanfrageAntwort, TypePersonensucheSuchanfrageAntwortAuswahl,
};
use xmeld::{GRAMMAR, Nachricht};
use xoev_characters::DatatypeC;
use xoev_codelists::{CheckCodes, CodeChecker, CodeListRegistry, CodePolicy, Query};
use xoev_runtime::Dispatcher;
use xoev_runtime::header::{Identifikation, MessageHeader, Nachrichtenkopf, ReadPolicy};

const STATUS: &str = "urn:xoev-de:xmeld:codeliste:datenabruf.ergebnisstatus";

/// The register: takes a question, answers that nobody was found.
fn antworte(text: &str, listen: &CodeListRegistry) -> String {
    let dispatcher = Dispatcher::new([GRAMMAR.get()]);
    let found = dispatcher.sniff(text.as_bytes()).unwrap();
    assert_eq!(found.root.local, "datenabruf.personensuche.suchanfrage.1330");
    // The samples are tests, so a productive register refuses them.
    let policy = ReadPolicy::new().check_creation_time(true);
    let report = policy.read::<Nachricht>(text).unwrap_err();
    assert_eq!(report.issues[0].rule, "xoev-test-message");
    let codes = CodePolicy::default();
    let judge = CodeChecker::new(listen, &codes);
    let (received, _) = policy.accept_test(true).read_with_codes::<Nachricht>(text, &judge).unwrap();
    let Nachricht::DatenabrufPersonensucheSuchanfrage1330(frage) = received.message else { panic!() };
    // The code of the answer is one of the loaded list.
    let verdict = listen.snapshot().verdict(&Query::new(STATUS, "03").in_version("2")).into_owned();
    assert!(verdict.is_known(), "{verdict:?}");
    let status = CodeDatenabrufErgebnisstatus::new("03".parse().unwrap());
    let produkt = DatatypeC::normalized("Pru\u{308}fregister").unwrap();
    let typ = CodeXMeldNachrichten::new(CodeXMeldNachrichtenCode::DatenabrufPersonensucheAntwort1331);
    let mut antwort = DatenabrufPersonensucheAntwort1331::new(
        produkt.as_str().parse().unwrap(),
        "Beispiel GmbH".parse().unwrap(),
        frage.nachrichtenkopf_g2g.answer(TypeIdentifikationNachricht::for_new_message(typ).unwrap()),
        frage.anschrift_leser.clone().unwrap_or_else(|| frage.anschrift_autor.clone()),
        TypePersonensucheSuchanfrageAntwort::new(TypePersonensucheSuchanfrageAntwortAuswahl::Auskunft(
            TypePersonensucheAuskunft::new(status),
        )),
        frage.nachrichtenkopf_g2g.identification().clone(),
    );
    antwort.test = frage.test.clone();
    let report = antwort.check_codes(listen, &codes);
    assert!(report.is_valid(), "{report}");
    antwort.to_xml().unwrap()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let listen = CodeListRegistry::new();
    let loaded = listen.add_path(arguments.next().unwrap());
    assert!(!listen.snapshot().is_empty(), "{loaded}");
    let mut answered = 0;
    for file in arguments {
        let text = std::fs::read_to_string(&file).unwrap();
        let frage = DatenabrufPersonensucheSuchanfrage1330::from_xml(&text).unwrap();
        let sent = MessageHeader::of(&frage);
        let answer = antworte(&text, &listen);
        let received = ReadPolicy::new().accept_test(true).check_creation_time(true).read::<Nachricht>(&answer).unwrap();
        let header = received.header;
        assert!(header.answers(frage.nachrichtenkopf_g2g.identification().id()), "{header:#?}");
        assert_eq!((&header.author, &header.reader), (&sent.reader, &sent.author));
        assert_ne!(header.id, sent.id);
        assert_eq!(header.product.name.as_deref(), Some("Prüfregister"));
        answered += 1;
    }
    println!("{answered}");
}
