//! Enumeration Facet Value Required for NOTATION (Part 2 §3.2.19): a declaration
//! whose values are notations names them. Lists and unions may have NOTATION for an item or a member.

use crate::component::{Components, ContentType, SimpleTypeId, TypeId, Variety};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Span;
use xoev_runtime::grammar::Primitive;

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    let mut report = |span: Span, what: String| {
        let message = format!("{what} is of type NOTATION, but no notation is enumerated");
        let fault = Diagnostic::error("enumeration-required-notation", span, message);
        diagnostics.report(fault.hint("restrict NOTATION by an enumeration of declared notations"));
    };
    for (_, element) in components.elements.iter() {
        if matches!(element.type_definition, TypeId::Simple(id) if lacks_enumeration(components, id)) {
            report(element.span, format!("the element {}", element.name));
        }
    }
    for (_, attribute) in components.attributes.iter() {
        if lacks_enumeration(components, attribute.type_definition) {
            report(attribute.span, format!("the attribute {}", attribute.name));
        }
    }
    for (_, it) in components.complex_types.iter() {
        if let (ContentType::Simple(id), TypeId::Simple(_), Some(span)) = (&it.content, it.base, it.span)
            && lacks_enumeration(components, *id)
        {
            report(span, "the content".to_owned());
        }
    }
}

fn lacks_enumeration(components: &Components, id: SimpleTypeId) -> bool {
    let it = &components.simple_types[id];
    it.variety == Variety::Atomic(Primitive::Notation) && it.facets.enumeration.is_empty()
}
