//! The inbox of an office in the half year in which two versions of a standard are in use.
xoev_runtime::include_generated!(pub mod xbeispiel);
