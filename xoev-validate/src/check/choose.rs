//! What a message is checked by.

use super::own_schemas::OwnSchemas;
use super::{Outcome, Validated, engine};
use crate::error::Error;
use crate::input::{Content, Input};
use crate::schemas::{CompileOptions, SchemaFiles, UsableSchemas};
use crate::standards::{Candidate, Standards, Unrecognised};
use std::borrow::Cow;
use std::sync::Arc;
use xoev_report::Identity;
use xoev_runtime::dispatch::MessageStart;
use xoev_runtime::event::Options;
use xoev_runtime::report::{Fault, Issue, Position, Report, Severity};
use xoev_runtime::standard::Standard;

/// What messages are checked by.
pub(super) enum Grammars {
    /// Given schemas, whatever the message is.
    Given(Box<(SchemaFiles, UsableSchemas)>),
    /// The standard the message is of.
    Among(Standards),
}

/// What one message is checked by.
pub(super) struct Chosen<'c> {
    pub(super) schemas: Schemas<'c>,
    pub(super) identity: Identity,
    /// What is to be said before anything else.
    pub(super) note: Option<Issue>,
    standard: Option<&'c Candidate>,
}

pub(super) enum Schemas<'c> {
    Known(&'c UsableSchemas),
    /// Together with those the message names.
    Own(Arc<UsableSchemas>),
}

impl Schemas<'_> {
    pub(super) fn get(&self) -> &UsableSchemas {
        match self {
            Self::Known(schemas) => schemas,
            Self::Own(schemas) => schemas,
        }
    }
}

/// What is said of a message that is not checked.
pub(super) struct Instead {
    identity: Identity,
    outcome: Outcome,
    schema_notes: Arc<str>,
}

impl Grammars {
    /// What a message that begins like this is checked by; or what is to be said instead.
    pub(super) fn choose(&self, start: &[u8]) -> Result<Chosen<'_>, Box<Instead>> {
        match self {
            Self::Given(given) => {
                // What is not well-formed there is found again when it is checked.
                let identity = MessageStart::of(start).map(|it| identity(&it)).unwrap_or_default();
                Ok(Chosen { schemas: Schemas::Known(&given.1), identity, note: None, standard: None })
            }
            Self::Among(standards) => recognise(standards, start),
        }
    }

    /// The same with the schemas the message names itself.
    pub(super) fn with_own_schemas<'c>(
        &self,
        mut chosen: Chosen<'c>,
        own_schemas: &OwnSchemas,
        message: &Input,
        start: &[u8],
        compile: &CompileOptions,
    ) -> Result<Chosen<'c>, Box<Instead>> {
        let files = match (self, chosen.standard) {
            (Self::Given(given), _) => Cow::Borrowed(&given.0),
            (Self::Among(_), Some(standard)) => Cow::Owned(
                SchemaFiles::of_standard(standard.config())
                    .map_err(|error| Instead::unusable(&chosen.identity, Some(standard), &error))?,
            ),
            (Self::Among(_), None) => return Ok(chosen),
        };
        match own_schemas.of(message.path(), start, &files, chosen.schemas.get(), compile) {
            None => {}
            Some(Ok(own)) => chosen.schemas = Schemas::Own(own),
            Some(Err(error)) => return Err(Instead::unusable(&chosen.identity, None, &error)),
        }
        Ok(chosen)
    }
}

/// What the standard of a message is that begins like this.
fn recognise<'c>(standards: &'c Standards, start: &[u8]) -> Result<Chosen<'c>, Box<Instead>> {
    let start = MessageStart::of(start).map_err(|failure| {
        Instead::new(Identity::default(), Outcome::Report(engine::not_well_formed(failure)))
    })?;
    let unusable = |candidate, error: &Error| Instead::unusable(&identity(&start), Some(candidate), error);
    let fault = match standards.recognise(&start) {
        Ok(found) => {
            return Ok(Chosen {
                identity: identity_of(&start, found.identification.standard()),
                schemas: Schemas::Known(found.schemas),
                note: None,
                standard: Some(found.standard),
            });
        }
        Err(Unrecognised::Unusable(candidate, error)) => return Err(unusable(candidate, error)),
        Err(Unrecognised::Fault(fault)) => fault,
    };
    let path = format!("/{}", start.root.name.local);
    let mut note = Issue::new(path, Position::default(), Fault::Dispatch(fault));
    // What was asked for by name is what counts, whatever the message says.
    let Some(asked) = standards.asked() else {
        let report = Report { issues: vec![note], is_truncated: false };
        return Err(Instead::new(identity(&start), Outcome::Report(report)));
    };
    note.severity = Severity::Warning;
    let schemas = standards.schemas(asked).map_err(|error| unusable(asked, error))?;
    let identity = identity_of(&start, schemas.grammar.standard());
    Ok(Chosen { schemas: Schemas::Known(schemas), identity, note: Some(note), standard: Some(asked) })
}

/// What is known without a standard.
fn identity(start: &MessageStart) -> Identity {
    Identity { message: Some(start.root.name.local.clone()), ..Identity::default() }
}

fn identity_of(start: &MessageStart, standard: &Standard) -> Identity {
    let root = &start.root.name;
    Identity {
        standard: Some(standard.name.clone()),
        version: Some(standard.version.clone()).filter(|it| !it.is_empty()),
        title: standard.message(&root.namespace, &root.local).and_then(|it| it.info.title.clone()),
        ..identity(start)
    }
}

impl Instead {
    fn new(identity: Identity, outcome: Outcome) -> Box<Self> {
        Box::new(Self { identity, outcome, schema_notes: Arc::default() })
    }

    fn unusable(identity: &Identity, standard: Option<&Candidate>, error: &Error) -> Box<Self> {
        let outcome = Outcome::Unusable(standard.map(Candidate::label));
        let schema_notes = format!("{}\n", error.to_string().trim_end()).into();
        Box::new(Self { identity: identity.clone(), outcome, schema_notes })
    }

    /// As it is said of a message. Of what is no XML that is said as well, with the place.
    pub(super) fn of_message(self, input: &Input, content: Content<'_>, options: &Options) -> Validated {
        let mut validated = Validated {
            identity: self.identity,
            schema_notes: self.schema_notes,
            ..Validated::without_report(input, self.outcome)
        };
        if let Outcome::Report(report) = &mut validated.outcome {
            let (found, bytes) = engine::well_formedness(content, options);
            if !found.is_empty() {
                report.issues.retain(|issue| !matches!(issue.fault, Fault::WellFormedness(_)));
                report.issues.extend(found.issues);
                validated.bytes = bytes;
            }
        }
        validated
    }
}
