//! Completes all types, each after those it is made from.

use super::order::dependency_order;
use super::{ANY_SIMPLE_TYPE, ANY_TYPE, Builder};
use crate::component::{ComplexTypeId, Components, SimpleTypeId, TypeId};
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// Types made from each other in a row, beyond which a schema is refused.
const MAX_DERIVATION_DEPTH: u32 = 128;

impl Builder<'_> {
    /// Computes facets, attribute uses and contents.
    pub(super) fn complete_types(&mut self) {
        let simple_count = self.components.simple_types.len();
        let count = simple_count + self.components.complex_types.len();
        let type_of = |node: usize| {
            if node < simple_count {
                TypeId::Simple(node.into())
            } else {
                TypeId::Complex((node - simple_count).into())
            }
        };
        let node_of = |id: TypeId| match id {
            TypeId::Simple(it) => usize::from(it),
            TypeId::Complex(it) => simple_count + usize::from(it),
        };
        let order =
            dependency_order(count, |node| self.parts_of(type_of(node)).into_iter().map(node_of).collect());
        for &(from, to) in &order.cyclic {
            self.cut_cycle(type_of(from), type_of(to));
        }
        let mut depths = vec![0u32; count];
        for node in order.sorted {
            let id = type_of(node);
            let parts = self.parts_of(id).into_iter();
            let deepest = parts.filter_map(|it| depths.get(node_of(it)).copied()).max().unwrap_or(0);
            if deepest >= MAX_DERIVATION_DEPTH {
                self.report_depth(id);
                self.replace_parts(id, None);
            } else if let Some(depth) = depths.get_mut(node) {
                *depth = deepest + 1;
            }
            match id {
                TypeId::Simple(id) => self.complete_simple_type(id),
                TypeId::Complex(id) => self.complete_complex_type(id),
            }
        }
    }

    /// The types whose effective values a type needs.
    fn parts_of(&self, id: TypeId) -> Vec<TypeId> {
        match id {
            TypeId::Simple(id) => self.simple_parts(id).into_iter().map(TypeId::Simple).collect(),
            TypeId::Complex(id) => self.complex_parts(id),
        }
    }

    fn simple_parts(&self, id: SimpleTypeId) -> Vec<SimpleTypeId> {
        self.simple_forms[id].as_ref().map(|it| it.parts().to_vec()).unwrap_or_default()
    }

    fn complex_parts(&self, id: ComplexTypeId) -> Vec<TypeId> {
        let Some(form) = &self.complex_forms[id] else { return Vec::new() };
        let base = self.components.complex_types[id].base;
        std::iter::once(base).chain(form.simple_type.map(TypeId::Simple)).collect()
    }

    /// Puts the ur-type in the place of one part, or of all.
    fn replace_parts(&mut self, id: TypeId, part: Option<TypeId>) {
        match id {
            TypeId::Simple(id) => {
                if let Some(form) = &mut self.simple_forms[id] {
                    for it in form.parts_mut() {
                        if part.is_none_or(|part| part == TypeId::Simple(*it)) {
                            *it = ANY_SIMPLE_TYPE;
                        }
                    }
                }
            }
            TypeId::Complex(id) => {
                self.components.complex_types[id].base = TypeId::Complex(ANY_TYPE);
                if let Some(form) = &mut self.complex_forms[id] {
                    form.lacks_base = true;
                }
            }
        }
    }

    fn cut_cycle(&mut self, from: TypeId, to: TypeId) {
        let rule = match from {
            TypeId::Simple(_) => "st-props-correct.2",
            TypeId::Complex(_) => "ct-props-correct.3",
        };
        if let Some(span) = self.components.type_span(from) {
            let name = self.components.type_name(to);
            let mut fault = Diagnostic::error(rule, span, format!("the type {name} is made from itself"));
            if let Some(other) = self.components.type_span(to).filter(|it| *it != span) {
                fault = fault.also(other, "by way of this one");
            }
            self.report(fault);
        }
        self.replace_parts(from, Some(to));
    }

    fn report_depth(&mut self, id: TypeId) {
        let Some(span) = self.components.type_span(id) else { return };
        let message = format!("more than {MAX_DERIVATION_DEPTH} types are derived from each other in a row");
        self.report(Diagnostic::error("xoev-limit", span, message));
    }
}

impl Components {
    /// Where a type is defined; `None` for the built-ins.
    #[must_use]
    pub fn type_span(&self, id: TypeId) -> Option<Span> {
        match id {
            TypeId::Simple(id) => self.simple_types[id].span,
            TypeId::Complex(id) => self.complex_types[id].span,
        }
    }

    /// A type's name as texts show it.
    #[must_use]
    pub fn type_name(&self, id: TypeId) -> String {
        let name = match id {
            TypeId::Simple(id) => &self.simple_types[id].name,
            TypeId::Complex(id) => &self.complex_types[id].name,
        };
        name.as_ref().map_or_else(|| "(anonymous)".to_owned(), ToString::to_string)
    }
}
