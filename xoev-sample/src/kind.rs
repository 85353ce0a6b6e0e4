//! Kinds of samples.

use std::fmt;
use std::str::FromStr;

/// A kind of sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Nothing that need not be there: one sample.
    Minimal,
    /// All optional parts, each repeated part twice, recursion bounded: one sample.
    Maximal,
    /// Every branch of a choice, optional part, member of a substitution group, type by `xsi:type` and nil element occurs in
    /// one of them: as many samples as that takes.
    Branches,
    /// Of every two optional parts of a type all combinations of being there or not occur in one of them: as many samples
    /// as that takes.
    Pairwise,
    /// Random: as many as asked for.
    Random,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Minimal, Self::Maximal, Self::Branches, Self::Pairwise, Self::Random];

    /// Its name, as in file names and options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Maximal => "maximal",
            Self::Branches => "branches",
            Self::Pairwise => "pairwise",
            Self::Random => "random",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let names = || Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|it| it.name() == name)
            .ok_or_else(|| format!("expected one of {}", names()))
    }
}
