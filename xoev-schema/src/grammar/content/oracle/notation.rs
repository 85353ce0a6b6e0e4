//! Components from a compact notation: `a,(b|c){2,5},*?` with `,` sequence, `|` choice, `&` all, `?` `*` `+` `{n,m}`
//! occurrences, single letters as elements of no namespace (the same letter is the same declaration), `@` as a
//! wildcard for any namespace, `%` as one for `urn:x`, `#` for all but `urn:x` and none.

use crate::component::{
    Components, Compositor, ElementDeclaration, ElementDeclarationId, ModelGroup, NamespaceConstraint,
    Particle, ParticleId, SimpleTypeId, Term, TypeId, Wildcard,
};
use crate::name::ExpandedName;
use crate::source::{FileId, Span};
use std::sync::Arc;
use xoev_runtime::grammar::{DerivationSet, ProcessContents};

const SPAN: Span = Span { file: FileId(0), start: 0, end: 0 };

pub struct Notation<'a> {
    pub components: Components,
    text: std::iter::Peekable<std::str::Chars<'a>>,
}

pub fn content(text: &str) -> (Components, ParticleId) {
    let mut notation = Notation { components: Components::default(), text: text.chars().peekable() };
    let particle = notation.group();
    assert_eq!(notation.text.next(), None, "{text}");
    (notation.components, particle)
}

pub fn declaration(components: &mut Components, name: &str) -> ElementDeclarationId {
    let name = ExpandedName::new(None, name);
    if let Some(id) = components.global_elements.get(&name) {
        return *id;
    }
    let id = components.elements.push(ElementDeclaration {
        name: name.clone(),
        span: SPAN,
        is_global: true,
        type_definition: TypeId::Simple(SimpleTypeId(0)),
        nillable: false,
        is_abstract: false,
        block: DerivationSet::default(),
        final_: DerivationSet::default(),
        value_constraint: None,
        identity_constraints: Vec::new(),
        substitution_group_affiliation: None,
        annotation: Arc::default(),
    });
    components.global_elements.insert(name, id);
    id
}

pub fn particle(
    components: &mut Components,
    term: Term,
    min_occurs: u32,
    max_occurs: Option<u32>,
) -> ParticleId {
    components.particles.push(Particle {
        span: SPAN,
        min_occurs,
        max_occurs,
        term,
        annotation: Arc::default(),
    })
}

pub fn model_group(components: &mut Components, compositor: Compositor, particles: Vec<ParticleId>) -> Term {
    let group = ModelGroup { span: SPAN, compositor, particles, definition: None };
    Term::ModelGroup(components.model_groups.push(group))
}

impl Notation<'_> {
    fn group(&mut self) -> ParticleId {
        let mut particles = Vec::new();
        let mut compositor = Compositor::Sequence;
        if !matches!(self.text.peek(), None | Some(')')) {
            loop {
                particles.push(self.particle());
                compositor = match self.text.peek() {
                    Some(',') => Compositor::Sequence,
                    Some('|') => Compositor::Choice,
                    Some('&') => Compositor::All,
                    _ => break,
                };
                self.text.next();
            }
        } else {
            compositor = Compositor::Sequence;
        }
        let term = model_group(&mut self.components, compositor, particles);
        particle(&mut self.components, term, 1, Some(1))
    }

    fn particle(&mut self) -> ParticleId {
        let term = match self.text.next().unwrap() {
            '(' => {
                let inner = self.group();
                assert_eq!(self.text.next(), Some(')'));
                self.components.particles[inner].term
            }
            '@' => self.wildcard(NamespaceConstraint::Any),
            '%' => self.wildcard(NamespaceConstraint::OneOf(vec![Some("urn:x".into())])),
            '#' => self.wildcard(NamespaceConstraint::Not(Some("urn:x".into()))),
            letter => Term::Element(declaration(&mut self.components, &letter.to_string())),
        };
        let (min, max) = self.occurrence();
        particle(&mut self.components, term, min, max)
    }

    fn wildcard(&mut self, namespaces: NamespaceConstraint) -> Term {
        let wildcard = Wildcard { span: SPAN, namespaces, process_contents: ProcessContents::Lax };
        Term::Wildcard(self.components.wildcards.push(wildcard))
    }

    fn occurrence(&mut self) -> (u32, Option<u32>) {
        let bounds = match self.text.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                let inner: String = self.text.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let (min, max) = inner.split_once(',').unwrap();
                return (min.parse().unwrap(), max.parse().ok());
            }
            _ => return (1, Some(1)),
        };
        self.text.next();
        bounds
    }
}
