//! From configuration to code in memory.

use crate::config::{Config, Entries, GroupConfig, StandardConfig, changed_files};
use crate::error::Error;
use crate::grammar_file::GrammarFile;
use crate::plan::conversions::conversions;
use crate::plan::item::RustPlan;
use crate::plan::name::identifier::field_name;
use crate::plan::share::{Set, share};
use crate::plan::versions::{Version, versions};
use crate::plan::{Input, documentation, plan};
use crate::suggestion::nearest;
use crate::{emit, output};
use std::path::PathBuf;
use xoev_runtime::grammar::Grammar;
use xoev_schema::component::{Components, ElementDeclarationId, build};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::grammar::GrammarMap;
use xoev_schema::schema_set::{SchemaSet, assemble};
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{Message, Standard, add_code_types, interpret};

/// What was generated for one standard.
#[derive(Debug)]
pub struct GeneratedCode {
    /// The standard's name in the configuration.
    pub name: String,
    /// The Rust source.
    pub source: String,
    /// The grammars, to stand beside the source: one, or one for each standard of a group.
    pub grammars: Vec<GrammarFile>,
    /// Every file that was read.
    pub files_read: Vec<PathBuf>,
    /// Folders that were looked through.
    pub folders_read: Vec<PathBuf>,
    /// Warnings about the schemas, rendered.
    pub warnings: Vec<String>,
}

impl GeneratedCode {
    /// The source with other expressions for the bytes of the grammars than their files.
    #[must_use]
    pub fn source_with_grammars(&self, expression: impl Fn(&[u8]) -> String) -> String {
        let replace = |source: String, it: &GrammarFile| {
            source.replacen(&it.embedded().bytes, &expression(&it.bytes), 1)
        };
        self.grammars.iter().fold(self.source.clone(), replace)
    }

    /// The size of the grammars in bytes.
    #[must_use]
    pub fn grammar_size(&self) -> usize {
        self.grammars.iter().map(|it| it.bytes.len()).sum()
    }
}

/// Generates the code of one standard.
///
/// # Errors
/// If a schema is faulty or cannot be read, with all faults found; if a configured message does not exist.
pub fn generate(config: &StandardConfig) -> Result<GeneratedCode, Error> {
    let planned = Planned::of(config)?;
    let grammar = GrammarFile::new(&config.name, &planned.grammar);
    Ok(GeneratedCode {
        name: config.name.clone(),
        source: emit::emit(&planned.plan, &planned.header, &grammar.embedded()),
        grammars: vec![grammar],
        files_read: planned.read.set.files_read,
        folders_read: planned.folders_read,
        warnings: planned.warnings,
    })
}

/// The grammar of a standard, as its generated code carries it: with its code types, and with what the standard says
/// about itself.
///
/// # Errors
/// As [`generate`].
pub fn grammar(config: &StandardConfig) -> Result<Grammar, Error> {
    Planned::of(config).map(|it| it.grammar)
}

/// What was read of a standard.
#[derive(Debug)]
pub struct Read {
    /// The documents.
    pub set: SchemaSet,
    /// The components.
    pub components: Components,
    /// What the standard says about itself.
    pub standard: Standard,
}

/// A standard with the items its generated code has.
#[derive(Debug)]
pub struct Named {
    /// What was read.
    pub read: Read,
    /// The decisions about its code; [`RustPlan::path`] says where the item of a type is.
    pub plan: RustPlan,
    /// The grammar.
    pub grammar: Grammar,
    /// The numbers of the components in the grammar.
    pub map: GrammarMap,
    /// Warnings about the schemas, rendered.
    pub warnings: Vec<String>,
}

/// Reads a standard and names its items; no code is written.
///
/// # Errors
/// As [`generate`].
pub fn name(config: &StandardConfig) -> Result<Named, Error> {
    Planned::of(config).map(|it| Named {
        read: it.read,
        plan: it.plan,
        grammar: it.grammar,
        map: it.map,
        warnings: it.warnings,
    })
}

/// A standard with all decisions about its code.
pub(crate) struct Planned {
    pub plan: RustPlan,
    pub grammar: Grammar,
    pub header: String,
    read: Read,
    map: GrammarMap,
    folders_read: Vec<PathBuf>,
    warnings: Vec<String>,
}

impl Planned {
    /// Reads the schemas of a standard and plans its code.
    pub fn of(config: &StandardConfig) -> Result<Self, Error> {
        let mut diagnostics = Diagnostics::default();
        let (read, folders_read) = read_with(config, &mut diagnostics)?;
        let code = plan_with(config, &read, &mut diagnostics)?;
        Ok(Self {
            plan: code.plan,
            grammar: code.grammar,
            header: output::header::header(&read.set, config),
            warnings: crate::error::warnings(&read.set.sources, &diagnostics),
            folders_read,
            read,
            map: code.map,
        })
    }
}

/// Reads the schemas of a standard; nothing is planned.
///
/// # Errors
/// As [`generate`], but for messages that do not exist.
pub fn read(config: &StandardConfig) -> Result<Read, Error> {
    read_with(config, &mut Diagnostics::default()).map(|(read, _)| read)
}

