//! `xoev update`: what is locked against what is published now.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::repository::{UpdateOptions, failed};
use serde_json::{Value, json};
use xoev_repository::{Difference, Project, Updated, update};

/// Prints the differences of each standard. With `--dry-run` differences are faults, so that a pipeline can ask.
pub fn run(options: &UpdateOptions) -> Exit {
    let publication = options.publication.publication(&options.standards);
    let updated = match Project::open(&options.project.config)
        .and_then(|mut project| update(&mut project, &publication, options.dry_run))
    {
        Ok(updated) => updated,
        Err(error) => return failed(&error),
    };
    match options.format {
        Format::Human => updated.iter().for_each(human),
        Format::Json => {
            let standards: Vec<Value> = updated.iter().map(as_json).collect();
            println!("{:#}", json!({ "version": 1, "dryRun": options.dry_run, "standards": standards }));
        }
    }
    if updated.iter().any(|it| it.error.is_some()) {
        Exit::Unusable
    } else if options.dry_run && updated.iter().any(|it| !it.changes.is_empty()) {
        Exit::Faults
    } else {
        Exit::Valid
    }
}

fn human(updated: &Updated) {
    match &updated.error {
        Some(error) => eprintln!("{}: {error}", updated.id),
        None if updated.changes.is_empty() => println!("{}: unchanged", updated.id),
        None => println!("{}: {} files are published otherwise", updated.id, updated.changes.len()),
    }
    for (path, difference) in &updated.changes {
        println!("  {:<8} {path}", word(*difference));
    }
    if !updated.other_versions.is_empty() {
        println!("  other versions: {}", updated.other_versions.join(", "));
    }
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Missing => "gone",
        Difference::Surplus => "new",
        other => other.word(),
    }
}

fn as_json(updated: &Updated) -> Value {
    let changes: Vec<Value> =
        updated.changes.iter().map(|(path, it)| json!({ "path": path, "change": word(*it) })).collect();
    json!({
        "standard": updated.id, "changes": changes, "otherVersions": updated.other_versions,
        "error": updated.error.as_ref().map(ToString::to_string),
    })
}
