//! Who writes and who reads.

use super::walk::Element;

/// An authority or a person that writes or reads messages, as a header names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Party {
    /// The directory it is listed in: the code of `verzeichnisdienst`, or, in XJustiz, the kind of communication
    /// partner (`gericht`, …).
    pub directory: Option<String>,
    /// Its identifier in the directory.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

impl Party {
    /// `BehoerdeType` of the Basisnachricht and what is like it; of others the first texts.
    pub(super) fn basisnachricht(element: Element<'_>) -> Self {
        let directory = element.any_child(&["verzeichnisdienst", "verzeichnis"]).and_then(Element::text);
        Self::new(directory, element.text_of("kennung"), element.text_of("name"))
    }

    /// `Type.GDS.Kommunikationspartner` in `informationen`: a code of a list, or a text.
    pub(super) fn xjustiz(element: Element<'_>) -> Self {
        let choice = element.child("informationen").and_then(|it| it.child("auswahl_kommunikationspartner"));
        choice.map(Self::xjustiz_choice).unwrap_or_default()
    }

    /// One of the kinds of communication partners.
    pub(super) fn xjustiz_choice(element: Element<'_>) -> Self {
        let Some(partner) = element.children().next() else { return Self::default() };
        match partner.child("code") {
            Some(code) => Self::new(Some(partner.local_name()), code.text(), partner.text_of("name")),
            None => Self::new(Some(partner.local_name()), None, partner.first_text(DEPTH)),
        }
    }

    /// `KontaktType` of xdomea.
    pub(super) fn xdomea(element: Element<'_>) -> Self {
        let id = element
            .child("Behoerdenkennung")
            .and_then(|it| it.child("Kennung").or(Some(it)).and_then(|it| it.first_text(DEPTH)));
        let name = element.any_child(&["Institution", "Name"]).and_then(|it| it.first_text(DEPTH));
        Self::new(None, id, name)
    }

    /// `Type.Kommunikationspartner` of XKfz.
    pub(super) fn xkfz(element: Element<'_>) -> Self {
        Self::new(element.children().next().map(Element::local_name), element.first_text(DEPTH), None)
    }

    fn new(directory: Option<&str>, id: Option<&str>, name: Option<&str>) -> Self {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Self { directory: owned(directory), id: owned(id), name: owned(name) }
    }
}

/// How deep the texts of a party are looked for.
const DEPTH: u8 = 4;
