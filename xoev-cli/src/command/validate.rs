//! `xoev validate`: messages against schemas compiled on the spot, or taken from the cache.

use crate::arguments::ValidateOptions;
use crate::code_lists::CodeLists;
use crate::exit::Exit;
use crate::schemas::Usable;
use crate::{parallel, schemas};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use xoev_codegen::Error;
use xoev_report::{Checked, Reports, Verdict, Wording};
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::schema_location;

/// Validates each message; the exit code tells the worst of them.
pub fn run(options: &ValidateOptions) -> Exit {
    let options = &match with_standard(options) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}");
            return Exit::Unusable;
        }
    };
    let cache = cache_folder(options);
    let own =
        match schemas::usable(&options.schemas, &options.location, options.pattern_unit, cache.as_deref()) {
            Ok(own) => own,
            Err(faults) => {
                eprint!("{faults}");
                eprintln!("the schema is not usable, no message was checked");
                return Exit::Unusable;
            }
        };
    eprint!("{}", own.messages);
    let code_lists = match CodeLists::load(&options.code_lists) {
        Ok(code_lists) => code_lists,
        Err(reason) => {
            eprintln!("{reason}");
            return Exit::Unusable;
        }
    };
    let (messages, exit) = collect(&options.paths);
    let validation =
        Options { follows_schema_locations: options.follow_schema_location, ..Options::default() };
    let schemas = MessageSchemas { options, cache, own, code_lists, extended: Mutex::default() };
    let out = BufWriter::new(std::io::stdout().lock());
    let reports = match options.report.begin(out) {
        Ok(reports) => reports,
        Err(reason) => {
            eprintln!("{reason}");
            return Exit::Unusable;
        }
    };
    let wording = options.report.wording();
    let check = |message: &Message| check(message, &schemas, &validation, &wording);
    let mut printer = Printer { exit, reports, said: HashSet::new() };
    parallel::in_order(&messages, parallel::jobs(options.jobs), check, |result| printer.take(&result));
    printer.finish()
}

/// The options with the schemas of the standard that is named, as if they had been given; the code lists of its
/// configuration count then too.
fn with_standard(options: &ValidateOptions) -> Result<ValidateOptions, Error> {
    let mut options = options.clone();
    if let Some(name) = options.standard.clone() {
        let config = options.code_lists.config.get_or_insert_with(|| PathBuf::from("xoev.toml")).clone();
        schemas::add_standard(&config, &name, &mut options.schemas, &mut options.location)?;
    }
    Ok(options)
}

fn cache_folder(options: &ValidateOptions) -> Option<PathBuf> {
    let variable = || std::env::var_os("XOEV_CACHE").filter(|folder| !folder.is_empty());
    options.cache.clone().or_else(|| variable().map(PathBuf::from))
}

/// What came of one message.
struct Found {
    checked: Checked,
    /// What is wrong with the message's own schemas, said once.
    schema: Option<Arc<str>>,
}

fn check(message: &Message, schemas: &MessageSchemas<'_>, validation: &Options, wording: &Wording) -> Found {
    let path = &message.path;
    let name = path.display().to_string();
    let bytes = match message.read() {
        Ok(bytes) => bytes,
        Err(error) => return Found { checked: Checked::unchecked(name, error.to_string()), schema: None },
    };
    let extended = schemas.of(path, &bytes);
    let said = extended.as_deref().map(|schema| Arc::clone(&schema.said));
    let schema = match extended.as_deref() {
        None => &schemas.own,
        Some(MessageSchema { usable: Some(usable), .. }) => usable,
        Some(MessageSchema { usable: None, .. }) => {
            let reason = "the schema is not usable, the message was not checked";
            return Found { checked: Checked::unchecked(name, reason), schema: said };
        }
    };
    let report = match &schemas.code_lists {
        None => validate_bytes(&schema.grammar, &bytes, validation),
        Some(code_lists) => code_lists.validate(&schema.grammar, &bytes, validation),
    };
    Found { checked: Checked::new(name, &bytes, &report, wording), schema: said }
}

/// Reports what came of the messages, in their order.
struct Printer<'o> {
    exit: Exit,
    reports: Reports<'o>,
    /// What was said about messages' own schemas.
    said: HashSet<Arc<str>>,
}

