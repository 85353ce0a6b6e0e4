//! Checks messages.

use super::attachment::AttachmentSink;
use super::choose::{Chosen, Grammars, Instead};
use super::own_schemas::OwnSchemas;
use super::{Nothing, Outcome, Validated, Watch, engine, passages};
use crate::code_lists::CodeLists;
use crate::error::Error;
use crate::input::{Archive, Content, Input};
use crate::schemas::{CompileOptions, SchemaFiles, UsableSchemas};
use crate::standards::Standards;
use std::sync::Arc;
use xoev_report::Identity;
use xoev_runtime::code::CodeSink;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Report;
use xoev_runtime::validator::Sink;

/// Checks messages against given schemas, or those of the standard each is of. Threads share it.
pub struct Checker {
    grammars: Grammars,
    compile: CompileOptions,
    code_lists: Option<CodeLists>,
    options: Options,
    own_schemas: Option<OwnSchemas>,
}

impl Checker {
    /// By given schemas.
    ///
    /// # Errors
    /// If they are not usable.
    pub fn with_schemas(files: SchemaFiles, compile: CompileOptions) -> Result<Self, Error> {
        let usable = UsableSchemas::of(&files, &compile)?;
        Ok(Self::new(Grammars::Given(Box::new((files, usable))), compile))
    }

    /// By the standard each message is of. If a single one was asked for by name, messages of others are checked by it as
    /// well, with a warning.
    ///
    /// # Errors
    /// If the only one is not usable: then no message can be checked.
    pub fn with_standards(standards: Standards) -> Result<Self, Error> {
        if let Some(Err(error)) = standards.only().map(|only| standards.schemas(only)) {
            return Err(error.clone());
        }
        let compile = standards.compile_options().clone();
        Ok(Self::new(Grammars::Among(standards), compile))
    }

    fn new(grammars: Grammars, compile: CompileOptions) -> Self {
        Self { grammars, compile, code_lists: None, options: Options::default(), own_schemas: None }
    }

    /// Checks codes against these lists.
    #[must_use]
    pub fn code_lists(mut self, code_lists: Option<CodeLists>) -> Self {
        self.code_lists = code_lists;
        self
    }

    /// The limits of reading, and how many faults of a message are listed.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.own_schemas = options.follows_schema_locations.then(OwnSchemas::default);
        self.options = options;
        self
    }

    /// Checks a message.
    #[must_use]
    pub fn check(&self, input: &Input) -> Validated {
        self.check_watched(input, &mut Nothing)
    }

    /// Checks a message while someone looks on.
    pub(crate) fn check_watched(&self, input: &Input, watch: &mut impl Watch) -> Validated {
        let checked = input.read(|content| self.check_content(input, content, watch));
        let mut validated =
            checked.unwrap_or_else(|error| Validated::without_report(input, Outcome::Unreadable(error)));
        if let (Outcome::Report(report), None) = (&validated.outcome, &validated.bytes)
            && report.issues.iter().any(|issue| issue.position.line > 0)
        {
            validated.passages = passages::read_back(input, report);
        }
        validated
    }

    fn check_content(&self, input: &Input, content: Content<'_>, watch: &mut impl Watch) -> Validated {
        watch.start(content.start());
        let chosen = match self.choose(input, content.start()) {
            Ok(chosen) => chosen,
            Err(instead) => return instead.of_message(input, content, &self.options),
        };
        let schemas = chosen.schemas.get();
        let run =
            Run { checker: self, grammar: &schemas.grammar, archive: input.archive().map(|it| &**it.0) };
        let (mut report, bytes, named_files) = run.validate(content, watch);
        report.issues.splice(0..0, chosen.note);
        Validated {
            name: input.name().to_owned(),
            bytes,
            passages: Vec::new(),
            outcome: Outcome::Report(report),
            identity: chosen.identity,
            schema_notes: Arc::clone(&schemas.warnings),
            named_files,
        }
    }

    fn choose(&self, input: &Input, start: &[u8]) -> Result<Chosen<'_>, Box<Instead>> {
        let chosen = self.grammars.choose(start)?;
        match &self.own_schemas {
            Some(own) => self.grammars.with_own_schemas(chosen, own, input, start, &self.compile),
            None => Ok(chosen),
        }
    }
}

/// One run of the engine.
struct Run<'r> {
    checker: &'r Checker,
    grammar: &'r Grammar,
    /// Where the message lies among other files.
    archive: Option<&'r Archive>,
}

impl Run<'_> {
    /// The report, the bytes where they are in memory, and the files the message names.
    fn validate(
        &self,
        content: Content<'_>,
        watch: &mut impl Watch,
    ) -> (Report, Option<Vec<u8>>, Vec<String>) {
        let sink = watch.begin(self.grammar);
        let judge = self.checker.code_lists.as_ref().map(CodeLists::judge);
        // What nobody looks at is not wrapped: the engine is faster then.
        let (report, bytes, names, sink) = match (&judge, self.archive) {
            (None, None) => {
                let (report, bytes, sink) = self.run(content, sink);
                (report, bytes, Vec::new(), sink)
            }
            (Some(judge), None) => {
                let (report, bytes, sink) = self.run(content, CodeSink::new(self.grammar, judge, sink));
                (report, bytes, Vec::new(), sink.into_inner())
            }
            (None, Some(archive)) => {
                let (report, bytes, sink) = self.run(content, AttachmentSink::new(archive, sink));
                let (names, sink) = sink.finish();
                (report, bytes, names, sink)
            }
            (Some(judge), Some(archive)) => {
                let sink = AttachmentSink::new(archive, sink);
                let (report, bytes, sink) = self.run(content, CodeSink::new(self.grammar, judge, sink));
                let (names, sink) = sink.into_inner().finish();
                (report, bytes, names, sink)
            }
        };
        watch.end(sink);
        (report, bytes, names)
    }

    fn run<S: Sink>(&self, content: Content<'_>, sink: S) -> (Report, Option<Vec<u8>>, S) {
        engine::run(self.grammar, content, &self.checker.options, sink)
    }
}

impl Validated {
    pub(super) fn without_report(input: &Input, outcome: Outcome) -> Self {
        Self {
            name: input.name().to_owned(),
            outcome,
            identity: Identity::default(),
            bytes: None,
            passages: Vec::new(),
            schema_notes: Arc::default(),
            named_files: Vec::new(),
        }
    }
}
