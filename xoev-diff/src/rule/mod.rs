//! The rules: every kind of change, what it asks of readers and writers, and its sentence in both languages.
//!
//! In: nothing. Out: [`Rule`], [`rule`], [`RULES`].
//! Invariants: a rule asks nothing of writers only if every message of the old version that has the changed part stays
//! valid; it asks nothing of readers only if every message of the new version was valid in the old one. In both cases
//! what a version settles for all messages is left aside: its number, its namespaces, the versions of its code lists.
//! Each rule is explained in `xoev-schema/src/explain/texts/diff.txt`.
//! Not here: finding changes.

mod table;

pub use table::RULES;
use xoev_runtime::report::Language;

/// What a change asks of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing to do.
    Nothing,
    /// Must be handled or looked at; a message that does not use the changed part is not concerned.
    Handle,
    /// Breaks: messages or programs that were right no longer are.
    Breaks,
}

impl Class {
    /// All classes, the least first.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Handle, Self::Breaks];

    /// The name in JSON and in options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Handle => "handle",
            Self::Breaks => "breaks",
        }
    }

    /// A sign that stands for it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Nothing => "·",
            Self::Handle => "!",
            Self::Breaks => "✗",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Nothing, Language::De) => "nichts zu tun",
            (Self::Nothing, Language::En) => "nothing to do",
            (Self::Handle, Language::De) => "zu behandeln",
            (Self::Handle, Language::En) => "must handle",
            (Self::Breaks, Language::De) => "bricht",
            (Self::Breaks, Language::En) => "breaks",
        }
    }
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The standard, its version, its namespaces.
    Standard,
    /// Messages and other global elements.
    Message,
    /// Types as a whole.
    Type,
    /// Elements and attributes of a type.
    Field,
    /// How often something stands.
    Cardinality,
    /// Order, choice, kind of content, wildcards.
    Structure,
    /// Facets and patterns.
    Facet,
    /// Default and fixed values, nil.
    Value,
    /// Enumerations and code lists.
    CodeList,
    /// Keys and references.
    IdentityConstraint,
    /// Substitution groups, derivation, abstract types.
    Substitution,
    /// Documentation and application info.
    Documentation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Standard,
        Self::Message,
        Self::Type,
        Self::Field,
        Self::Cardinality,
        Self::Structure,
        Self::Facet,
        Self::Value,
        Self::CodeList,
        Self::IdentityConstraint,
        Self::Substitution,
        Self::Documentation,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Message => "message",
            Self::Type => "type",
            Self::Field => "field",
            Self::Cardinality => "cardinality",
            Self::Structure => "structure",
            Self::Facet => "facet",
            Self::Value => "value",
            Self::CodeList => "code-list",
            Self::IdentityConstraint => "identity-constraint",
            Self::Substitution => "substitution",
            Self::Documentation => "documentation",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Standard, _) => "Standard",
            (Self::Message, Language::De) => "Nachrichten",
            (Self::Message, Language::En) => "messages",
            (Self::Type, Language::De) => "Typen",
            (Self::Type, Language::En) => "types",
            (Self::Field, Language::De) => "Felder",
            (Self::Field, Language::En) => "fields",
            (Self::Cardinality, Language::De) => "Kardinalitäten",
            (Self::Cardinality, Language::En) => "cardinalities",
            (Self::Structure, Language::De) => "Struktur",
            (Self::Structure, Language::En) => "structure",
            (Self::Facet, Language::De) => "Facetten",
            (Self::Facet, Language::En) => "facets",
            (Self::Value, Language::De) => "Werte",
            (Self::Value, Language::En) => "values",
            (Self::CodeList, Language::De) => "Codelisten",
            (Self::CodeList, Language::En) => "code lists",
            (Self::IdentityConstraint, Language::De) => "Schlüssel",
            (Self::IdentityConstraint, Language::En) => "keys",
            (Self::Substitution, Language::De) => "Ersetzung",
            (Self::Substitution, Language::En) => "substitution",
            (Self::Documentation, Language::De) => "Dokumentation",
            (Self::Documentation, Language::En) => "documentation",
        }
    }
}

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as `xoev explain` knows it.
    pub id: &'static str,
    /// What it is about.
    pub kind: Kind,
    /// What it asks of who receives messages of the new version.
    pub reader: Class,
    /// What it asks of who writes messages.
    pub writer: Class,
    /// The sentence; `{old}`, `{new}` and `{what}` are filled in.
    pub german: &'static str,
    /// The sentence in English.
    pub english: &'static str,
}

/// A rule by its id. The ids in this crate are those of the table; a test sees to it.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|it| it.id == id)
}
