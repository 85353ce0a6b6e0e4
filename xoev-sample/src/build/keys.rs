//! What identity constraints want of the elements around (XSD 1.0 Part 1 §3.11.4): the fields of a key must be there, and a
//! key that something refers to must have an entry.

use super::Builder;
use crate::walk::{Target, Want};
use xoev_runtime::grammar::{
    Content, EdgeLabel, IdentityConstraint, IdentityConstraintKind, ModelId, NameId, NameTest, Path, Step,
    TypeKind,
};

/// A step that leads on from an element on the way to what a constraint selects.
#[derive(Debug, Clone, PartialEq, Eq)]
struct NextStep {
    step: Step,
    /// Whether something must be there.
    is_needed: bool,
    /// Whether it is on the way to a field: then there may be one at most.
    is_field: bool,
    /// Whether it is the field: then it must have simple content.
    is_end: bool,
}

impl Builder<'_> {
    /// How often constraints of the elements around want children here.
    pub(super) fn wanted_by_keys(&self, model: ModelId) -> Vec<Want> {
        let mut wants = Vec::new();
        for next in self.next_steps() {
            let Step::Child(NameTest::Name(name)) = next.step else { continue };
            let least = u32::from(next.is_needed);
            // An element with other content can be no field: a schema may allow it, and no message can have it.
            let is_impossible = next.is_end && self.has_elements(model, name);
            let most = next.is_field.then_some(u32::from(!is_impossible));
            if let Some(target) = self.child(model, name)
                && (least > 0 || most.is_some())
                && !wants.contains(&Want { target, least, most })
            {
                wants.push(Want { target, least, most });
            }
        }
        wants
    }

    /// Whether an attribute of the element here is a field of a key.
    pub(super) fn is_key_field(&self, attribute: NameId) -> bool {
        let wanted = Step::Attribute(NameTest::Name(attribute));
        self.next_steps().iter().any(|next| next.is_needed && next.step == wanted)
    }

    /// Any child of the name, if a content may have one.
    fn child(&self, model: ModelId, name: NameId) -> Option<Target> {
        let mut edges = self.analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
        let is_there = edges.any(|edge| matches!(edge.label, EdgeLabel::Element(label, _) if label == name));
        is_there.then_some(Target::Named(name))
    }

    /// Whether the child of a name has no simple content.
    fn has_elements(&self, model: ModelId, name: NameId) -> bool {
        let grammar = self.grammar();
        let edges = self.analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
        let mut elements = edges.filter_map(|edge| match edge.label {
            EdgeLabel::Element(label, element) if label == name => Some(grammar.element_declaration(element)),
            _ => None,
        });
        elements.any(|element| match &grammar.type_definition(element.type_definition).kind {
            TypeKind::Simple(_) => false,
            TypeKind::Complex(complex) => !matches!(complex.content, Content::Simple(_)),
        })
    }

    fn next_steps(&self) -> Vec<NextStep> {
        let grammar = self.grammar();
        let mut steps = Vec::new();
        for (depth, scope) in self.path.iter().enumerate() {
            let element = grammar.element_declaration(scope.element);
            for id in &element.identity_constraints {
                if let Some(constraint) = grammar.identity_constraints.get(id.index()) {
                    self.next_of(constraint, depth, self.keys.contains(id), &mut steps);
                }
            }
        }
        steps
    }

    fn next_of(
        &self,
        constraint: &IdentityConstraint,
        scope: usize,
        needs_entry: bool,
        out: &mut Vec<NextStep>,
    ) {
        let is_key = constraint.kind == IdentityConstraintKind::Key;
        for selector in &constraint.selector {
            for field in constraint.fields.iter().flatten().filter(|field| !field.descendant) {
                let way: Vec<Step> = selector.steps.iter().chain(&field.steps).cloned().collect();
                for gone in self.gone(selector, &way, scope) {
                    let is_field = gone >= selector.steps.len();
                    let is_needed = if is_field { is_key || needs_entry } else { needs_entry };
                    let next = way.get(gone).cloned().map(|step| NextStep {
                        step,
                        is_needed,
                        is_field,
                        is_end: gone + 1 == way.len() && !field.steps.is_empty(),
                    });
                    out.extend(next.filter(|it| !out.contains(it)).into_iter().collect::<Vec<_>>());
                }
            }
        }
    }

    /// How many steps of a way the elements from the scope to here have gone; a way that may begin anywhere below has
    /// several answers.
    fn gone(&self, selector: &Path, way: &[Step], scope: usize) -> Vec<usize> {
        let names: Vec<NameId> = self
            .path
            .iter()
            .skip(scope + 1)
            .map(|it| self.grammar().element_declaration(it.element).name)
            .collect();
        let starts = if selector.descendant { 0..=names.len() } else { 0..=0 };
        let gone = starts.filter_map(|start| {
            let gone = names.get(start..)?;
            let fits = gone.len() <= way.len()
                && gone.iter().zip(way).all(|(name, step)| match step {
                    Step::Child(test) => self.fits(*test, *name),
                    Step::Attribute(_) => false,
                });
            fits.then_some(gone.len())
        });
        gone.collect()
    }

    fn fits(&self, test: NameTest, name: NameId) -> bool {
        match test {
            NameTest::Any => true,
            NameTest::Namespace(id) => {
                self.grammar().names.get(name.index()).is_some_and(|it| it.namespace == id)
            }
            NameTest::Name(id) => id == name,
        }
    }
}
