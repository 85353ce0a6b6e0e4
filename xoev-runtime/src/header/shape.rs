//! The shapes of headers.

use super::walk::Element;

/// The shape of a message's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// That of the XÖV-Basisnachricht, of XInneres and what is built on it: `nachrichtenkopf.g2g` and its kin, with
    /// `identifikation.nachricht`, `leser` and `autor`; the product stands on the root element.
    Basisnachricht,
    /// `Type.GDS.Nachrichtenkopf` of XJustiz, in which sender and receiver have elements of their own (3.6 and 4.0) or
    /// stand with their numbers side by side (3.5).
    XJustiz,
    /// `Kopf` of xdomea up to 3.
    Xdomea,
    /// `Type.XKfzKopf` of XKfz.
    XKfz,
    /// No known header.
    Unknown,
}

impl Shape {
    /// The shape of the header of a message, and the header.
    pub(super) fn of(root: Element<'_>) -> (Self, Option<Element<'_>>) {
        for child in root.children() {
            let shape = Self::of_header(child);
            if shape != Self::Unknown {
                return (shape, Some(child));
            }
        }
        (Self::Unknown, None)
    }

    /// By the elements every header of the shape must have.
    fn of_header(header: Element<'_>) -> Self {
        let name = header.local_name();
        let has = |child: &str| header.child(child).is_some();
        if name.starts_with("nachrichtenkopf") && identification(header).is_some() {
            Self::Basisnachricht
        } else if name == "nachrichtenkopf"
            && has("erstellungszeitpunkt")
            && (has("absender") || has("eigeneNachrichtenID"))
        {
            Self::XJustiz
        } else if has("ProzessID") && has("Erstellungszeitpunkt") {
            Self::Xdomea
        } else if has("nachrichtenid") && has("zeitpunktDerErstellung") {
            Self::XKfz
        } else {
            Self::Unknown
        }
    }
}

/// `identifikation.nachricht`, or as others name it.
pub(super) fn identification(header: Element<'_>) -> Option<Element<'_>> {
    header.children().find(|child| {
        child.local_name().starts_with("identifikation") && child.child("nachrichtenUUID").is_some()
    })
}
