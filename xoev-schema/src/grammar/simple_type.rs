//! Simple types: facets with their lexical forms normalised, patterns translated.

use super::{Compiler, regular_expression, value};
use crate::component::{Facet, Facets, PatternStep, SimpleType, SimpleTypeId, TypeId, Variety};
use crate::diagnostics::Diagnostic;
use xoev_runtime::grammar::{self, EnumerationValue, Pattern, PatternId};

impl<'a> Compiler<'a> {
    pub(super) fn simple_type(&mut self, id: SimpleTypeId, simple: &'a SimpleType) -> grammar::SimpleType {
        let variety = match &simple.variety {
            Variety::Atomic(primitive) => grammar::Variety::Atomic(*primitive),
            Variety::List(item) => grammar::Variety::List(self.type_id(TypeId::Simple(*item))),
            Variety::Union(members) => grammar::Variety::Union(
                members.iter().map(|member| self.type_id(TypeId::Simple(*member))).collect(),
            ),
        };
        grammar::SimpleType {
            variety,
            builtin: simple.builtin,
            white_space: simple.white_space,
            facets: self.facets(id, simple),
        }
    }

    fn facets(&mut self, id: SimpleTypeId, simple: &'a SimpleType) -> grammar::Facets {
        let facets = &simple.facets;
        let is_name = !facets.enumeration.is_empty() && value::may_be_qualified_name(self.components, id);
        let enumeration = facets.enumeration.iter().map(|e| EnumerationValue {
            lexical: value::normalised(&e.value, simple.white_space),
            namespaces: if is_name { value::bindings(&e.scope) } else { Vec::new() },
        });
        let enumeration = enumeration.collect();
        let bound = |facet: &Option<Facet<String>>| {
            facet.as_ref().map(|f| value::normalised(&f.value, simple.white_space))
        };
        grammar::Facets {
            length: number(&facets.length),
            min_length: number(&facets.min_length),
            max_length: number(&facets.max_length),
            total_digits: number(&facets.total_digits),
            fraction_digits: number(&facets.fraction_digits),
            min_inclusive: bound(&facets.min_inclusive),
            min_exclusive: bound(&facets.min_exclusive),
            max_inclusive: bound(&facets.max_inclusive),
            max_exclusive: bound(&facets.max_exclusive),
            patterns: self.patterns(facets),
            enumeration,
        }
    }

    fn patterns(&mut self, facets: &'a Facets) -> Vec<PatternId> {
        let mut out: Vec<PatternId> = facets.patterns.iter().map(|step| self.pattern(step)).collect();
        // All must match; matching the same one twice adds nothing.
        let mut seen = crate::hash::HashSet::default();
        out.retain(|id| seen.insert(*id));
        out
    }

    fn pattern(&mut self, step: &'a PatternStep) -> PatternId {
        let sources: Vec<_> = step.alternatives.iter().map(|(source, _)| source.as_str()).collect();
        if let Some(id) = self.translated_patterns.get(&sources) {
            return *id;
        }
        let regex = regular_expression::translate_within(
            &sources,
            self.pattern_unit,
            self.components.limits.pattern_size,
        );
        let is_faultless = regex.faults.is_empty() && !regex.is_approximate;
        for fault in regex.faults {
            if let Some((source, span)) = step.alternatives.get(fault.alternative)
                && self.reported_patterns.insert((*span, fault.offset))
            {
                let marked = regular_expression::marked(source, fault.offset);
                let message = format!("the pattern is no regular expression: {}", fault.message);
                let diagnostic = Diagnostic::error("pattern-value-valid", *span, message).label(marked);
                self.diagnostics.report(diagnostic);
            }
        }
        if let (true, Some((_, span))) = (regex.is_approximate, step.alternatives.first())
            && self.reported_patterns.insert((*span, usize::MAX))
        {
            let message = "the automaton of the pattern would be too large (limit pattern_size); large bounds in it are not checked";
            self.diagnostics.report(Diagnostic::warning("xoev-limit", *span, message));
        }
        let texts = sources.iter().map(|source| (*source).to_owned()).collect();
        let id =
            self.tables.add_pattern(Pattern { sources: texts, regex: regex.regex, unit: self.pattern_unit });
        if is_faultless {
            self.translated_patterns.insert(sources, id);
        }
        id
    }
}

fn number<T: Copy>(facet: &Option<Facet<T>>) -> Option<T> {
    facet.as_ref().map(|f| f.value)
}
