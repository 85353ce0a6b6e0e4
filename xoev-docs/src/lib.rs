//! The documentation of a standard as an HTML site, made from its schemas.