fn read_with(config: &StandardConfig, diagnostics: &mut Diagnostics) -> Result<(Read, Vec<PathBuf>), Error> {
    let entries = Entries::find(&config.schemas)?;
    let set = assemble(&entries.files, &source_options(config), diagnostics);
    let changed = changed_files(config, &set);
    if !changed.is_empty() {
        return Err(Error::text(changed.join("\n")));
    }
    let components = build(&set, diagnostics);
    let standard = interpret(&set, &components);
    crate::error::check(&set.sources, diagnostics)?;
    Ok((Read { set, components, standard }, entries.folders))
}

/// The code of a standard that was read: all decisions about it, and the grammar it carries.
#[derive(Debug)]
pub struct PlannedCode {
    /// The decisions.
    pub plan: RustPlan,
    /// The grammar.
    pub grammar: Grammar,
    /// The numbers of the components in the grammar.
    pub map: GrammarMap,
}

/// Plans the code of a standard that was read.
///
/// # Errors
/// As [`generate`].
pub fn plan_code(config: &StandardConfig, read: &Read) -> Result<PlannedCode, Error> {
    plan_with(config, read, &mut Diagnostics::default())
}

fn plan_with(
    config: &StandardConfig,
    read: &Read,
    diagnostics: &mut Diagnostics,
) -> Result<PlannedCode, Error> {
    let Read { set, components, standard } = read;
    let messages = selected_messages(config, components)?;
    let mut compiled = xoev_schema::grammar::compile(components, messages.as_deref(), diagnostics);
    crate::error::check(&set.sources, diagnostics)?;
    add_code_types(standard, &mut compiled);
    let plan = plan(Input {
        components,
        standard,
        map: &compiled.map,
        messages: messages.as_deref(),
        modules: &config.modules,
        options: &config.options,
    });
    let has_message = |message: &Message| compiled.map.element(message.element).is_some();
    let mut about = standard.run_time(components, has_message);
    config.apply_to(&mut about)?;
    Ok(PlannedCode { plan, grammar: compiled.grammar.with_standard(&about), map: compiled.map })
}

/// Generates several standards into one file, with what they share once.
///
/// # Errors
/// As [`generate`], for any of them.
pub fn generate_group(group: &GroupConfig, standards: &[&StandardConfig]) -> Result<GeneratedCode, Error> {
    let mut planned = standards.iter().map(|it| Planned::of(it)).collect::<Result<Vec<_>, Error>>()?;
    let sets: Vec<Set<'_>> = planned.iter().map(|it| Set { plan: &it.plan, grammar: &it.grammar }).collect();
    let sharing = share(&sets);
    for (it, (types, elements)) in planned.iter_mut().zip(sharing.types.iter().zip(&sharing.elements)) {
        it.plan.renumber(types, elements);
        it.grammar = std::mem::take(&mut it.grammar).renumber(types, elements);
    }
    let grammars: Vec<GrammarFile> = standards
        .iter()
        .zip(&planned)
        .map(|(config, it)| GrammarFile::new(&config.name, &it.grammar))
        .collect();
    let sets = planned.iter().zip(&grammars).map(|(it, grammar)| emit::GroupSet {
        module: field_name(&grammar.name),
        plan: &it.plan,
        grammar: grammar.embedded(),
        documentation: documentation::standard(it.grammar.standard()),
    });
    let known: Vec<Version<'_>> = standards
        .iter()
        .zip(&planned)
        .map(|(config, it)| Version { name: &config.name, standard: it.grammar.standard(), plan: &it.plan })
        .collect();
    let renumbered: Vec<Set<'_>> =
        planned.iter().map(|it| Set { plan: &it.plan, grammar: &it.grammar }).collect();
    let plan = emit::GroupPlan {
        sets: sets.collect(),
        sharing: &sharing,
        versions: versions(&known),
        conversions: if group.convert { conversions(&renumbered, &sharing) } else { Vec::new() },
    };
    let header: String = planned.iter().map(|it| it.header.as_str()).collect();
    let source = emit::emit_group(&plan, &header);
    let mut code = GeneratedCode {
        name: group.name.clone(),
        source,
        grammars,
        files_read: Vec::new(),
        folders_read: Vec::new(),
        warnings: Vec::new(),
    };
    for it in planned {
        code.files_read.extend(it.read.set.files_read);
        code.folders_read.extend(it.folders_read);
        code.warnings.extend(it.warnings);
    }
    Ok(code)
}

impl Config {
    /// Generates the standard or group of a name; without a name everything: each group, and each standard that is in
    /// none.
    ///
    /// # Errors
    /// If there is nothing of that name; as [`generate`].
    pub fn generate(&self, name: Option<&str>) -> Result<Vec<GeneratedCode>, Error> {
        let group = |it: &GroupConfig| generate_group(it, &self.standards_of(it));
        match name {
            None => self.single_standards().map(generate).chain(self.groups.iter().map(group)).collect(),
            Some(name) => match self.groups.iter().find(|it| it.name == name) {
                Some(it) => Ok(vec![group(it)?]),
                None => Ok(vec![generate(self.standard(name)?)?]),
            },
        }
    }
}

fn source_options(config: &StandardConfig) -> SourceOptions {
    let mut options = SourceOptions {
        catalogs: config.catalogs.clone(),
        locations: config.locations.clone(),
        roots: config.roots.clone(),
        ..SourceOptions::default()
    };
    config.limits.apply_to(&mut options.limits);
    options
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
