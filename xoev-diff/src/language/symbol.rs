//! What a particle lets stand: names, or any name of some namespaces.

use crate::side::Mapped;
use std::sync::Arc;
use xoev_schema::component::NamespaceConstraint;
use xoev_schema::name::ExpandedName;

/// A leaf of a content: an element, or those a wildcard lets in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Leaf {
    /// The element of this name.
    Name(ExpandedName),
    /// Any element of these namespaces.
    Any(NamespaceSet),
}

/// `{namespace constraint}` with the namespaces of the new side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum NamespaceSet {
    Any,
    Not(Option<Arc<str>>),
    OneOf(Vec<Option<Arc<str>>>),
}

/// A child: a name, or one that no particle names in a namespace (`None` of it: one that nothing mentions).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Symbol {
    Name(ExpandedName),
    Other(Namespace),
}

/// The namespace of a child that is not named.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Namespace {
    Absent,
    Known(Arc<str>),
    Unmentioned,
}

impl NamespaceSet {
    /// The constraint of a side.
    pub(crate) fn new(constraint: &NamespaceConstraint, side: Mapped<'_>) -> Self {
        match constraint {
            NamespaceConstraint::Any => Self::Any,
            NamespaceConstraint::Not(namespace) => Self::Not(side.namespace(namespace.as_ref())),
            NamespaceConstraint::OneOf(all) => {
                let mut all: Vec<_> = all.iter().map(|it| side.namespace(it.as_ref())).collect();
                all.sort();
                Self::OneOf(all)
            }
        }
    }

    fn allows(&self, namespace: &Namespace) -> bool {
        let is = |it: &Option<Arc<str>>| match (it, namespace) {
            (None, Namespace::Absent) => true,
            (Some(one), Namespace::Known(other)) => one == other,
            _ => false,
        };
        match self {
            Self::Any => true,
            Self::Not(not) => *namespace != Namespace::Absent && !is(not),
            Self::OneOf(all) => all.iter().any(is),
        }
    }

    /// Whether everything this set has is in another (§3.10.6, Wildcard Subset).
    pub(crate) fn is_subset_of(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Any) => true,
            (Self::Any, _) => false,
            (Self::Not(one), Self::Not(two)) => one == two,
            (Self::Not(_), Self::OneOf(_)) => false,
            (Self::OneOf(all), other) => all.iter().all(|it| other.allows(&namespace_of(it.as_ref()))),
        }
    }

    pub(super) fn mentioned(&self) -> Vec<Namespace> {
        match self {
            Self::Any => Vec::new(),
            Self::Not(it) => vec![namespace_of(it.as_ref())],
            Self::OneOf(all) => all.iter().map(|it| namespace_of(it.as_ref())).collect(),
        }
    }
}

pub(super) fn namespace_of(it: Option<&Arc<str>>) -> Namespace {
    it.map_or(Namespace::Absent, |it| Namespace::Known(Arc::clone(it)))
}

impl Leaf {
    pub(super) fn allows(&self, symbol: &Symbol) -> bool {
        match (self, symbol) {
            (Self::Name(own), Symbol::Name(name)) => own == name,
            (Self::Name(_), Symbol::Other(_)) => false,
            (Self::Any(set), Symbol::Name(name)) => set.allows(&namespace_of(name.namespace.as_ref())),
            (Self::Any(set), Symbol::Other(namespace)) => set.allows(namespace),
        }
    }
}
