//! The passes, one file each; [`super::plan`] lists them in order.

pub mod break_cycles;
pub mod collect_messages;
pub mod derive_traits;
pub mod link_pages;
pub mod note_code_values;
pub mod offer_conversions;
pub mod place_in_modules;
pub mod recognise_shapes;
pub mod select_reachable;
