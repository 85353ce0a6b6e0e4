//! A mutation that can be made, and what it must lead to.

use super::expected::Expected;
use super::survey::{Address, Survey, path};
use crate::document::Document;
use xoev_runtime::report::Severity;

/// A mutation that can be made.
pub(super) struct Candidate {
    edit: Edit,
    rules: Vec<&'static str>,
    place: Option<Place>,
    content_of: Option<Address>,
    severity: Severity,
}

enum Edit {
    Tree(Box<dyn FnOnce(&mut Document)>),
    Bytes(Vec<u8>),
}

/// A place in the changed document.
struct Place {
    address: Address,
    /// The attribute of it, as reports write it after `@`.
    attribute: Option<String>,
}

impl Candidate {
    /// A change of the tree whose fault is reported at an element.
    pub(super) fn at_element(
        rules: &[&'static str],
        address: &[usize],
        edit: impl FnOnce(&mut Document) + 'static,
    ) -> Self {
        Self::of_tree(rules, Place { address: address.to_vec(), attribute: None }, edit)
    }

    /// A change of the tree whose fault is reported at an attribute.
    pub(super) fn at_attribute(
        rules: &[&'static str],
        address: &[usize],
        attribute: String,
        edit: impl FnOnce(&mut Document) + 'static,
    ) -> Self {
        Self::of_tree(rules, Place { address: address.to_vec(), attribute: Some(attribute) }, edit)
    }

    fn of_tree(rules: &[&'static str], place: Place, edit: impl FnOnce(&mut Document) + 'static) -> Self {
        Self {
            edit: Edit::Tree(Box::new(edit)),
            rules: rules.to_vec(),
            place: Some(place),
            content_of: None,
            severity: Severity::Fault,
        }
    }

    /// A change of the text.
    pub(super) fn in_text(rules: &[&'static str], bytes: Vec<u8>) -> Self {
        Self {
            edit: Edit::Bytes(bytes),
            rules: rules.to_vec(),
            place: None,
            content_of: None,
            severity: Severity::Fault,
        }
    }

    /// What is reported leaves the message valid.
    pub(super) fn with_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// The children of this element are out of order.
    pub(super) fn out_of_order(mut self, parent: &[usize]) -> Self {
        self.content_of = Some(parent.to_vec());
        self
    }

    /// Makes the message.
    pub(super) fn carry_out(self, survey: &Survey<'_>) -> (Vec<u8>, Expected) {
        let edit = match self.edit {
            Edit::Bytes(bytes) => {
                let severity = self.severity;
                return (bytes, Expected { rules: self.rules, severity, path: None, content_of: None });
            }
            Edit::Tree(edit) => edit,
        };
        let mut document = survey.document.clone();
        edit(&mut document);
        let path_of = |address: &Address| path(survey.grammar, &document, address);
        let place = self.place.map(|place| match place.attribute {
            None => path_of(&place.address),
            Some(attribute) => format!("{}/@{attribute}", path_of(&place.address)),
        });
        let expected = Expected {
            rules: self.rules,
            severity: self.severity,
            path: place,
            content_of: self.content_of.as_ref().map(path_of),
        };
        (document.to_xml(survey.grammar).into_bytes(), expected)
    }
}
