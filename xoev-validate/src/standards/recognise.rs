//! Of which standard a message is.

use super::{Candidate, Standards};
use crate::error::Error;
use crate::schemas::UsableSchemas;
use xoev_runtime::dispatch::{DispatchFault, Dispatcher, Identification, MessageStart, StartTag};

/// A message's standard.
#[derive(Debug)]
pub struct Recognised<'s> {
    /// The standard.
    pub standard: &'s Candidate,
    /// Its schemas.
    pub schemas: &'s UsableSchemas,
    /// What told it.
    pub identification: Identification<'s>,
}

/// Why it is not known of which standard a message is.
#[derive(Debug)]
pub enum Unrecognised<'s> {
    /// It is of none of them; which are known.
    Fault(Box<DispatchFault>),
    /// It may be of one whose schemas are not usable.
    Unusable(&'s Candidate, &'s Error),
}

impl Standards {
    /// The standard of a message that begins like this.
    ///
    /// Those whose entry schemas have the namespace of the root element are asked first, and of them those whose version
    /// the message states, so that others need not be compiled.
    ///
    /// # Errors
    /// If it is of none of them, or nothing tells of which one.
    pub fn recognise(&self, start: &MessageStart) -> Result<Recognised<'_>, Unrecognised<'_>> {
        let of_namespace = |it: &&Candidate| it.has_namespace(&start.root.name.namespace);
        let near: Vec<&Candidate> = self.candidates.iter().filter(of_namespace).collect();
        let stated: Vec<&Candidate> = near.iter().copied().filter(|it| is_stated(it, start)).collect();
        for some in [&stated, &near] {
            if let Ok(found) = self.among(some, start) {
                return Ok(found);
            }
        }
        // What is said about an unknown message is said in view of all.
        let fault = match self.among(&self.candidates.iter().collect::<Vec<_>>(), start) {
            Ok(found) => return Ok(found),
            Err(fault) => fault,
        };
        let unusable = near.into_iter().find_map(|it| Some((it, self.schemas(it).err()?)));
        Err(unusable.map_or(Unrecognised::Fault(fault), |(it, error)| Unrecognised::Unusable(it, error)))
    }

    fn among<'s>(
        &'s self,
        candidates: &[&'s Candidate],
        start: &MessageStart,
    ) -> Result<Recognised<'s>, Box<DispatchFault>> {
        let usable: Vec<(&Candidate, &UsableSchemas)> =
            candidates.iter().filter_map(|it| Some((*it, self.schemas(it).ok()?))).collect();
        let dispatcher = Dispatcher::new(usable.iter().map(|(_, schemas)| &schemas.grammar));
        let identification = dispatcher.identify(start.clone())?;
        #[expect(
            clippy::indexing_slicing,
            reason = "the dispatcher answers with a position in what it was made of"
        )]
        let (standard, schemas) = usable[identification.index];
        Ok(Recognised { standard, schemas, identification })
    }
}

/// Whether an attribute of root or header states the version the configuration names.
fn is_stated(candidate: &Candidate, start: &MessageStart) -> bool {
    let Some(version) = candidate.config.version.as_deref() else { return false };
    let states = |tag: &StartTag| tag.attributes.iter().any(|(_, _, value)| value == version);
    states(&start.root) || start.header.as_ref().is_some_and(states)
}
