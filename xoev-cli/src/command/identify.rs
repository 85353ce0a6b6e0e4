//! `xoev identify`: of which standard and version messages are.

use crate::arguments::{Format, IdentifyOptions};
use crate::exit::Exit;
use crate::language;
use serde_json::{Value, json};
use std::path::Path;
use xoev_codegen::Error;
use xoev_codegen::config::Config;
use xoev_runtime::dispatch::{Dispatcher, Identification, Reason};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Options, validate_bytes};

/// Identifies each message; the exit code tells the worst of them.
pub fn run(options: &IdentifyOptions) -> Exit {
    let grammars = match grammars(&options.config) {
        Ok(grammars) => grammars,
        Err(error) => {
            eprintln!("{error}");
            return Exit::Unusable;
        }
    };
    let dispatcher = Dispatcher::new(&grammars);
    let language = language::choose(options.lang);
    let mut exit = Exit::Valid;
    let mut found = Vec::new();
    for message in &options.messages {
        let result = identify(message, &dispatcher, options, language);
        exit = exit.max(result.exit);
        match options.format {
            Format::Human => println!("{}", result.text),
            Format::Json => found.push(result.json),
        }
    }
    if options.format == Format::Json {
        println!("{:#}", json!({ "version": 1, "messages": found }));
    }
    exit
}

/// The grammars of all standards of a configuration.
fn grammars(config: &Path) -> Result<Vec<Grammar>, Error> {
    Config::from_file(config)?.standards.iter().map(xoev_codegen::grammar).collect()
}

/// What is said of a message.
struct Found {
    exit: Exit,
    text: String,
    json: Value,
}

fn identify(
    path: &Path,
    dispatcher: &Dispatcher<'_>,
    options: &IdentifyOptions,
    language: Language,
) -> Found {
    let file = path.display().to_string();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let json = json!({ "file": file, "error": error.to_string() });
            return Found { exit: Exit::Unusable, text: format!("{file}: {error}"), json };
        }
    };
    let it = match dispatcher.sniff(&bytes) {
        Ok(it) => it,
        Err(fault) => {
            let message = fault.message(language);
            let json = json!({ "file": file, "rule": fault.rule(), "error": message });
            return Found { exit: Exit::Faults, text: format!("{file}: {message} [{}]", fault.rule()), json };
        }
    };
    let mut found = describe(&file, &it);
    if options.validate {
        let report = validate_bytes(it.grammar, &bytes, &Options::default());
        if !report.is_valid() {
            found.exit = Exit::Faults;
            found.text = format!("{}\n{}", found.text, report.text(language).trim_end());
        }
        found.json["faults"] = json!(report.issues.iter().map(|it| it.text(language)).collect::<Vec<_>>());
    }
    found
}

fn describe(file: &str, it: &Identification<'_>) -> Found {
    let standard = it.standard();
    let title = it.message().and_then(|message| message.info.title.as_deref());
    let attributes = it.reasons.iter().filter_map(|reason| match reason {
        Reason::Root => None,
        Reason::Attribute { name, value, .. } => Some(format!("{name}={value}")),
    });
    let attributes: Vec<String> = attributes.collect();
    let mut text = format!("{file}: {standard}, {}", it.root.local);
    if let Some(title) = title {
        text.push_str(&format!(" ({title})"));
    }
    if !attributes.is_empty() {
        text.push_str(&format!(" [{}]", attributes.join(", ")));
    }
    let json = json!({
        "file": file,
        "standard": standard.name,
        "version": standard.version,
        "kennung": standard.kennung,
        "namespace": it.root.namespace,
        "message": it.root.local,
        "title": title,
        "told_by": attributes,
    });
    Found { exit: Exit::Valid, text, json }
}
