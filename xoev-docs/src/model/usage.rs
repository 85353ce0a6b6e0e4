//! Who uses what: directly, and which messages in the end.

use super::Subject;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use xoev_schema::component::{
    AttributeDeclarationId, AttributeUse, Components, ContentType, ElementDeclarationId, ModelGroupId,
    ParticleId, SimpleTypeId, Term, TypeId, Variety,
};
use xoev_schema::xoev::Standard;

/// How one subject uses another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// A field at this path has it as its type, or is it.
    Field(String),
    /// It is its base.
    Base,
    /// It is a member or the item of a union or list.
    Part,
    /// It is the head it may stand for.
    Head,
    /// It is a group that is part of its content.
    Group,
}

/// All uses in a version.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    used_by: HashMap<Subject, BTreeMap<Subject, BTreeSet<How>>>,
    edges: HashMap<Subject, Vec<Subject>>,
    messages: HashMap<Subject, Vec<ElementDeclarationId>>,
}

impl Usage {
    /// Looks through all subjects.
    pub fn of(components: &Components, standard: &Standard, subjects: &[Subject]) -> Self {
        let mut out = Self::default();
        for &subject in subjects {
            let mut walk = Walk { components, owner: subject, out: &mut out, path: Vec::new() };
            walk.subject();
        }
        let reached_by_type = abstract_to_derived(components);
        for message in &standard.messages {
            for subject in out.reached(Subject::Element(message.element), &reached_by_type) {
                out.messages.entry(subject).or_default().push(message.element);
            }
        }
        out
    }

    /// Who uses a subject directly, and how.
    pub fn used_by(&self, subject: Subject) -> impl Iterator<Item = (Subject, &BTreeSet<How>)> {
        self.used_by.get(&subject).into_iter().flatten().map(|(by, how)| (*by, how))
    }

    /// The messages a subject may stand in, in the order of the standard.
    pub fn messages(&self, subject: Subject) -> &[ElementDeclarationId] {
        self.messages.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// Everything from which a subject is reached, itself included where it is recursive.
    pub fn above(&self, subject: Subject) -> HashSet<Subject> {
        let mut found = HashSet::new();
        let mut open = vec![subject];
        while let Some(next) = open.pop() {
            for (by, _) in self.used_by(next) {
                if found.insert(by) {
                    open.push(by);
                }
            }
        }
        found
    }

    fn add(&mut self, owner: Subject, used: Subject, how: How) {
        self.used_by.entry(used).or_default().entry(owner).or_default().insert(how);
        self.edges.entry(owner).or_default().push(used);
    }

    fn reached(&self, start: Subject, further: &HashMap<Subject, Vec<Subject>>) -> HashSet<Subject> {
        let mut found = HashSet::from([start]);
        let mut open = vec![start];
        while let Some(next) = open.pop() {
            let direct = self.edges.get(&next).into_iter().flatten();
            for &to in direct.chain(further.get(&next).into_iter().flatten()) {
                if found.insert(to) {
                    open.push(to);
                }
            }
        }
        found
    }
}

/// What stands where something abstract is named: derived types, members of substitution groups.
fn abstract_to_derived(components: &Components) -> HashMap<Subject, Vec<Subject>> {
    let mut out: HashMap<Subject, Vec<Subject>> = HashMap::new();
    for (&type_, derived) in &components.derived_types {
        if let TypeId::Complex(id) = type_
            && components.complex_types[id].is_abstract
        {
            out.insert(Subject::Type(type_), derived.iter().map(|&it| Subject::Type(it)).collect());
        }
    }
    for (&head, members) in &components.substitution_groups {
        out.insert(Subject::Element(head), members.iter().map(|&it| Subject::Element(it)).collect());
    }
    out
}

/// The way through one subject. Anonymous types belong to it, named ones do not.
struct Walk<'w, 'a> {
    components: &'a Components,
    owner: Subject,
    out: &'w mut Usage,
    path: Vec<String>,
}

impl Walk<'_, '_> {
    fn subject(&mut self) {
        match self.owner {
            Subject::Element(id) => {
                let element = &self.components.elements[id];
                self.type_(element.type_definition);
                if let Some(head) = element.substitution_group_affiliation {
                    self.out.add(self.owner, Subject::Element(head), How::Head);
                }
            }
            Subject::Type(id) => self.definition(id),
            Subject::Group(id) => self.group(self.components.model_group_definitions[id].model_group),
            Subject::AttributeGroup(id) => {
                let components = self.components;
                self.attributes(&components.attribute_groups[id].attribute_uses, &HashSet::new());
            }
            Subject::Attribute(id) => {
                self.type_(TypeId::Simple(self.components.attributes[id].type_definition));
            }
        }
    }

