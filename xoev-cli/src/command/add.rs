//! `xoev add`: a standard becomes part of the project.

use crate::exit::Exit;
use crate::limits;
use crate::repository::{AddOptions, failed};
use xoev_repository::{Added, Project, Request, add};

/// Adds one standard and says what it consists of.
pub fn run(options: &AddOptions) -> Exit {
    let mut request = Request::new(options.standard.clone()).from(options.publication.from.clone());
    request.address.clone_from(&options.publication.repository);
    request.table.clone_from(&options.table);
    request.messages.clone_from(&options.messages);
    request.entries.clone_from(&options.entries);
    request.fetch_imports = options.fetch_imports;
    limits::settings(None).apply_to(&mut request.limits);
    match Project::open(&options.project.config).and_then(|mut project| add(&mut project, &request)) {
        Ok(added) => report(&added),
        Err(error) => return failed(&error),
    }
    Exit::Valid
}

fn report(added: &Added) {
    for note in &added.notes {
        eprintln!("note: {note}");
    }
    let standard = &added.standard;
    let title = standard.title.as_deref().unwrap_or(&standard.name);
    println!(
        "{title} {}: [standard.{}], {} messages, {} entry schemas, {} files in {}, {} shared",
        standard.version,
        added.table,
        standard.messages,
        standard.entries.len(),
        standard.files.len(),
        standard.folder,
        standard.shared.len()
    );
}
