//! `{content type}` of simple content (§3.4.2, `src-ct.2`).

use super::{ANY_SIMPLE_TYPE, ANY_TYPE, Builder};
use crate::component::{ComplexTypeId, ContentType, SimpleTypeId, TypeId};
use crate::diagnostics::Diagnostic;
use crate::syntax::SimpleContentNode;
use xoev_runtime::grammar::Derivation;

impl Builder<'_> {
    /// The simple type of a type with simple content; its base is complete.
    pub(super) fn simple_content(
        &mut self,
        id: ComplexTypeId,
        node: &SimpleContentNode,
        inner: Option<SimpleTypeId>,
    ) -> ContentType {
        let base = self.components.complex_types[id].base;
        let simple = match (node.derivation.method, base) {
            (Derivation::Extension, TypeId::Simple(simple)) => Some(simple),
            (Derivation::Restriction, TypeId::Simple(_)) => None,
            (method, TypeId::Complex(base)) => match self.components.complex_types[base].content {
                ContentType::Simple(simple) if method == Derivation::Restriction => {
                    self.check_restricted(node, base, simple);
                    Some(self.restricted(node, inner.unwrap_or(simple)))
                }
                ContentType::Simple(simple) => Some(simple),
                ContentType::Mixed(particle)
                    if method == Derivation::Restriction && self.components.is_emptiable(particle) =>
                {
                    inner.map(|it| self.restricted(node, it))
                }
                _ => None,
            },
        };
        ContentType::Simple(simple.unwrap_or_else(|| {
            self.report_base(node);
            ANY_SIMPLE_TYPE
        }))
    }

    /// `cos-st-restricts.1.1`: the simple ur-type has no facets to restrict. It also stands where a base was not found,
    /// which was reported.
    fn check_restricted(&mut self, node: &SimpleContentNode, base: ComplexTypeId, simple: SimpleTypeId) {
        let bases = std::iter::successors(Some(TypeId::Complex(base)), |id| match id {
            TypeId::Complex(ANY_TYPE) | TypeId::Simple(_) => None,
            TypeId::Complex(id) => Some(self.components.complex_types[*id].base),
        });
        let is_genuine = simple == ANY_SIMPLE_TYPE && bases.last() == Some(TypeId::Simple(ANY_SIMPLE_TYPE));
        if let (true, Some(facet)) = (is_genuine, node.facets.first()) {
            let message = "anySimpleType cannot be restricted by facets";
            self.report(Diagnostic::error("cos-st-restricts.1.1", facet.span, message));
        }
    }

    fn restricted(&mut self, node: &SimpleContentNode, base: SimpleTypeId) -> SimpleTypeId {
        if node.facets.is_empty() {
            return base;
        }
        self.restricted_content(node.derivation.span, base, &node.facets)
    }

    fn report_base(&mut self, node: &SimpleContentNode) {
        let name = &node.derivation.base.name;
        let (message, hint) = match node.derivation.method {
            Derivation::Extension => (
                format!("the base {name} of a simple-content extension has no simple content"),
                "name a simple type, or a complex type with simple content",
            ),
            Derivation::Restriction => (
                format!("the base {name} of a simple-content restriction has no simple content"),
                "name a complex type with simple content, or one with emptiable mixed content and a simpleType inside",
            ),
        };
        self.report(Diagnostic::error("src-ct.2", node.derivation.base.span, message).hint(hint));
    }
}
