//! Which messages reach which components.
//!
//! In: a side. Out: [`Uses`], by message name. A message reaches what may stand in a document with it as root: types of
//! elements and attributes, members of substitution groups, derived types that `xsi:type` may name. Of the bases of a
//! reached type it reaches those it has something from: the bases of simple types, and of complex ones by extension.
//! What is reached through wildcards is not followed.

use crate::side::Mapped;
use xoev_runtime::grammar::Derivation;
use xoev_schema::component::{Components, ContentType, ElementDeclarationId, Term, TypeId, Variety};
use xoev_schema::hash::HashSet;
use xoev_schema::name::ExpandedName;

/// The messages of a side with what they reach.
pub(crate) struct Uses {
    messages: Vec<(ExpandedName, Reached)>,
    /// Types that elements of reached contents have: `xsi:type` may name those derived from them.
    declared: HashSet<TypeId>,
}

#[derive(Default)]
struct Reached {
    elements: HashSet<ElementDeclarationId>,
    types: HashSet<TypeId>,
    /// Bases whose content is not reached but as part of that of derived types.
    bases: HashSet<TypeId>,
}

impl Uses {
    /// Follows all messages. Names are those of the new side.
    pub(crate) fn of(side: Mapped<'_>) -> Self {
        let components = side.components();
        let mut messages = Vec::new();
        for message in &side.side.standard.messages {
            let name = side.name(&components.elements[message.element].name);
            messages.push((name, reach(components, message.element)));
        }
        let elements = messages.iter().flat_map(|(_, it)| &it.elements);
        let declared = elements.map(|it| components.elements[*it].type_definition);
        let declared = declared.filter(|it| !is_builtin(components, *it)).collect();
        Self { messages, declared }
    }

    /// The messages that reach an element.
    pub(crate) fn of_element(&self, id: ElementDeclarationId) -> impl Iterator<Item = &ExpandedName> {
        self.messages.iter().filter(move |(_, it)| it.elements.contains(&id)).map(|(name, _)| name)
    }

    /// The messages that reach a type.
    pub(crate) fn of_type(&self, id: TypeId) -> impl Iterator<Item = &ExpandedName> {
        let reaches = move |it: &Reached| it.types.contains(&id) || it.bases.contains(&id);
        self.messages.iter().filter(move |(_, it)| reaches(it)).map(|(name, _)| name)
    }

    /// The nearest base of a type that some element of a message has: where that element stands, `xsi:type` may name the
    /// type.
    pub(crate) fn substitutable(&self, side: Mapped<'_>, id: TypeId) -> Option<TypeId> {
        let components = side.components();
        let mut current = components.base(id)?;
        while !self.declared.contains(&current) {
            current = components.base(current)?;
        }
        Some(current)
    }
}

/// What documents with a root element reach.
fn reach(components: &Components, root: ElementDeclarationId) -> Reached {
    let mut reached = Reached::default();
    let mut elements = vec![root];
    let mut types: Vec<TypeId> = Vec::new();
    loop {
        if let Some(id) = elements.pop() {
            if reached.elements.insert(id) {
                elements.extend(components.substitution_groups.get(&id).into_iter().flatten());
                let type_ = components.elements[id].type_definition;
                types.push(type_);
                if !is_builtin(components, type_) {
                    types.extend(components.derived_types.get(&type_).into_iter().flatten());
                }
            }
        } else if let Some(id) = types.pop() {
            if reached.types.insert(id) {
                inside(components, id, &mut elements, &mut types, &mut reached.bases);
            }
        } else {
            return reached;
        }
    }
}

/// What a type is made of.
fn inside(
    components: &Components,
    id: TypeId,
    elements: &mut Vec<ElementDeclarationId>,
    types: &mut Vec<TypeId>,
    bases: &mut HashSet<TypeId>,
) {
    let complex = match id {
        TypeId::Complex(id) => &components.complex_types[id],
        TypeId::Simple(id) => {
            let simple = &components.simple_types[id];
            match &simple.variety {
                Variety::Atomic(_) => {}
                Variety::List(item) => types.push(TypeId::Simple(*item)),
                Variety::Union(members) => types.extend(members.iter().map(|it| TypeId::Simple(*it))),
            }
            types.extend(simple.base.map(TypeId::Simple));
            return;
        }
    };
    let uses = complex.attribute_uses.iter().map(|it| components.attributes[it.declaration].type_definition);
    types.extend(uses.map(TypeId::Simple));
    match complex.content {
        ContentType::Empty => {}
        ContentType::Simple(id) => types.push(TypeId::Simple(id)),
        ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => {
            let terms = components.leaves(particle).into_iter().map(|it| components.particles[it].term);
            elements.extend(terms.filter_map(|it| if let Term::Element(id) = it { Some(id) } else { None }));
        }
    }
    let mut current = complex;
    while let (Derivation::Extension, TypeId::Complex(base)) = (current.derivation, current.base) {
        if !bases.insert(TypeId::Complex(base)) {
            return;
        }
        current = &components.complex_types[base];
    }
}

fn is_builtin(components: &Components, id: TypeId) -> bool {
    match id {
        TypeId::Simple(id) => components.simple_types[id].span.is_none(),
        TypeId::Complex(id) => components.complex_types[id].span.is_none(),
    }
}
