//! Maps and sets with a quick hash.
//!
//! Compiling a schema set looks names up all the time, and the standard library's hash, which withstands whoever
//! chooses keys to collide, costs more there than what is looked up. `foldhash` is seeded anew in each process, which is
//! enough for schemas. Where order shows in results, the `Index…` forms keep the order of insertion.

use foldhash::fast::RandomState;

/// A map without order.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
/// A set without order.
pub type HashSet<T> = std::collections::HashSet<T, RandomState>;
/// A map in the order of insertion.
pub type IndexMap<K, V> = indexmap::IndexMap<K, V, RandomState>;
/// A set in the order of insertion.
pub type IndexSet<T> = indexmap::IndexSet<T, RandomState>;
