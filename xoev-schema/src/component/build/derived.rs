//! Which named types are derived from a type.

use super::Builder;
use crate::component::TypeId;

impl Builder<'_> {
    /// Collects the named types below each type of the documents.
    pub(super) fn collect_derived_types(&mut self) {
        let named: Vec<TypeId> = self.components.global_types.values().copied().collect();
        for id in named {
            if self.components.type_span(id).is_none() {
                continue;
            }
            let mut base = self.components.base(id);
            while let Some(it) = base.filter(|it| self.components.type_span(*it).is_some()) {
                self.components.derived_types.entry(it).or_default().push(id);
                base = self.components.base(it);
            }
        }
    }
}
