//! Makes a case smaller as long as all validators keep saying the same, greedily.

use crate::node::Node;
use crate::opinion::{Opinions, Verdicts};
use std::path::Path;

/// How often the validators are asked at most.
const QUESTIONS: usize = 400;

/// A schema with an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The schema.
    pub schema: Node,
    /// The instance.
    pub instance: Node,
}

impl Case {
    /// What the validators say.
    pub fn ask(&self, opinions: &mut Opinions, folder: &Path) -> Option<Verdicts> {
        let (schema, instance) = (folder.join("reduced.xsd"), folder.join("reduced.xml"));
        std::fs::write(&schema, self.schema.to_xml()).ok()?;
        std::fs::write(&instance, self.instance.to_xml()).ok()?;
        opinions.ask(&schema, &[instance]).first().copied()
    }
}

/// The smallest case found with the same verdicts.
pub fn reduce(case: Case, verdicts: Verdicts, opinions: &mut Opinions, folder: &Path) -> Case {
    let mut best = case;
    let mut questions = 0;
    loop {
        let mut is_smaller = false;
        for of_schema in [true, false] {
            let mut number = 0;
            // Counted anew each time: the tree shrinks on the way.
            while number < tree(&mut best, of_schema).count() {
                let mut step = 0;
                while let Some(smaller) = changed(&best, of_schema, number, step) {
                    questions += 1;
                    if questions > QUESTIONS {
                        return best;
                    }
                    if smaller.ask(opinions, folder) == Some(verdicts) {
                        best = smaller;
                        is_smaller = true;
                    } else {
                        step += 1;
                    }
                }
                number += 1;
            }
        }
        if !is_smaller {
            return best;
        }
    }
}

fn tree(case: &mut Case, of_schema: bool) -> &mut Node {
    if of_schema { &mut case.schema } else { &mut case.instance }
}

/// The case with the change `step` at an element: a child left out, a child replaced by its children, an attribute left
/// out, the text left out.
fn changed(case: &Case, of_schema: bool, number: usize, step: usize) -> Option<Case> {
    let mut case = case.clone();
    let node = tree(&mut case, of_schema).nth(number)?;
    let (children, attributes) = (node.children.len(), node.attributes.len());
    if step < children {
        node.children.remove(step);
    } else if step < 2 * children {
        let at = step - children;
        let inner = std::mem::take(&mut node.children[at].children);
        if inner.is_empty() {
            // Without children it is left out, which was tried.
            node.children[at].children = inner;
            node.children[at].attributes.pop()?;
        } else {
            node.children.splice(at..=at, inner);
        }
    } else if step < 2 * children + attributes {
        node.attributes.remove(step - 2 * children);
    } else if step == 2 * children + attributes && !node.text.is_empty() {
        node.text.clear();
    } else {
        return None;
    }
    Some(case)
}
