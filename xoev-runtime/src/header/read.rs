//! Reading a header by the names of its elements.

use super::shape::{Shape, identification};
use super::walk::Element;
use super::{MessageHeader, Party, Product};
use crate::bind::RootValue;
use crate::bind::document::to_xml_unchecked;
use crate::event::Options;
use crate::tree::Tree;
use crate::validator::read_tree;
use crate::writer::WriteOptions;

/// The elements that hold the UUID of a message, outside its own identification that of another one.
const REFERENCES: [&str; 4] = ["nachrichtenUUID", "nachrichtUUID", "referenzUUID", "fremdeNachrichtenID"];
/// How deep references are looked for.
const DEPTH: u8 = 3;

impl MessageHeader {
    /// The header of a document.
    ///
    /// A document that is not valid has as much of one as was recognised.
    #[must_use]
    pub fn of_tree(tree: &Tree<'_>) -> Self {
        match tree.root() {
            Some(root) => read(Element::new(root)),
            None => empty(Shape::Unknown, ""),
        }
    }

    /// The header of a message made in a program.
    #[must_use]
    pub fn of<T: RootValue>(message: &T) -> Self {
        let xml = to_xml_unchecked(message, &WriteOptions::default());
        let (tree, _) = read_tree(T::grammar(), xml.as_bytes(), &Options::default());
        Self::of_tree(&tree)
    }
}

fn empty(shape: Shape, message: &str) -> MessageHeader {
    MessageHeader {
        shape,
        message: message.to_owned(),
        standard: None,
        version: None,
        product: Product::default(),
        test: None,
        id: None,
        process: None,
        message_type: None,
        created: None,
        author: None,
        reader: None,
        refers_to: Vec::new(),
    }
}

fn read(root: Element<'_>) -> MessageHeader {
    let (shape, element) = Shape::of(root);
    let mut header = empty(shape, root.local_name());
    let attribute = |name| owned(root.attribute(name));
    header.standard = attribute("standard");
    header.version = attribute("version");
    header.test = attribute("test");
    header.product = Product {
        name: attribute("produkt"),
        manufacturer: attribute("produkthersteller"),
        version: attribute("produktversion"),
    };
    if let Some(element) = element {
        match shape {
            Shape::Basisnachricht => basisnachricht(&mut header, element),
            Shape::XJustiz => xjustiz(&mut header, element),
            Shape::Xdomea => xdomea(&mut header, element),
            Shape::XKfz => xkfz(&mut header, element),
            Shape::Unknown => {}
        }
    }
    let own = element.map(Element::local_name);
    for child in root.children().filter(|child| Some(child.local_name()) != own) {
        // What identifies a message beside the header identifies another one, as `ursprungsnachricht` of XMeld.
        let is_reference =
            child.local_name().to_lowercase().contains("bezug") || child.any_child(&REFERENCES).is_some();
        if is_reference {
            references(&mut header, child, DEPTH);
        }
    }
    header
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

fn basisnachricht(header: &mut MessageHeader, element: Element<'_>) {
    if let Some(identification) = identification(element) {
        header.id = owned(identification.text_of("nachrichtenUUID"));
        header.message_type = owned(identification.text_of("nachrichtentyp"));
        header.created = moment(identification.text_of("erstellungszeitpunkt"));
    }
    header.reader = element.child("leser").map(Party::basisnachricht);
    header.author = element.child("autor").map(Party::basisnachricht);
    for child in element.children().filter(|child| !child.local_name().starts_with("identifikation")) {
        references(header, child, DEPTH);
    }
}

fn xjustiz(header: &mut MessageHeader, element: Element<'_>) {
    header.version = owned(element.attribute("xjustizVersion")).or(header.version.take());
    header.created = moment(element.text_of("erstellungszeitpunkt"));
    header.id = owned(element.text_of("eigeneNachrichtenID"));
    header.refers_to.extend(owned(element.text_of("fremdeNachrichtenID")));
    header.author = element.child("auswahl_absender").map(Party::xjustiz_choice);
    header.reader = element.child("auswahl_empfaenger").map(Party::xjustiz_choice);
    if let Some(sender) = element.child("absender") {
        header.id = owned(sender.text_of("eigeneNachrichtenID"));
        header.author = Some(Party::xjustiz(sender));
    }
    if let Some(receiver) = element.child("empfaenger") {
        header.reader = Some(Party::xjustiz(receiver));
        references(header, receiver, 1);
    }
    if let Some(product) = element.child("herstellerinformation") {
        header.product = Product {
            name: owned(product.text_of("nameDesProdukts")),
            manufacturer: owned(product.text_of("herstellerDesProdukts")),
            version: owned(product.text_of("version")),
        };
    }
}

fn xdomea(header: &mut MessageHeader, element: Element<'_>) {
    header.process = owned(element.text_of("ProzessID"));
    header.message_type = owned(element.text_of("Nachrichtentyp"));
    header.created = moment(element.text_of("Erstellungszeitpunkt"));
    header.author = element.child("Absender").map(Party::xdomea);
    header.reader = element.child("Empfaenger").map(Party::xdomea);
    if let Some(system) = element.child("SendendesSystem") {
        header.product.name = owned(system.text_of("Produktname"));
        header.product.version = owned(system.text_of("Version"));
    }
}

fn xkfz(header: &mut MessageHeader, element: Element<'_>) {
    header.id = owned(element.text_of("nachrichtenid"));
    header.message_type = owned(element.text_of("nachrichtentyp"));
    header.created = moment(element.text_of("zeitpunktDerErstellung"));
    header.version = owned(element.attribute("version")).or(header.version.take());
    header.author = element.child("referenzAbsender").map(Party::xkfz);
    header.reader = element.child("referenzEmpfaenger").map(Party::xkfz);
    header.product = Product {
        name: owned(element.attribute("produkt")),
        manufacturer: owned(element.attribute("produktHersteller")),
        version: owned(element.attribute("produktVersion")),
    };
}

fn moment(text: Option<&str>) -> Option<crate::value::DateTime> {
    text?.parse().ok()
}

/// The UUIDs of other messages in an element; itself included.
fn references(header: &mut MessageHeader, element: Element<'_>, depth: u8) {
    if REFERENCES.contains(&element.local_name()) {
        header.refers_to.extend(element.text().map(str::to_owned));
    } else if let Some(depth) = depth.checked_sub(1) {
        element.children().for_each(|child| references(header, child, depth));
    }
}
