//! A second opinion: random small schemas and instances, judged by this project, libxml2 and the JDK.
//!
//! ```text
//!  random ─▶ schema ─▶ instance (valid by construction, then mutated)
//!                 └────────┴─▶ opinion/{own, xmllint, java} ─▶ disagreement ─▶ reduce ─▶ printed
//! ```
//!
//! A disagreement says nothing about who is right. Those that were judged by the recommendation stand in `judged/`, and an
//! ordinary test holds this project to the verdict.

pub mod instance;
pub mod node;
pub mod opinion;
pub mod random;
pub mod reduce;
pub mod schema;
pub mod values;
