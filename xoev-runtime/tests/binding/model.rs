//! The test's schema and what the generator makes of it.

use crate::automaton::Particle::{self, Choice, Many, Optional, Sequence};
use crate::schema::{Builder, U};
use std::sync::LazyLock;
use xoev_runtime::bind::EmbeddedGrammar;
use xoev_runtime::grammar::{
    Builtin, Content, ElementId, EnumerationValue, Facets, NamespaceConstraint, NamespaceId, ProcessContents,
    Wildcard,
};
use xoev_runtime::value::{Date, Decimal, GYearMonth, Int, List, QName, Token};
use xoev_runtime::{AllOrder, AnyAttribute, AnyElement, AnyType, Nillable};

pub static GRAMMAR: LazyLock<EmbeddedGrammar> = LazyLock::new(|| EmbeddedGrammar::new(Vec::leak(grammar())));

#[derive(Debug, Clone, PartialEq)]
pub struct Familienname(String);
xoev_runtime::simple_type! { Familienname(String): 46 in GRAMMAR }

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Geschlecht {
    Maennlich,
    Weiblich,
}
xoev_runtime::enumeration! { Geschlecht { Maennlich = "m" / "männlich", Weiblich = "w" } }

#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    Tag(Date),
    Monat(GYearMonth),
}
xoev_runtime::union! { Datum: 48 in GRAMMAR { Tag(Date): 35, Monat(GYearMonth): 36 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Zahlen(List<Int>);
xoev_runtime::simple_type! { Zahlen(List<Int>): 49 in GRAMMAR }

#[derive(Debug, Clone, PartialEq)]
pub struct Anschrift {
    pub kennung: Token,
    pub geschlecht: Option<Geschlecht>,
    pub strasse: Familienname,
    pub zusatz: Vec<String>,
    pub wahl: Wahl,
    pub paare: Vec<Paar>,
    pub knoten: Option<Box<Knoten>>,
}
xoev_runtime::complex_type! { Anschrift: 50;
    attributes { kennung: one 0, geschlecht: opt 1 }
    content { strasse: one 0, zusatz: many 1, wahl: group 2..6, paare: group_many 6..9, knoten: opt 9 }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Wahl {
    Inland(String),
    Ausland(Vec<String>),
    Punkt(Punkt),
}
xoev_runtime::choice! { Wahl { Inland: one 0, Ausland: many 1, Punkt: group 2..4 } otherwise Ausland: many 1 }

#[derive(Debug, Clone, PartialEq)]
pub struct Punkt {
    pub x: Int,
    pub y: Option<Int>,
}
xoev_runtime::group! { Punkt { x: one 0, y: opt 1 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Paar {
    pub p: Int,
    pub q: Vec<Int>,
    pub ende: Ende,
}
xoev_runtime::group! { Paar { p: one 0, q: many 1 max 2, ende: group 2..3 } }

#[derive(Debug, Clone, PartialEq)]
pub enum Ende {
    Schluss(String),
    Nichts,
}
xoev_runtime::choice! { Ende { Schluss: one 0 } empty Nichts }

#[derive(Debug, Clone, PartialEq)]
pub struct Knoten {
    pub name: String,
    pub kind: Vec<Knoten>,
}
xoev_runtime::complex_type! { Knoten: 51; content { name: one 0, kind: many 1 } }

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alles {
    pub a: Option<String>,
    pub b: Option<Int>,
    pub c: Option<Int>,
    pub reihenfolge: AllOrder,
}
xoev_runtime::complex_type! { Alles: 52; all { a: opt 0, b: opt 1, c: opt 2 } order reihenfolge; }

#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub sprache: Option<Token>,
    pub inhalt: Vec<Absatz>,
}
xoev_runtime::complex_type! { Text: 53; attributes { sprache: opt 0 } mixed inhalt; }

#[derive(Debug, Clone, PartialEq)]
pub enum Absatz {
    Text(String),
    Fett(String),
    Kasten(Box<Text>),
}
xoev_runtime::mixed_content! { Absatz { text Text, Fett = 0, Kasten = 1 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Behoerde {
    pub name: String,
}
xoev_runtime::complex_type! { Behoerde: 54; content { name: one 0 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Gericht {
    pub name: String,
    pub kammer: Option<Int>,
}
xoev_runtime::complex_type! { Gericht: 55; content { name: one 0, kammer: opt 1 } }

#[derive(Debug, Clone, PartialEq)]
pub enum BehoerdeArt {
    Behoerde(Behoerde),
    Gericht(Box<Gericht>),
}
xoev_runtime::derived_types! { BehoerdeArt: 54 { Behoerde = 54, Gericht = 55 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Mass {
    pub einheit: QName,
    pub weitere: Vec<AnyAttribute>,
    pub wert: Decimal,
}
xoev_runtime::complex_type! { Mass: 56; attributes { einheit: one 0 } any_attributes weitere; text wert; }

#[derive(Debug, Clone, PartialEq)]
pub enum Objekt {
    Plan(Behoerde),
    Bereich(Box<Knoten>),
}
xoev_runtime::substitution! { Objekt { Plan = 1, Bereich = 2 } }

#[derive(Debug, Clone, PartialEq)]
pub struct Leer {}
xoev_runtime::complex_type! { Leer: 57; }

#[derive(Debug, Clone, PartialEq)]
pub struct Meldung {
    pub anschrift: Vec<Anschrift>,
    pub alles: Option<Alles>,
    pub text: Option<Text>,
    pub behoerde: Option<BehoerdeArt>,
    pub objekt: Vec<Objekt>,
    pub datum: Vec<Nillable<Datum>>,
    pub zahlen: Option<Zahlen>,
    pub name: Option<QName>,
    pub mass: Vec<Mass>,
    pub leer: Option<Leer>,
    pub fremd: Option<String>,
    pub irgendwas: Option<AnyType>,
    pub rest: Vec<AnyElement>,
}
xoev_runtime::complex_type! { Meldung: 58;
    content { anschrift: many 0, alles: opt 1, text: opt 2, behoerde: opt 3, objekt: many 4, datum: many 5,
        zahlen: opt 6, name: opt 7, mass: many 8, leer: opt 9, fremd: opt 10, irgendwas: opt 11, rest: many 12 }
}
xoev_runtime::root_element! { Meldung = 3 in GRAMMAR }

#[derive(Debug, Clone, PartialEq)]
pub enum Nachricht {
    Meldung(Box<Meldung>),
    Plan(Behoerde),
}
xoev_runtime::messages! { Nachricht in GRAMMAR { Meldung = 3, Plan = 1 } }

impl Meldung {
    pub fn leer() -> Self {
        Self {
            anschrift: Vec::new(),
            alles: None,
            text: None,
            behoerde: None,
            objekt: Vec::new(),
            datum: Vec::new(),
            zahlen: None,
            name: None,
            mass: Vec::new(),
            leer: None,
            fremd: None,
            irgendwas: None,
            rest: Vec::new(),
        }
    }
}

fn opt(particle: Particle) -> Particle {
    Optional(Box::new(particle))
}

fn many(particle: Particle) -> Particle {
    Many(Box::new(particle))
}

fn grammar() -> Vec<u8> {
    let b = &mut Builder::new();
    let [string, int] = [Builtin::String.type_id().0, Builtin::Int.type_id().0];
    let token = Builtin::Token.type_id().0;
    let facets = Facets { min_length: Some(1), max_length: Some(10), ..Facets::default() };
    assert_eq!(b.text("Familienname", Builtin::String, facets), 46);
    let value = |lexical: &str| EnumerationValue { lexical: lexical.to_owned(), namespaces: Vec::new() };
    let facets = Facets { enumeration: vec![value("m"), value("w")], ..Facets::default() };
    assert_eq!(b.text("Geschlecht", Builtin::String, facets), 47);
    assert_eq!(b.union("Datum", &[Builtin::Date, Builtin::GYearMonth]), 48);
    assert_eq!(b.list("Zahlen", Builtin::Int), 49);
    let [anschrift, knoten, alles, text] =
        ["Anschrift", "Knoten", "Alles", "Text"].map(|name| b.declare(name, 0));
    let behoerde = b.declare("Behoerde", 0);
    let gericht = b.declare("Gericht", behoerde);
    let [mass, leer, meldung] = ["Mass", "Leer", "Meldung"].map(|name| b.declare(name, 0));
    assert_eq!((anschrift, meldung), (50, 58));

    let head = b.global("objekt", Builtin::AnyType.type_id().0, None);
    b.change(head).is_abstract = true;
    let plan = b.global("plan", behoerde, Some(head));
    let bereich = b.global("bereich", knoten, Some(head));
    let root = b.global("meldung", meldung, None);
    assert_eq!((plan, bereich, root), (ElementId(1), ElementId(2), ElementId(3)));

    let content = anschrift_content(b, knoten);
    b.define(anschrift, &[("kennung", token, true), ("geschlecht", 47, false)], content);
    let content = Sequence(vec![b.local("name", string), many(b.local("kind", knoten))]);
    let content = Content::ElementOnly(b.model(&content));
    b.define(knoten, &[], content);
    let members = [("a", string), ("b", int), ("c", int)].map(|(name, id)| (b.element("", name, id), false));
    let content = Content::ElementOnly(b.all(&members));
    b.define(alles, &[], content);
    let content = many(Choice(vec![b.local("fett", string), b.local("absatz", text)]));
    let content = Content::Mixed(b.model(&content));
    b.define(text, &[("sprache", token, false)], content);
    let content = b.local("name", string);
    let content = Content::ElementOnly(b.model(&content));
    b.define(behoerde, &[], content);
    let content = Sequence(vec![b.local("name", string), opt(b.local("kammer", int))]);
    let content = Content::ElementOnly(b.model(&content));
    b.define(gericht, &[], content);
    let other = NamespaceConstraint::Not(NamespaceId(1));
    let lax = b.wildcard(Wildcard { namespaces: other, process_contents: ProcessContents::Lax });
    let decimal = Content::Simple(Builtin::Decimal.type_id());
    b.define(mass, &[("einheit", Builtin::QName.type_id().0, true)], decimal).attribute_wildcard = Some(lax);
    b.define(leer, &[], Content::Empty);

    let members = [plan, bereich];
    let datum = b.element(crate::schema::T, "datum", 48);
    b.change(datum).nillable = true;
    let fremd = b.element(U, "fremd", string);
    let content = Sequence(vec![
        many(b.local("anschrift", anschrift)),
        opt(b.local("alles", alles)),
        opt(b.local("text", text)),
        opt(b.local("behoerde", behoerde)),
        many(b.head(head, &members)),
        many(b.one(datum)),
        opt(b.local("zahlen", 49)),
        opt(b.local("name", Builtin::QName.type_id().0)),
        many(b.local("mass", mass)),
        opt(b.local("leer", leer)),
        opt(b.one(fremd)),
        opt(b.local("irgendwas", Builtin::AnyType.type_id().0)),
        many(Particle::Wildcard(lax)),
    ]);
    let content = Content::ElementOnly(b.model(&content));
    b.define(meldung, &[], content);
    std::mem::take(b).encode()
}

/// strasse, zusatz*, (inland | ausland* | (x, y?)), (p, q{0,2}, schluss?)*, knoten?
fn anschrift_content(b: &mut Builder, knoten: u32) -> Content {
    let [string, int] = [Builtin::String.type_id().0, Builtin::Int.type_id().0];
    let punkt = Sequence(vec![b.local("x", int), opt(b.local("y", int))]);
    // `q` may stand twice; one leaf for both is what the grammar has, and a loop is close enough for the test.
    let paar = Sequence(vec![b.local("p", int), many(b.local("q", int)), opt(b.local("schluss", string))]);
    let content = Sequence(vec![
        b.local("strasse", 46),
        many(b.local("zusatz", string)),
        Choice(vec![b.local("inland", string), many(b.local("ausland", string)), punkt]),
        many(paar),
        opt(b.local("knoten", knoten)),
    ]);
    Content::ElementOnly(b.model(&content))
}
