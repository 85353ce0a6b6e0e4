//! English: what was probably meant.

use super::WORDS;
use crate::report::hint::{CharacterHint, DocumentHint, Hint, NameHint, PlaceHint, ValueHint, VersionHint};

pub(in crate::report::text) fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Name(hint) => name(hint),
        Hint::Place(hint) => place(hint),
        Hint::Version(hint) => version(hint),
        Hint::Value(hint) => value(hint),
        Hint::Character(hint) => character(hint),
        Hint::Document(hint) => document(hint),
    }
}

fn name(hint: &NameHint) -> String {
    let w = &WORDS;
    match hint {
        NameHint::WithoutPrefix(name) => format!(
            "{} is in no namespace here: write it without prefix, {}",
            w.name(name),
            w.quoted(&name.local)
        ),
        NameHint::DefaultNamespace(name) => format!(
            "{local} is in no namespace here, but inherits one from xmlns=\"{}\": give that one a prefix (xmlns:p=\"…\") and leave {local} without",
            name.namespace,
            local = w.quoted(&name.local),
        ),
        NameHint::InNamespace(name) if name.prefix.is_empty() => {
            format!("{} is in the namespace {} here", w.quoted(&name.local), name.namespace)
        }
        NameHint::InNamespace(name) => format!(
            "{} is in the namespace {} here, with a prefix for example {}",
            w.quoted(&name.local),
            name.namespace,
            w.name(name)
        ),
        NameHint::OtherVersionNamespace { found, expected } => format!(
            "the message is written in another version of the standard than the schema: {found} instead of {expected}"
        ),
        NameHint::NearNamespace { found, expected } => {
            format!("the namespace must be right to the letter: {expected}, not {found}")
        }
        NameHint::DidYouMean(name) => format!("probably {} is meant", w.name(name)),
        NameHint::SchemaInstance(local) => format!(
            "probably {} is meant, with xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
            w.quoted(&format!("xsi:{local}"))
        ),
        NameHint::NoTestAttribute => {
            "this standard does not mark test messages by the attribute 'test' in this place".to_owned()
        }
        NameHint::ForeignMessage => {
            "if the message is of another standard or of another version, it must be checked with that schema"
                .to_owned()
        }
        NameHint::TypePrefix(prefix) => {
            format!("the prefix {} is not declared here: add xmlns:{prefix}=\"…\"", w.quoted(prefix))
        }
    }
}

fn place(hint: &PlaceHint) -> String {
    let w = &WORDS;
    match hint {
        PlaceHint::Before { found, sibling } => {
            format!("{} must stand before {}", w.name(found), w.name(sibling))
        }
        PlaceHint::TooOften(found) => format!("{} stands here more often than it may", w.name(found)),
        PlaceHint::InsteadOf { found, sibling } => {
            format!("only one of the two may stand: {} or {}", w.name(sibling), w.name(found))
        }
        PlaceHint::Inside { found, element } => {
            format!("{} belongs inside the element {}", w.name(found), w.name(element))
        }
        PlaceHint::Outside { found, ancestor, behind } => {
            format!("{} belongs to {}, behind the end of {}", w.name(found), w.name(ancestor), w.name(behind))
        }
        PlaceHint::TextInside(child) => {
            format!("the value probably belongs into the element {}", w.name(child))
        }
        PlaceHint::LeaveOut => "what is optional is left out, not sent empty".to_owned(),
    }
}

fn version(hint: &VersionHint) -> String {
    let w = &WORDS;
    match hint {
        VersionHint::StandardVersion { found, expected } if expected.is_empty() => format!(
            "the message says version {}, the schema is of another one: check it with the schema of its version",
            w.quoted(found)
        ),
        VersionHint::StandardVersion { found, expected } => format!(
            "the message says version {}, the schema is of version {}: check it with the schema of its version, or bring the message up to date",
            w.quoted(found),
            w.quoted(expected)
        ),
        VersionHint::OtherStandard { found, expected } => {
            format!("the message says it is {}, the schema is of {}", w.quoted(found), w.quoted(expected))
        }
        VersionHint::OtherCodeList(expected) => format!("the code in this place is of the code list {expected}"),
        VersionHint::OtherCodeListVersion(expected) => {
            format!("the standard fixes version {} of this code list", w.quoted(expected))
        }
        VersionHint::NameVersion(version) => format!(
            "if the code still holds, listVersionID must name a version that has it, such as {}",
            w.quoted(version)
        ),
        VersionHint::TestIsMarked => "the attribute 'test' alone makes the message a test, whatever its value: leave it out in production"
            .to_owned(),
    }
}