impl Printer<'_> {
    fn take(&mut self, found: &Found) {
        if let Some(said) = &found.schema
            && self.said.insert(Arc::clone(said))
        {
            // So that both streams, on one terminal, stand in the order of the messages.
            self.reports.flush();
            eprint!("{said}");
        }
        self.reports.take(&found.checked);
        self.exit = self.exit.max(match found.checked.verdict() {
            Verdict::Valid => Exit::Valid,
            Verdict::Invalid => Exit::Faults,
            Verdict::Unchecked => Exit::Unusable,
        });
    }

    fn finish(self) -> Exit {
        let (_, faults) = self.reports.finish();
        for fault in &faults {
            eprintln!("{fault}");
        }
        if faults.is_empty() { self.exit } else { Exit::Unusable }
    }
}

/// The schema of each message: the given one, and where wanted what the message names itself. Threads share it.
struct MessageSchemas<'o> {
    options: &'o ValidateOptions,
    cache: Option<PathBuf>,
    own: Usable,
    /// What codes are checked against, where lists were named.
    code_lists: Option<CodeLists>,
    /// The given schema together with these files, compiled by the first message that needs it.
    extended: Mutex<HashMap<Vec<PathBuf>, Slot>>,
}

/// Filled by the first thread that needs it; others wait.
type Slot = Arc<OnceLock<Arc<MessageSchema>>>;

/// A schema that messages name.
struct MessageSchema {
    /// `None` if it is faulty.
    usable: Option<Usable>,
    /// Its faults or warnings.
    said: Arc<str>,
}

impl MessageSchemas<'_> {
    /// The schema with what the message names; `None` where that is the given schema.
    fn of(&self, message: &Path, bytes: &[u8]) -> Option<Arc<MessageSchema>> {
        let files = self.named_by(message, bytes);
        if files.is_empty() {
            return None;
        }
        let slot = {
            let mut extended = self.extended.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(extended.entry(files.clone()).or_default())
        };
        Some(Arc::clone(slot.get_or_init(|| Arc::new(self.compile(files)))))
    }

    fn compile(&self, files: Vec<PathBuf>) -> MessageSchema {
        let all: Vec<PathBuf> = self.options.schemas.iter().cloned().chain(files).collect();
        match schemas::usable(&all, &self.options.location, self.options.pattern_unit, self.cache.as_deref())
        {
            Ok(usable) => MessageSchema { said: usable.messages.as_str().into(), usable: Some(usable) },
            Err(faults) => MessageSchema { said: faults.into(), usable: None },
        }
    }

    /// The files a message names that are not read yet.
    fn named_by(&self, message: &Path, bytes: &[u8]) -> Vec<PathBuf> {
        if !self.options.follow_schema_location {
            return Vec::new();
        }
        let locations = schema_location::collect(bytes, &Options::default());
        let source_options = schemas::source_options(&self.options.location);
        let mut files = schema_location::files(&locations, message, &source_options);
        files.retain(|file| !self.own.files_read.contains(file));
        files
    }
}

/// A message to check.
struct Message {
    path: PathBuf,
    /// What standard input held, which can be read once only.
    input: Option<std::io::Result<Vec<u8>>>,
}

impl Message {
    fn new(path: PathBuf) -> Self {
        let input = (path.as_os_str() == "-").then(|| {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        });
        Self { path, input }
    }

    fn read(&self) -> std::io::Result<Vec<u8>> {
        match &self.input {
            None => fs::read(&self.path),
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(error)) => Err(std::io::Error::new(error.kind(), error.to_string())),
        }
    }
}

/// The files behind the paths: files as they are, folders with their `*.xml` files at any depth, sorted.
fn collect(paths: &[PathBuf]) -> (Vec<Message>, Exit) {
    let mut files = Vec::new();
    let mut exit = Exit::Valid;
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            files.push(path.clone());
        } else if path.is_dir() {
            let before = files.len();
            collect_folder(path, &mut files);
            if files.len() == before {
                eprintln!("{}: no *.xml file in this folder", path.display());
                exit = Exit::Unusable;
            }
        } else {
            eprintln!("{}: no such file or folder", path.display());
            exit = Exit::Unusable;
        }
    }
    (files.into_iter().map(Message::new).collect(), exit)
}

fn collect_folder(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        eprintln!("{}: cannot be read", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        // Links to folders are not followed: they may lead in circles.
        if path.is_dir() && !path.is_symlink() {
            collect_folder(&path, files);
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")) {
            files.push(path);
        }
    }
}
