//! Regular expressions (stub).

/// Result of a translation.
pub struct Translation {
    /// The expression.
    pub regex: String,
    /// Faults.
    pub faults: Vec<Fault>,
}

/// A fault.
pub struct Fault {
    /// Which alternative.
    pub alternative: usize,
    /// Byte offset.
    pub offset: usize,
    /// What.
    pub message: String,
}

/// Translates.
#[must_use]
pub fn translate(sources: &[&str]) -> Translation {
    Translation { regex: format!("(?:{})", sources.join("|")), faults: Vec::new() }
}

/// Marks.
#[must_use]
pub fn marked(source: &str, offset: usize) -> String {
    format!("here: {}", source.get(offset..).unwrap_or_default())
}
