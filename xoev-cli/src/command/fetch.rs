//! `xoev fetch`: the locked files, brought back.

use crate::exit::Exit;
use crate::repository::{FetchOptions, failed};
use xoev_repository::{Project, fetch};

/// Fetches what is missing and names it.
pub fn run(options: &FetchOptions) -> Exit {
    let publication = options.publication.publication(&options.standards);
    match Project::open(&options.project.config).and_then(|mut project| fetch(&mut project, &publication)) {
        Ok(fetched) if fetched.is_empty() => println!("everything is there"),
        Ok(fetched) => fetched.iter().for_each(|id| println!("{id}: fetched")),
        Err(error) => return failed(&error),
    }
    Exit::Valid
}
