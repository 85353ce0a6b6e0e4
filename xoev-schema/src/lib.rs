//! The XSD 1.0 front end.
//!
//! ```text
//!  *.xsd, catalogue
//!    │ source/       find, read, decode, catalogue, limits       → SourceMap, FileId, Span
//!    │ syntax/       XML → one node type per XSD element         → SchemaDocument
//!    │ schema_set/   include, import, redefine                   → SchemaSet
//!    │ component/    XSD Part 1 §3 components in arenas          → Components
//!    │ grammar/      particles → automata, facets → programs     → Grammar (xoev-runtime)
//!    │ xoev/         standard, messages, code lists              → Standard
//! ```
//! Beside the stages: `hash`, quick maps; `schema_location`, the schemas an instance names; `explain`, what a rule means.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

pub mod component;
pub mod diagnostics;
pub mod explain;
pub mod grammar;
pub mod hash;
pub mod name;
pub mod schema_location;
pub mod schema_set;
pub mod source;
pub mod syntax;
pub mod xoev;

/// A schema set with its components.
#[derive(Debug)]
pub struct Loaded {
    /// The documents.
    pub set: schema_set::SchemaSet,
    /// The components.
    pub components: component::Components,
    /// What was found on the way, in the order of the stages.
    pub diagnostics: diagnostics::Diagnostics,
}

/// Reads entry schemas with everything they include, import and redefine, and builds their components.
#[must_use]
pub fn load(entries: &[std::path::PathBuf], options: &source::SourceOptions) -> Loaded {
    let mut diagnostics = diagnostics::Diagnostics::default();
    let set = schema_set::assemble(entries, options, &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    Loaded { set, components, diagnostics }
}
