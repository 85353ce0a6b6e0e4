//! Type definitions as text.

use super::{Dump, block, value};
use xoev_runtime::grammar::{
    ComplexType, Content, Derivation, Facets, SimpleType, TypeDefinition, TypeId, TypeKind, Variety,
    WhiteSpace,
};

impl Dump<'_> {
    pub(super) fn type_definition(&mut self, id: TypeId, definition: &TypeDefinition) {
        let name = definition.name.map_or_else(|| "(anonymous)".to_owned(), |n| self.name(n));
        let derivation = match (&definition.kind, definition.derivation) {
            (TypeKind::Simple(_), _) => "simple restricts",
            (TypeKind::Complex(_), Derivation::Restriction) => "restricts",
            (TypeKind::Complex(_), Derivation::Extension) => "extends",
        };
        let flag = if definition.is_abstract { " abstract" } else { "" };
        let line = format!(
            "type {} {name} {derivation} {}{flag}{}",
            id.0,
            self.type_(definition.base),
            block(definition.block)
        );
        self.line(0, &line);
        match &definition.kind {
            TypeKind::Simple(simple) => self.simple_type(simple),
            TypeKind::Complex(complex) => self.complex_type(complex),
        }
    }

    fn simple_type(&mut self, simple: &SimpleType) {
        let variety = match &simple.variety {
            Variety::Atomic(_) => simple.builtin.name().to_owned(),
            Variety::List(item) => format!("list of {}", self.type_(*item)),
            Variety::Union(members) => {
                let members: Vec<_> = members.iter().map(|m| self.type_(*m)).collect();
                format!("union of {}", members.join(", "))
            }
        };
        let white_space = match simple.white_space {
            WhiteSpace::Preserve => "preserve",
            WhiteSpace::Replace => "replace",
            WhiteSpace::Collapse => "collapse",
        };
        self.line(1, &format!("{variety}, white space {white_space}"));
        self.facets(&simple.facets);
    }

    fn facets(&mut self, facets: &Facets) {
        let numbers = [
            ("length", facets.length),
            ("minLength", facets.min_length),
            ("maxLength", facets.max_length),
            ("totalDigits", facets.total_digits.map(u64::from)),
            ("fractionDigits", facets.fraction_digits.map(u64::from)),
        ];
        for (name, number) in numbers {
            if let Some(number) = number {
                self.line(1, &format!("{name} {number}"));
            }
        }
        let bounds = [
            ("minInclusive", &facets.min_inclusive),
            ("minExclusive", &facets.min_exclusive),
            ("maxInclusive", &facets.max_inclusive),
            ("maxExclusive", &facets.max_exclusive),
        ];
        for (name, bound) in bounds {
            if let Some(bound) = bound {
                self.line(1, &format!("{name} {bound:?}"));
            }
        }
        for pattern in &facets.patterns {
            self.line(1, &format!("pattern {}", pattern.0));
        }
        for entry in &facets.enumeration {
            self.line(1, &format!("enumeration {:?}", entry.lexical));
        }
    }

    fn complex_type(&mut self, complex: &ComplexType) {
        for (slot, attribute) in complex.attributes.iter().enumerate() {
            let line = format!(
                "@{slot} {} : {}{}{}",
                self.name(attribute.name),
                self.type_(attribute.type_definition),
                if attribute.is_required { " required" } else { "" },
                value(attribute.value_constraint.as_ref())
            );
            self.line(1, &line);
        }
        if let Some(wildcard) = complex.attribute_wildcard {
            let line = format!("@ {}", self.wildcard(self.grammar.wildcards.get(wildcard.index())));
            self.line(1, &line);
        }
        let content = match complex.content {
            Content::Empty => "empty".to_owned(),
            Content::Simple(id) => format!("text {}", self.type_(id)),
            Content::ElementOnly(model) => format!("model {}", model.0),
            Content::Mixed(model) => format!("mixed model {}", model.0),
        };
        self.line(1, &content);
    }
}
