//! `xoev verify`: every locked file.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::repository::{VerifyOptions, failed};
use serde_json::{Value, json};
use xoev_repository::{Project, Verified, verify};

/// Prints what differs from the lock.
pub fn run(options: &VerifyOptions) -> Exit {
    let verified = match Project::open(&options.project.config).and_then(|project| verify(&project)) {
        Ok(verified) => verified,
        Err(error) => return failed(&error),
    };
    match options.format {
        Format::Human => human(&verified),
        Format::Json => println!("{:#}", as_json(&verified)),
    }
    if verified.findings.is_empty() { Exit::Valid } else { Exit::Faults }
}

fn human(verified: &Verified) {
    for finding in &verified.findings {
        println!("{}: {} [{}]", finding.place, finding.difference.word(), finding.difference.rule());
    }
    let Verified { files, standards, findings } = verified;
    println!("{standards} standards, {files} files locked, {} differences", findings.len());
}

fn as_json(verified: &Verified) -> Value {
    let findings: Vec<Value> = verified
        .findings
        .iter()
        .map(|it| json!({ "place": it.place, "difference": it.difference.word(), "rule": it.difference.rule() }))
        .collect();
    json!({ "version": 1, "standards": verified.standards, "files": verified.files, "findings": findings })
}
