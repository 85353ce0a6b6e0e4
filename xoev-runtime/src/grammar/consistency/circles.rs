//! Whether a type is made of itself: whoever follows types would not come to an end.

use super::Consistent;
use crate::grammar::{Grammar, SimpleType, TypeId, TypeKind, Variety};

impl Grammar {
    /// Checks that no type is derived from, an item of or a member of itself; the ur-type is its own base.
    pub(super) fn check_circles(&self) -> Consistent {
        // A type is closed once all it is made of is closed.
        let mut closed = vec![false; self.types.len()];
        let mut open = vec![false; self.types.len()];
        for start in (0..).map(TypeId).take(self.types.len()) {
            let mut stack = vec![(start, self.made_of(start))];
            while let Some((id, parts)) = stack.last_mut() {
                let id = *id;
                mark(&mut open, id, true);
                match parts.pop() {
                    Some(part) if is_marked(&closed, part) => {}
                    Some(part) if is_marked(&open, part) => {
                        return Err(format!("type {} is made of itself", part.0));
                    }
                    Some(part) => stack.push((part, self.made_of(part))),
                    None => {
                        mark(&mut open, id, false);
                        mark(&mut closed, id, true);
                        stack.pop();
                    }
                }
            }
        }
        Ok(())
    }

    /// The types another one needs.
    fn made_of(&self, id: TypeId) -> Vec<TypeId> {
        let Some(definition) = self.types.get(id.index()) else { return Vec::new() };
        let mut parts = Vec::new();
        if definition.base != id {
            parts.push(definition.base);
        }
        match &definition.kind {
            TypeKind::Simple(SimpleType { variety: Variety::List(item), .. }) => parts.push(*item),
            TypeKind::Simple(SimpleType { variety: Variety::Union(members), .. }) => parts.extend(members),
            TypeKind::Simple(_) | TypeKind::Complex(_) => {}
        }
        parts
    }
}

fn mark(marks: &mut [bool], id: TypeId, to: bool) {
    if let Some(mark) = marks.get_mut(id.index()) {
        *mark = to;
    }
}

fn is_marked(marks: &[bool], id: TypeId) -> bool {
    marks.get(id.index()).copied().unwrap_or(true)
}
