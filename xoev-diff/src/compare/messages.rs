//! The messages of both sides.

use super::run::CompareOptions;
use crate::pair::Pairs;
use crate::side::Mapped;
use std::fmt;
use xoev_runtime::near::nearest;
use xoev_schema::component::ElementDeclarationId;
use xoev_schema::name::ExpandedName;

/// A message that neither side has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownMessage {
    /// What was asked for.
    pub name: String,
    /// Names that were probably meant.
    pub similar: Vec<String>,
}

impl fmt::Display for UnknownMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no message {} on either side", self.name)?;
        if !self.similar.is_empty() {
            write!(f, "; did you mean {}?", self.similar.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownMessage {}

/// A message of either side.
pub(super) struct Known {
    pub old: Option<ElementDeclarationId>,
    pub new: Option<ElementDeclarationId>,
    /// Its name on both sides, in the namespaces of the new one.
    pub old_name: Option<ExpandedName>,
    pub new_name: Option<ExpandedName>,
}

/// The messages of both sides, those of the new one first, as far as they were asked for.
pub(super) fn messages(
    old: Mapped<'_>,
    new: Mapped<'_>,
    pairs: &Pairs,
    options: &CompareOptions,
) -> Result<Vec<Known>, UnknownMessage> {
    let ids = |side: Mapped<'_>| side.side.standard.messages.iter().map(|it| it.element).collect::<Vec<_>>();
    let (olds, news) = (ids(old), ids(new));
    let name = |side: Mapped<'_>, id: ElementDeclarationId| side.name(&side.components().elements[id].name);
    let mut known: Vec<Known> = Vec::new();
    for id in &news {
        let partner = pairs.elements.iter().find(|(_, it)| *it == id).map(|(it, _)| *it);
        let partner = partner.filter(|it| olds.contains(it));
        let old_name = partner.map(|it| name(old, it));
        known.push(Known { old: partner, new: Some(*id), old_name, new_name: Some(name(new, *id)) });
    }
    for id in olds {
        if !known.iter().any(|it| it.old == Some(id)) {
            known.push(Known { old: Some(id), new: None, old_name: Some(name(old, id)), new_name: None });
        }
    }
    let fits = |it: &Known, asked: &str| {
        let written = |side: Mapped<'_>, id: Option<ElementDeclarationId>| {
            id.is_some_and(|id| {
                let name = &side.components().elements[id].name;
                &*name.local == asked || name.to_string() == asked
            })
        };
        written(old, it.old) || written(new, it.new)
    };
    if let Some(asked) = options.messages.iter().find(|asked| !known.iter().any(|it| fits(it, asked))) {
        let names = known.iter().filter_map(|it| it.new_name.as_ref().or(it.old_name.as_ref()));
        let similar = nearest(asked, names.map(|it| &*it.local)).into_iter().map(str::to_owned).collect();
        return Err(UnknownMessage { name: asked.clone(), similar });
    }
    if !options.messages.is_empty() {
        known.retain(|it| options.messages.iter().any(|asked| fits(it, asked)));
    }
    Ok(known)
}

/// Whether a global element is a message.
pub(super) fn is_message(side: Mapped<'_>, id: ElementDeclarationId) -> bool {
    side.side.standard.message(id).is_some()
}