fn value(hint: &ValueHint) -> String {
    let w = &WORDS;
    match hint {
        ValueHint::DidYouMean(value) => format!("probably {} is meant", w.quoted(value)),
        ValueHint::OnlyCaseOrBlanks(value) => {
            format!("probably {} is meant; case and blanks matter", w.quoted(value))
        }
        ValueHint::LeadingZeros(value) => {
            format!("probably {} is meant; zeros at the beginning are part of the code", w.quoted(value))
        }
        ValueHint::BlanksAround => {
            "there are blanks or line breaks at the beginning or end, which count here".to_owned()
        }
        ValueHint::WithoutZone(value) => format!("there is no time zone here: {}", w.quoted(value)),
        ValueHint::WithZone(value) => {
            format!("the time zone is missing: {}, or +01:00 and the like", w.quoted(value))
        }
        ValueHint::WithoutTime(value) => format!("there is no time of day here: {}", w.quoted(value)),
        ValueHint::NoSuchDay => "there is no such day in the calendar".to_owned(),
    }
}

fn character(hint: &CharacterHint) -> String {
    let w = &WORDS;
    let seen = |character: &char| super::super::code_point(u32::from(*character));
    match hint {
        CharacterHint::Decomposed { number, composed } => format!(
            "letter and accent are characters of their own ({number} and {}); wanted is the composed {}: bring the text into NFC before it is sent",
            number + 1,
            seen(composed)
        ),
        CharacterHint::Combination { number, written } => {
            format!("the combination {} (from character {number} on) is not provided for", w.quoted(written))
        }
        CharacterHint::Misread { seen, meant } => format!(
            "{} was probably {} once: UTF-8 was read as Windows-1252 on the way",
            w.quoted(seen),
            w.quoted(&meant.to_string())
        ),
        CharacterHint::Lost { number } => {
            format!("character {number} was lost when the text was converted at some earlier time")
        }
        CharacterHint::Invisible { number, character } => {
            format!("character {number} cannot be seen: {} ({})", invisible(*character), seen(character))
        }
        CharacterHint::LookAlike { number, character, latin } => format!(
            "character {number} only looks like {}: it is {} of another script",
            w.quoted(&latin.to_string()),
            seen(character)
        ),
        CharacterHint::Plain { number, character, plain } => format!(
            "character {number}, {}, is what text processors write; plainly written it would be {}",
            seen(character),
            w.quoted(plain)
        ),
    }
}

fn invisible(character: char) -> &'static str {
    match character {
        '\t' => "a tab",
        '\n' | '\r' => "a line break",
        '\u{A0}' | '\u{202F}' => "a no-break space",
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{FEFF}' => "a byte order mark (BOM)",
        _ => "a control character or special blank",
    }
}

fn document(hint: &DocumentHint) -> String {
    let w = &WORDS;
    match hint {
        DocumentHint::KnownPrefix { prefix, namespace } => {
            format!("add xmlns:{prefix}=\"{namespace}\" to the root element")
        }
        DocumentHint::DeclarePrefix(prefix) => format!(
            "add xmlns:{prefix}=\"…\" with the namespace to the root element, or use a prefix that stands there"
        ),
        DocumentHint::HtmlEntity(character) => format!(
            "this is an entity of HTML; in XML one writes {} or {}",
            w.quoted(&character.to_string()),
            w.quoted(&format!("&#{};", u32::from(*character)))
        ),
        DocumentHint::OtherEncoding => {
            "often the file is saved in Windows-1252 or ISO-8859-1: save it in UTF-8, or name its encoding in the first line (<?xml version=\"1.0\" encoding=\"…\"?>)"
                .to_owned()
        }
        DocumentHint::Encodings => {
            "what is read is UTF-8, UTF-16, ISO-8859-1 and Windows-1252; XÖV messages are UTF-8".to_owned()
        }
        DocumentHint::CutOff => "the file was probably not sent or saved as a whole".to_owned(),
        DocumentHint::BytesBefore => "nothing may stand before <?xml, not even a blank or an empty line".to_owned(),
        DocumentHint::LeaveOutDoctype => "a message needs no DOCTYPE: leave it out and write the content itself".to_owned(),
    }
}
