//! What several tests need.

pub mod project;
pub mod server;
