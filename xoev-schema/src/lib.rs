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

pub mod component;
pub mod diagnostics;
pub mod grammar;
pub mod name;
pub mod schema_set;
pub mod source;
pub mod syntax;
