//! From configuration to code in memory.

use crate::config::{Entries, StandardConfig, changed_files};
use crate::error::Error;
use crate::plan::{Input, plan};
use crate::suggestion::nearest;
use crate::{emit, output};
use std::path::PathBuf;
use xoev_schema::component::{Components, ElementDeclarationId, build};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::grammar;
use xoev_schema::schema_set::assemble;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{Message, add_code_types, interpret};

/// What was generated for one standard.
#[derive(Debug)]
pub struct GeneratedCode {
    /// The standard's name in the configuration.
    pub name: String,
    /// The Rust source.
    pub source: String,
    /// The grammar, to stand beside the source as `<name>.grammar`.
    pub grammar: Vec<u8>,
    /// Every file that was read.
    pub files_read: Vec<PathBuf>,
    /// Folders that were looked through.
    pub folders_read: Vec<PathBuf>,
    /// Warnings about the schemas, rendered.
    pub warnings: Vec<String>,
}

impl GeneratedCode {
    /// The source with another expression for the bytes of the grammar than its file.
    #[must_use]
    pub fn source_with_grammar(&self, expression: &str) -> String {
        self.source.replacen(&grammar_expression(&self.name), expression, 1)
    }
}

fn grammar_expression(name: &str) -> String {
    format!("include_bytes!({:?})", format!("{name}.grammar"))
}

/// Generates the code of one standard.
///
/// # Errors
/// If a schema is faulty or cannot be read, with all faults found; if a configured message does not exist.
pub fn generate(config: &StandardConfig) -> Result<GeneratedCode, Error> {
    let entries = Entries::find(&config.schemas)?;
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&entries.files, &source_options(config), &mut diagnostics);
    let changed = changed_files(config, &set);
    if !changed.is_empty() {
        return Err(Error::text(changed.join("\n")));
    }
    let components = build(&set, &mut diagnostics);
    let standard = interpret(&set, &components);
    crate::error::check(&set.sources, &diagnostics)?;
    let messages = selected_messages(config, &components)?;
    let mut compiled = grammar::compile(&components, messages.as_deref(), &mut diagnostics);
    crate::error::check(&set.sources, &diagnostics)?;
    add_code_types(&standard, &mut compiled);
    let plan = plan(Input {
        components: &components,
        standard: &standard,
        map: &compiled.map,
        messages: messages.as_deref(),
        modules: &config.modules,
        options: &config.options,
    });
    let has_message = |message: &Message| compiled.map.element(message.element).is_some();
    let mut about = standard.run_time(&components, has_message);
    config.apply_to(&mut about)?;
    let grammar = compiled.grammar.with_standard(&about);
    let header = output::header::header(&set, config);
    Ok(GeneratedCode {
        name: config.name.clone(),
        source: emit::emit(&plan, &header, &grammar_expression(&config.name)),
        grammar: grammar.encode(),
        warnings: crate::error::warnings(&set.sources, &diagnostics),
        files_read: set.files_read,
        folders_read: entries.folders,
    })
}

fn source_options(config: &StandardConfig) -> SourceOptions {
    SourceOptions {
        catalogs: config.catalogs.clone(),
        locations: config.locations.clone(),
        ..SourceOptions::default()
    }
}

/// The global elements of the configured names; `None` where everything is wanted.
fn selected_messages(
    config: &StandardConfig,
    components: &Components,
) -> Result<Option<Vec<ElementDeclarationId>>, Error> {
    if config.messages.is_empty() {
        return Ok(None);
    }
    let mut out = Vec::with_capacity(config.messages.len());
    for wanted in &config.messages {
        let fits =
            |name: &xoev_schema::name::ExpandedName| &*name.local == wanted || name.to_string() == *wanted;
        let before = out.len();
        out.extend(components.global_elements.iter().filter(|(name, _)| fits(name)).map(|(_, id)| *id));
        if out.len() == before {
            let known: Vec<&str> = components.global_elements.keys().map(|n| &*n.local).collect();
            let hint = nearest(wanted, &known).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            let text = format!("standard `{}`: there is no message `{wanted}`{hint}", config.name);
            return Err(Error::text(text));
        }
    }
    Ok(Some(out))
}
