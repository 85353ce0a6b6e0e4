//! What a comparison of generated code finds.

use crate::change::Presence;
use xoev_runtime::report::Language;

/// What a change does to code that uses the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Code that compiled goes on compiling.
    Adds,
    /// Code that compiled may no longer.
    Breaks,
}

impl Effect {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adds => "adds",
            Self::Breaks => "breaks",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Adds, Language::De) => "kommt hinzu",
            (Self::Adds, Language::En) => "adds",
            (Self::Breaks, Language::De) => "bricht",
            (Self::Breaks, Language::En) => "breaks",
        }
    }
}

/// What has changed of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RustChangeKind {
    /// The item came.
    ItemAdded,
    /// The item has gone.
    ItemRemoved,
    /// The item has another path.
    ItemRenamed,
    /// A struct became an enum, or the like.
    KindChanged,
    /// A field or variant came.
    MemberAdded,
    /// A field or variant has gone.
    MemberRemoved,
    /// A field or variant has another name.
    MemberRenamed,
    /// A field or variant is of another type.
    TypeChanged,
    /// The parameters of `new`.
    ConstructorChanged,
    /// A trait is implemented now.
    TraitAdded,
    /// A trait no longer is implemented.
    TraitRemoved,
}

impl RustChangeKind {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ItemAdded => "item-added",
            Self::ItemRemoved => "item-removed",
            Self::ItemRenamed => "item-renamed",
            Self::KindChanged => "kind-changed",
            Self::MemberAdded => "member-added",
            Self::MemberRemoved => "member-removed",
            Self::MemberRenamed => "member-renamed",
            Self::TypeChanged => "type-changed",
            Self::ConstructorChanged => "constructor-changed",
            Self::TraitAdded => "trait-added",
            Self::TraitRemoved => "trait-removed",
        }
    }

    /// What it is, for people.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ItemAdded | Self::MemberAdded, Language::De) => "kommt hinzu",
            (Self::ItemAdded | Self::MemberAdded, Language::En) => "added",
            (Self::ItemRemoved | Self::MemberRemoved, Language::De) => "entfällt",
            (Self::ItemRemoved | Self::MemberRemoved, Language::En) => "removed",
            (Self::ItemRenamed | Self::MemberRenamed, Language::De) => "umbenannt",
            (Self::ItemRenamed | Self::MemberRenamed, Language::En) => "renamed",
            (Self::KindChanged, Language::De) => "andere Art von Typ",
            (Self::KindChanged, Language::En) => "another kind of type",
            (Self::TypeChanged, Language::De) => "Typ geändert",
            (Self::TypeChanged, Language::En) => "type changed",
            (Self::ConstructorChanged, Language::De) => "Parameter von new",
            (Self::ConstructorChanged, Language::En) => "parameters of new",
            (Self::TraitAdded, Language::De) => "Trait kommt hinzu",
            (Self::TraitAdded, Language::En) => "trait added",
            (Self::TraitRemoved, Language::De) => "Trait entfällt",
            (Self::TraitRemoved, Language::En) => "trait removed",
        }
    }
}

/// A change of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustChange {
    /// What has changed.
    pub kind: RustChangeKind,
    /// Whether it breaks code.
    pub effect: Effect,
    /// The field or variant, by its name in the new version; empty for the item.
    pub member: String,
    /// What it was: a type, a name, parameters, a trait.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

/// An item with changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustItem {
    /// Its path below the module of the standard, in the new version unless it has gone.
    pub path: String,
    /// What it is: `struct`, `enum`, `type`.
    pub keyword: &'static str,
    /// Whether both versions have it.
    pub presence: Presence,
    /// Its changes.
    pub changes: Vec<RustChange>,
}

/// Everything that differs between the code generated for two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RustComparison {
    /// The items with changes, in the order of the new file, those that have gone last.
    pub items: Vec<RustItem>,
}

impl RustComparison {
    /// How many changes have an effect.
    #[must_use]
    pub fn count(&self, effect: Effect) -> usize {
        self.items.iter().flat_map(|it| &it.changes).filter(|it| it.effect == effect).count()
    }
}

impl RustChange {
    pub(super) fn of(
        kind: RustChangeKind,
        member: &str,
        old: impl Into<Option<String>>,
        new: impl Into<Option<String>>,
    ) -> Self {
        let effect = match kind {
            RustChangeKind::ItemAdded | RustChangeKind::TraitAdded => Effect::Adds,
            _ => Effect::Breaks,
        };
        Self { kind, effect, member: member.to_owned(), old: old.into(), new: new.into() }
    }

    pub(super) fn added() -> Self {
        Self::of(RustChangeKind::ItemAdded, "", None, None)
    }

    pub(super) fn removed() -> Self {
        Self::of(RustChangeKind::ItemRemoved, "", None, None)
    }

    /// The change in a line: `name: type changed: String → Option<String>`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let member = if self.member.is_empty() { String::new() } else { format!("{}: ", self.member) };
        let values = match (self.old.as_deref(), self.new.as_deref()) {
            (Some(old), Some(new)) => format!(": {old} → {new}"),
            (Some(it), None) | (None, Some(it)) if !it.is_empty() => format!(": {it}"),
            _ => String::new(),
        };
        format!("{member}{}{values}", self.kind.title(language))
    }
}