    fn field(&self) -> How {
        How::Field(self.path.join("/"))
    }

    /// A type as it is named somewhere.
    fn type_(&mut self, id: TypeId) {
        let used = Subject::Type(id);
        if used.name(self.components).is_some() {
            self.out.add(self.owner, used, self.field());
        } else {
            self.definition(id);
        }
    }

    fn definition(&mut self, id: TypeId) {
        if let Some(base) = self.components.base(id).filter(|it| !self.components.is_ur_type(*it)) {
            if Subject::Type(base).name(self.components).is_none() {
                self.definition(base);
            } else if self.path.is_empty() {
                self.out.add(self.owner, Subject::Type(base), How::Base);
            } else {
                self.out.add(self.owner, Subject::Type(base), self.field());
            }
        }
        match id {
            TypeId::Simple(id) => self.simple(id),
            TypeId::Complex(_) => self.complex(id),
        }
    }

    fn simple(&mut self, id: SimpleTypeId) {
        // A restriction repeats the parts of its base.
        let definition = &self.components.simple_types[id];
        let is_own = definition
            .base
            .is_none_or(|base| self.components.simple_types[base].variety != definition.variety);
        let parts: &[SimpleTypeId] = match &definition.variety {
            Variety::List(item) if is_own => std::slice::from_ref(item),
            Variety::Union(members) if is_own => members,
            _ => &[],
        };
        for &part in parts {
            let part = TypeId::Simple(part);
            if Subject::Type(part).name(self.components).is_some() {
                self.out.add(self.owner, Subject::Type(part), How::Part);
            } else {
                self.definition(part);
            }
        }
    }

    fn complex(&mut self, id: TypeId) {
        let TypeId::Complex(complex) = id else { return };
        let components = self.components;
        let definition = &components.complex_types[complex];
        let base = match definition.base {
            TypeId::Complex(base) => Some(&components.complex_types[base]),
            TypeId::Simple(_) => None,
        };
        let inherited: HashSet<_> =
            base.into_iter().flat_map(|it| &it.attribute_uses).map(|it| it.declaration).collect();
        self.attributes(&definition.attribute_uses, &inherited);
        match definition.content {
            ContentType::Empty => {}
            ContentType::Simple(simple) => {
                if base.is_none_or(|it| it.content != definition.content) {
                    self.type_(TypeId::Simple(simple));
                }
            }
            ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => {
                let of_base = base.and_then(|it| match it.content {
                    ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => Some(particle),
                    ContentType::Empty | ContentType::Simple(_) => None,
                });
                self.particle(particle, of_base);
            }
        }
    }

    fn attributes(&mut self, uses: &[AttributeUse], inherited: &HashSet<AttributeDeclarationId>) {
        let components = self.components;
        for use_ in uses.iter().filter(|it| !inherited.contains(&it.declaration)) {
            let declaration = &components.attributes[use_.declaration];
            self.path.push(format!("@{}", declaration.name.local));
            if declaration.is_global {
                let how = self.field();
                self.out.add(self.owner, Subject::Attribute(use_.declaration), how);
            } else {
                self.type_(TypeId::Simple(declaration.type_definition));
            }
            self.path.pop();
        }
    }

    fn group(&mut self, id: ModelGroupId) {
        let components = self.components;
        for &particle in &components.model_groups[id].particles {
            self.particle(particle, None);
        }
    }

    fn particle(&mut self, id: ParticleId, of_base: Option<ParticleId>) {
        if of_base == Some(id) {
            return;
        }
        let components = self.components;
        match components.particles[id].term {
            Term::Element(element) => {
                let declaration = &components.elements[element];
                self.path.push(declaration.name.local.to_string());
                if declaration.is_global {
                    let how = self.field();
                    self.out.add(self.owner, Subject::Element(element), how);
                } else {
                    self.type_(declaration.type_definition);
                }
                self.path.pop();
            }
            Term::Wildcard(_) => {}
            Term::ModelGroup(group) => {
                let definition = components.model_groups[group].definition.map(Subject::Group);
                match definition.filter(|it| *it != self.owner) {
                    Some(definition) => self.out.add(self.owner, definition, How::Group),
                    None => {
                        for &inner in &components.model_groups[group].particles {
                            self.particle(inner, of_base);
                        }
                    }
                }
            }
        }
    }
}
