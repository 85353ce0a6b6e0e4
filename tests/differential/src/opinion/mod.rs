//! What a validator says of a schema and instances.

mod java;
mod own;
mod xmllint;

pub use java::Java;
pub use own::own;
pub use xmllint::xmllint;

use std::fmt;
use std::path::Path;

/// What is said of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is valid.
    Valid,
    /// It is not.
    Invalid,
    /// The schema is not.
    SchemaInvalid,
    /// The validator is not there, or failed.
    None,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::SchemaInvalid => "schema invalid",
            Self::None => "-",
        })
    }
}

/// What all say of one instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Verdicts {
    /// This project.
    pub own: Verdict,
    /// The first rule broken, by this project's opinion; else empty.
    pub rule: &'static str,
    /// libxml2.
    pub xmllint: Verdict,
    /// The JDK.
    pub java: Verdict,
}

impl Verdicts {
    /// Whether another validator says something else.
    #[must_use]
    pub fn disagree(&self) -> bool {
        let differs = |other: Verdict| other != Verdict::None && other != self.own;
        differs(self.xmllint) || differs(self.java)
    }
}

impl fmt::Display for Verdicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "own: {} {}, xmllint: {}, java: {}", self.own, self.rule, self.xmllint, self.java)
    }
}

/// The validators.
#[derive(Debug)]
pub struct Opinions {
    /// Whether `xmllint` is there.
    pub has_xmllint: bool,
    /// The JDK's, if there is one.
    pub java: Option<Java>,
}

impl Opinions {
    /// Finds the validators.
    #[must_use]
    pub fn find(folder: &Path) -> Self {
        let has_xmllint = std::process::Command::new("xmllint").arg("--version").output().is_ok();
        Self { has_xmllint, java: Java::start(folder) }
    }

    /// Asks all of them.
    pub fn ask<P: AsRef<Path>>(&mut self, schema: &Path, instances: &[P]) -> Vec<Verdicts> {
        let own = own(schema, instances);
        let none = || vec![Verdict::None; instances.len()];
        let other = if self.has_xmllint { xmllint(schema, instances) } else { none() };
        let java = self.java.as_mut().map_or_else(none, |java| java.ask(schema, instances));
        let both = other.into_iter().zip(java);
        own.into_iter()
            .zip(both)
            .map(|((own, rule), (xmllint, java))| Verdicts { own, rule, xmllint, java })
            .collect()
    }
}
