//! Components → [`Grammar`]: the tables the validator runs and generated code carries.
//!
//! In: [`Components`]. Out: [`CompiledGrammar`].
//! Invariants: equal components give equal bytes; every reached component has its own id, equal content models and
//! patterns are shared; a fault is reported and something usable stands in its place.
//! Not here: checks of components beyond patterns, XPath expressions and values; competing particles are found here and
//! reported by `report_ambiguities`.

mod ambiguity;
mod content;
mod dump;
mod element;
mod identity_constraint;
mod map;
mod reach;
pub mod regular_expression;
mod simple_type;
mod tables;
mod type_definition;
mod value;
mod value_check;
mod xpath;

pub use ambiguity::Ambiguity;
use ambiguity::report_ambiguities;
#[cfg(feature = "oracle")]
#[doc(hidden)]
pub use content::oracle as content_oracle;
pub use dump::dump;
pub use map::GrammarMap;

use crate::component::{Components, ElementDeclarationId, ParticleId, TypeId};
use crate::diagnostics::Diagnostics;
use crate::hash::{HashMap, HashSet};
use crate::source::Span;
use tables::Tables;
use xoev_runtime::grammar::{self, Builtin, Grammar, ModelId, PatternId, PatternUnit};

/// A compiled schema set.
#[derive(Debug)]
pub struct CompiledGrammar {
    /// The grammar, linked.
    pub grammar: Grammar,
    /// The ids of the components in it.
    pub map: GrammarMap,
    /// Particles that compete for the same child; they were reported.
    pub ambiguities: Vec<Ambiguity>,
}

/// Compiles a schema set: all of it, or what documents with one of these global elements as root can hold.
///
/// From the roots are reached types, substitution-group members, named derived types and referenced keys; not what
/// only a wildcard would let in, and no derived types of the built-in types.
#[must_use]
pub fn compile(
    components: &Components,
    roots: Option<&[ElementDeclarationId]>,
    diagnostics: &mut Diagnostics,
) -> CompiledGrammar {
    compile_with(components, roots, PatternUnit::CodePoint, diagnostics)
}

/// Like [`compile`], with a say in what patterns are about: a message may be meant for a receiver whose validator sees
/// UTF-16 code units.
#[must_use]
pub fn compile_with(
    components: &Components,
    roots: Option<&[ElementDeclarationId]>,
    pattern_unit: PatternUnit,
    diagnostics: &mut Diagnostics,
) -> CompiledGrammar {
    let reached = reach::reach(components, if components.is_too_large { Some(&[]) } else { roots });
    let map = GrammarMap::new(&reached);
    let namespaces = components.namespaces.iter().map(|(uri, prefix)| (uri.as_str(), prefix.as_str()));
    let mut compiler = Compiler {
        components,
        map: &map,
        pattern_unit,
        diagnostics,
        tables: Tables::new(namespaces),
        grammar: Grammar::default(),
        models: HashMap::default(),
        ambiguities: Vec::new(),
        reported_patterns: HashSet::default(),
        translated_patterns: HashMap::default(),
    };
    compiler.types();
    compiler.elements();
    compiler.global_attributes(reached.global_attributes);
    compiler.identity_constraints();
    compiler.globals();
    let Compiler { tables, mut grammar, ambiguities, .. } = compiler;
    report_ambiguities(&ambiguities, components, diagnostics);
    tables.finish(&mut grammar);
    let grammar = grammar.link();
    value_check::check(components, &map, &grammar, diagnostics);
    CompiledGrammar { grammar, map, ambiguities }
}

/// What the parts of this stage share while a grammar is built.
struct Compiler<'a> {
    components: &'a Components,
    map: &'a GrammarMap,
    pattern_unit: PatternUnit,
    diagnostics: &'a mut Diagnostics,
    tables: Tables,
    grammar: Grammar,
    /// Content models by their particle: derived types may share it with their base.
    models: HashMap<ParticleId, ModelId>,
    ambiguities: Vec<Ambiguity>,
    /// Faults of patterns that were reported: a pattern is among the facets of all derived types too.
    reported_patterns: HashSet<(Span, usize)>,
    /// Patterns without faults that were translated, by the texts of their step: those of whole alphabets stand in
    /// every type derived from a string of the standard.
    translated_patterns: HashMap<Vec<&'a str>, PatternId>,
}

impl Compiler<'_> {
    /// The id of a type. All types that are referred to are reached; the ur-type is for damaged components.
    fn type_id(&self, id: TypeId) -> grammar::TypeId {
        self.map.type_(id).unwrap_or(Builtin::AnyType.type_id())
    }

    fn globals(&mut self) {
        for (name, id) in &self.components.global_elements {
            if let Some(id) = self.map.element(*id) {
                let name = self.tables.name(name);
                self.grammar.global_elements.push((name, id));
            }
        }
        for builtin in Builtin::ALL {
            let name = self.tables.name_of(tables::XSD_NAMESPACE, builtin.name());
            self.grammar.global_types.push((name, builtin.type_id()));
        }
        for (name, id) in &self.components.global_types {
            if let Some(id) = self.map.type_(*id) {
                let name = self.tables.name(name);
                self.grammar.global_types.push((name, id));
            }
        }
        for name in self.components.notations.keys() {
            let name = self.tables.name(name);
            self.grammar.notations.push(name);
        }
        self.grammar.global_elements.sort_unstable();
        self.grammar.global_types.sort_unstable();
        self.grammar.global_types.dedup_by_key(|(name, _)| *name);
    }
}
