//! Gives types and elements other numbers: so that what several grammars share has the same number in each of them.

use super::{
    AllGroup, AllMember, CodeType, Content, ContentModel, CountedAutomaton, CountedEdge, Dfa, EdgeLabel,
    Element, ElementId, GlobalAttribute, Grammar, Leaf, Matcher, TypeDefinition, TypeId, TypeKind, Variety,
};

/// New numbers for the entries of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbering {
    /// For each entry its new position; each position at most once.
    pub positions: Vec<u32>,
    /// The length of the new table. Positions nothing is moved to are filled with an entry nobody refers to.
    pub length: u32,
}

impl Numbering {
    /// The new number of an entry; numbers outside the table stay.
    #[must_use]
    pub fn of(&self, old: u32) -> u32 {
        self.positions.get(old as usize).copied().unwrap_or(old)
    }

    fn apply<T: Clone>(&self, entries: Vec<T>, filler: Option<T>) -> Vec<T> {
        let mut out: Vec<Option<T>> = vec![None; self.length as usize];
        for (entry, position) in entries.into_iter().zip(&self.positions) {
            if let Some(place) = out.get_mut(*position as usize) {
                *place = Some(entry);
            }
        }
        out.into_iter().filter_map(|entry| entry.or_else(|| filler.clone())).collect()
    }
}

/// Both numberings, for whatever refers to a type or an element.
struct Renumber<'n> {
    types: &'n Numbering,
    elements: &'n Numbering,
}

impl Grammar {
    /// The grammar with other numbers for its types and elements, ready to run. The built-in types must keep theirs.
    #[must_use]
    pub fn renumber(mut self, types: &Numbering, elements: &Numbering) -> Self {
        let renumber = Renumber { types, elements };
        self.types.iter_mut().for_each(|it| renumber.type_definition(it));
        self.elements.iter_mut().for_each(|it| renumber.element_declaration(it));
        self.models.iter_mut().for_each(|it| renumber.model(it));
        for GlobalAttribute { name: _, type_definition, value_constraint: _ } in &mut self.global_attributes {
            renumber.type_(type_definition);
        }
        self.global_elements.iter_mut().for_each(|(_, id)| renumber.element(id));
        self.global_types.iter_mut().for_each(|(_, id)| renumber.type_(id));
        self.code_types
            .iter_mut()
            .for_each(|CodeType { type_definition, .. }| renumber.type_(type_definition));
        // Anything will do where nobody looks; the ur-types are always there.
        let type_filler = self.types.get(1).cloned();
        let element_filler = self.elements.first().map(|it| Element { is_global: false, ..it.clone() });
        self.types = types.apply(std::mem::take(&mut self.types), type_filler);
        self.elements = elements.apply(std::mem::take(&mut self.elements), element_filler);
        self.link()
    }
}

impl Renumber<'_> {
    fn type_(&self, id: &mut TypeId) {
        id.0 = self.types.of(id.0);
    }

    fn element(&self, id: &mut ElementId) {
        id.0 = self.elements.of(id.0);
    }

    fn type_definition(&self, it: &mut TypeDefinition) {
        self.type_(&mut it.base);
        match &mut it.kind {
            TypeKind::Simple(simple) => match &mut simple.variety {
                Variety::Atomic(_) => {}
                Variety::List(item) => self.type_(item),
                Variety::Union(members) => members.iter_mut().for_each(|id| self.type_(id)),
            },
            TypeKind::Complex(complex) => {
                complex.attributes.iter_mut().for_each(|it| self.type_(&mut it.type_definition));
                match &mut complex.content {
                    Content::Simple(id) => self.type_(id),
                    Content::Empty | Content::ElementOnly(_) | Content::Mixed(_) => {}
                }
            }
        }
    }

    fn element_declaration(&self, it: &mut Element) {
        self.type_(&mut it.type_definition);
        if let Some(head) = &mut it.substitution_head {
            self.element(head);
        }
    }

    fn model(&self, ContentModel { leaves, matcher }: &mut ContentModel) {
        for leaf in leaves {
            match leaf {
                Leaf::Element(id) => self.element(id),
                Leaf::Wildcard(_) => {}
            }
        }
        match matcher {
            Matcher::Dfa(Dfa { states: _, edges, wildcard_edges: _ }) => {
                edges.iter_mut().for_each(|edge| self.element(&mut edge.element));
            }
            Matcher::Counted(CountedAutomaton { counters: _, states: _, edges }) => {
                for CountedEdge { label, .. } in edges {
                    match label {
                        EdgeLabel::Element(_, id) => self.element(id),
                        EdgeLabel::Wildcard(_) => {}
                    }
                }
            }
            Matcher::All(AllGroup { members, names, may_be_absent: _ }) => {
                members.iter_mut().for_each(|AllMember { element, .. }| self.element(element));
                names.iter_mut().for_each(|(_, id, _)| self.element(id));
            }
        }
    }
}
