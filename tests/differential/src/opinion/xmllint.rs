//! libxml2, by its command.

use super::Verdict;
use std::path::Path;
use std::process::Command;

/// What libxml2 says of each instance.
pub fn xmllint<P: AsRef<Path>>(schema: &Path, instances: &[P]) -> Vec<Verdict> {
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .args(instances.iter().map(AsRef::as_ref))
        .output();
    let Ok(output) = output else { return vec![Verdict::None; instances.len()] };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("failed to compile") {
        return vec![Verdict::SchemaInvalid; instances.len()];
    }
    let verdict = |instance: &P| {
        let path = instance.as_ref().display();
        if said.contains(&format!("{path} validates\n")) {
            Verdict::Valid
        } else if said.contains(&format!("{path} fails to validate\n")) {
            Verdict::Invalid
        } else {
            Verdict::None
        }
    };
    instances.iter().map(verdict).collect()
}
