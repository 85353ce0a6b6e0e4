//! What is said about particles that do not restrict their base.

use super::normal::Range;
use crate::component::{Components, ElementDeclarationId, TypeId};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;
use std::fmt;

/// Why a particle is no valid restriction.
#[derive(Debug, Clone, Copy)]
pub(in crate::component) struct Fault {
    /// The constraint and clause.
    pub(in crate::component) rule: &'static str,
    /// The particle that restricts.
    pub(in crate::component) restricted: Span,
    /// The particle it was compared with.
    pub(in crate::component) base: Span,
    pub(super) reason: Reason,
}

/// The reason; texts are made only for what is reported.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reason {
    /// One side can only be empty.
    Empty,
    /// Too many comparisons.
    TooLarge,
    /// The kinds cannot restrict each other.
    Forbidden(&'static str, &'static str),
    /// Occurrences.
    Range(Range, Range),
    /// Occurrences of all that is in a group.
    Total(Range, Range),
    /// Names.
    Names(ElementDeclarationId, ElementDeclarationId),
    /// `nillable`.
    Nillable(ElementDeclarationId),
    /// `fixed`.
    Fixed(ElementDeclarationId, ElementDeclarationId),
    /// `key`, `keyref`, `unique`.
    IdentityConstraints(ElementDeclarationId),
    /// `block`.
    Block(ElementDeclarationId),
    /// Types.
    Types(ElementDeclarationId, TypeId),
    /// An element outside a wildcard.
    OutsideWildcard(ElementDeclarationId),
    /// A wildcard that allows more namespaces.
    Namespaces,
    /// A wildcard that checks less.
    ProcessContents,
    /// Nothing in the base's group fits.
    NothingFits(&'static str, Option<ElementDeclarationId>),
    /// Something the base needs is left out.
    Missing,
    /// The order differs from that of the base.
    Order,
}

impl Fault {
    /// The fault as a diagnostic about the content of a type or group.
    pub(in crate::component) fn diagnostic(
        &self,
        components: &Components,
        whole: Span,
        what: &str,
    ) -> Diagnostic {
        let fault = Diagnostic::error(self.rule, self.restricted, self.reason.message(components));
        let fault = if self.base == self.restricted { fault } else { fault.also(self.base, "in the base") };
        let fault = if whole == self.restricted { fault } else { fault.also(whole, what) };
        let fault = match self.reason {
            Reason::Order => Diagnostic { severity: Severity::Warning, ..fault },
            _ => fault,
        };
        match self.reason.hint() {
            Some(hint) => fault.hint(hint),
            None => fault,
        }
    }
}

impl Reason {
    fn message(self, components: &Components) -> String {
        let name = |id: ElementDeclarationId| &components.elements[id].name;
        match self {
            Self::Empty => {
                "the content of the restriction and that of its base do not fit: one is empty".to_owned()
            }
            Self::TooLarge => "the content is too large to be compared with that of the base".to_owned(),
            Self::Forbidden(own, base) => format!("{own} cannot restrict {base}"),
            Self::Range(own, base) => format!("occurs {own} here, {base} in the base"),
            Self::Total(own, base) => {
                format!("the group adds up to {own} elements, the base allows {base}")
            }
            Self::Names(own, base) => {
                format!("the element {} stands where the base has {}", name(own), name(base))
            }
            Self::Nillable(id) => format!("the element {} is nillable here, and not in the base", name(id)),
            Self::Fixed(id, base) => {
                let value = components.elements[base].value_constraint.as_ref();
                let value = value.map(|it| it.value.as_str()).unwrap_or_default();
                format!("the element {} does not keep the value fixed in the base, {value:?}", name(id))
            }
            Self::IdentityConstraints(id) => {
                format!("the element {} has identity constraints that it has not in the base", name(id))
            }
            Self::Block(id) => format!("the element {} allows substitutions the base blocks", name(id)),
            Self::Types(id, base) => format!(
                "the type of the element {} is not derived by restriction from that in the base, {}",
                name(id),
                components.type_name(base)
            ),
            Self::OutsideWildcard(id) => {
                format!("the wildcard in the base does not allow the element {}", name(id))
            }
            Self::Namespaces => "the wildcard allows namespaces that the base does not".to_owned(),
            Self::ProcessContents => "the wildcard checks less than that in the base".to_owned(),
            Self::NothingFits(_, Some(id)) => format!("the base has no element {} at this place", name(id)),
            Self::NothingFits(what, None) => {
                format!("nothing is left in the base that {what} here could restrict")
            }
            Self::Missing => "something the base requires is left out".to_owned(),
            Self::Order => "the alternatives stand in another order than in the base".to_owned(),
        }
    }

    fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::Range(..) => "minOccurs may only be raised, maxOccurs only be lowered",
            Self::Names(..) | Self::NothingFits(..) | Self::Order => {
                "a restriction repeats the particles of its base in the same order, except those left out"
            }
            Self::Missing => "only particles with minOccurs=\"0\" may be left out",
            Self::Types(..) => "name the type of the base, or one restricted from it",
            Self::Block(_) => "repeat the block attribute of the base",
            Self::ProcessContents => "processContents may go from skip over lax to strict only",
            _ => return None,
        })
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{} to {max}", self.min),
            None => write!(f, "{} to unbounded", self.min),
        }
    }
}
