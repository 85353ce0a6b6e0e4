//! What identity constraints want of the elements around (XSD 1.0 Part 1 §3.11.4): the fields of a key must be there, and a
//! key that something refers to must have an entry.

use super::Builder;
use crate::walk::{Target, Want};
use xoev_runtime::grammar::{
    EdgeLabel, IdentityConstraint, IdentityConstraintKind, ModelId, NameId, NameTest, Path, Step,
};

impl Builder<'_> {
    /// The children that keys of the elements around want here.
    pub(super) fn wanted_by_keys(&self, model: ModelId) -> Vec<Want> {
        let mut wants = Vec::new();
        for step in self.next_steps() {
            let Step::Child(NameTest::Name(name)) = step else { continue };
            if let Some(want) = self.present(model, name)
                && !wants.contains(&want)
            {
                wants.push(want);
            }
        }
        wants
    }

    /// Whether an attribute of the element here is a field of a key.
    pub(super) fn is_key_field(&self, attribute: NameId) -> bool {
        self.next_steps().contains(&Step::Attribute(NameTest::Name(attribute)))
    }

    fn present(&self, model: ModelId, name: NameId) -> Option<Want> {
        let edges = self.analysis.graph(model).nodes.iter().flat_map(|node| &node.edges);
        let mut fitting = edges.filter_map(|edge| match edge.label {
            EdgeLabel::Element(label, element) if label == name => Some((edge.leaf, element)),
            _ => None,
        });
        let (leaf, element) = fitting.next()?;
        // A name at several leaves: which of them is open.
        fitting.all(|it| it == (leaf, element)).then(|| Want::present(Target::Child(leaf, element)))
    }

    /// The steps that lead on from here on the way to a field of a key, or to an entry that is needed.
    fn next_steps(&self) -> Vec<Step> {
        let grammar = self.grammar();
        let mut steps = Vec::new();
        for (depth, scope) in self.path.iter().enumerate() {
            let element = &grammar.elements[scope.element.index()];
            for id in &element.identity_constraints {
                let Some(constraint) = grammar.identity_constraints.get(id.index()) else { continue };
                if constraint.kind == IdentityConstraintKind::Key {
                    self.next_of(constraint, depth, self.keys.contains(id), &mut steps);
                }
            }
        }
        steps
    }

    fn next_of(&self, key: &IdentityConstraint, scope: usize, needs_entry: bool, out: &mut Vec<Step>) {
        for selector in &key.selector {
            let selected: &[Step] = if needs_entry { &[] } else { &selector.steps };
            for field in key.fields.iter().filter_map(|alternatives| alternatives.first()) {
                if field.descendant {
                    continue;
                }
                let way: Vec<Step> = selector.steps.iter().chain(&field.steps).cloned().collect();
                out.extend(self.next_on(selector, &way, scope).filter(|at| *at >= selected.len()).and_then(|at| way.get(at).cloned()));
            }
        }
    }

    /// How many steps of a way the elements from the scope to here have gone.
    fn next_on(&self, selector: &Path, way: &[Step], scope: usize) -> Option<usize> {
        let names: Vec<NameId> =
            self.path.iter().skip(scope + 1).map(|it| self.grammar().elements[it.element.index()].name).collect();
        let starts = if selector.descendant { 0..=names.len() } else { 0..=0 };
        starts.into_iter().find_map(|start| {
            let gone = &names[start..];
            let fits = gone.len() <= way.len()
                && gone.iter().zip(way).all(|(name, step)| match step {
                    Step::Child(test) => self.fits(*test, *name),
                    Step::Attribute(_) => false,
                });
            fits.then_some(gone.len())
        })
    }

    fn fits(&self, test: NameTest, name: NameId) -> bool {
        match test {
            NameTest::Any => true,
            NameTest::Namespace(id) => self.grammar().names[name.index()].namespace == id,
            NameTest::Name(id) => id == name,
        }
    }
}
