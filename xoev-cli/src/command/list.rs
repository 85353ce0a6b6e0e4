//! `xoev list`: the standards of the project.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::repository::{ListOptions, failed};
use serde_json::{Value, json};
use xoev_repository::{Listed, Project, Validity, list};

/// Prints each standard with version, validity and what it consists of.
pub fn run(options: &ListOptions) -> Exit {
    let project = match Project::open(&options.project.config) {
        Ok(project) => project,
        Err(error) => return failed(&error),
    };
    let listed = list(&project);
    match options.format {
        Format::Human => listed.iter().for_each(human),
        Format::Json => {
            let standards: Vec<Value> = listed.iter().map(as_json).collect();
            println!("{:#}", json!({ "version": 1, "standards": standards }));
        }
    }
    Exit::Valid
}

fn human(it: &Listed) {
    println!("{} {}", it.name, it.version.as_deref().unwrap_or("(version not stated)"));
    if let Some(table) = &it.table {
        println!("  table      [standard.{table}]");
    }
    if it.validity != Validity::Unknown {
        let (from, until) =
            (it.valid_from.as_deref().unwrap_or("…"), it.valid_until.as_deref().unwrap_or("…"));
        println!("  valid      {from} to {until} ({})", it.validity.word());
    }
    let Some(locked) = &it.locked else {
        println!("  not locked");
        return;
    };
    if let Some(kennung) = &locked.kennung {
        println!("  Kennung    {kennung}");
    }
    let selected =
        if it.selected.is_empty() { String::new() } else { format!(", {} selected", it.selected.len()) };
    println!("  messages   {}{selected}", locked.messages);
    println!("  entries    {}", locked.entries.join(", "));
    println!("  files      {} in {}, {} shared", locked.files.len(), locked.folder, locked.shared.len());
    if !locked.requires.is_empty() {
        println!("  requires   {}", locked.requires.join(", "));
    }
    println!("  source     {}", locked.source);
    if it.is_whole == Some(false) {
        println!("  files are missing or changed: xoev verify shows which");
    }
}

fn as_json(it: &Listed) -> Value {
    json!({
        "name": it.name, "version": it.version, "table": it.table,
        "validFrom": it.valid_from, "validUntil": it.valid_until, "validity": it.validity.word(),
        "selectedMessages": it.selected, "whole": it.is_whole,
        "locked": it.locked.as_ref().map(|locked| json!({
            "name": locked.name, "kennung": locked.kennung, "folder": locked.folder, "entries": locked.entries,
            "namespaces": locked.namespaces, "messages": locked.messages, "files": locked.files.len(),
            "shared": locked.shared.len(), "requires": locked.requires, "source": locked.source,
        })),
    })
}
