//! Elements that a wildcard lets in.

use super::Builder;
use crate::analysis::{Guest, IMPOSSIBLE, guests};
use crate::document::{Element, Name, Node};
use crate::refusal::Refusal;
use xoev_runtime::grammar::WildcardId;

impl Builder<'_> {
    pub(super) fn guest(&mut self, id: WildcardId, leaf: u16, occurrence: usize) -> Result<Element, Refusal> {
        let wildcard = self.grammar().wildcards.get(id.index());
        let guests = wildcard.into_iter().flat_map(|it| guests(self.grammar(), it));
        let least = guests.min_by_key(|guest| match guest {
            Guest::Undeclared(_) => 0,
            Guest::Declared(element) => self.analysis.element_cost(*element),
        });
        match least {
            Some(Guest::Undeclared(name)) => {
                self.size += 1;
                Ok(undeclared(name, leaf))
            }
            Some(Guest::Declared(element)) if self.analysis.element_cost(element) != IMPOSSIBLE => {
                self.element(element, leaf, occurrence)
            }
            _ => Err(Refusal::NoContent { path: self.path_text(None) }),
        }
    }
}

fn undeclared(name: Name, leaf: u16) -> Element {
    Element {
        name,
        declaration: None,
        type_definition: None,
        leaf,
        names_type: false,
        is_nil: false,
        attributes: Vec::new(),
        children: vec![Node::Text("beliebig".to_owned())],
    }
}
