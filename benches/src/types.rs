//! Reading into types and writing: needs code generated from the schema, so a crate is made of it below the target
//! folder, built and run. Nothing of it is kept in the repository.

use crate::Outcome;
use crate::schema::{Subject, read};
use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use xoev_codegen::config::StandardConfig;

/// Builds the program and runs it on the message.
///
/// # Errors
/// If code cannot be generated, does not compile, or refuses the message.
pub fn run(subject: &Subject) -> Outcome<()> {
    let program = build(subject)?;
    print!("{}", run_program(&program, subject)?);
    Ok(())
}

/// What the program prints: lines of measurements.
///
/// # Errors
/// If it cannot be run or refuses the message.
pub fn run_program(program: &Path, subject: &Subject) -> Outcome<String> {
    let output = Command::new(program).arg(&subject.message).arg(subject.seconds.to_string()).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Generates and builds the program that reads and writes the message's root element; gives its path.
///
/// # Errors
/// If code cannot be generated or does not compile.
pub fn build(subject: &Subject) -> Outcome<PathBuf> {
    let target = target_folder()?;
    let mut hasher = DefaultHasher::new();
    let root = root_element(&read(&subject.message)?)?;
    (subject.schema.canonicalize()?, &root).hash(&mut hasher);
    let name = format!("types-{:016x}", hasher.finish());
    let folder = target.join("bench-crates").join(&name);
    fs::create_dir_all(folder.join("src"))?;
    let mut config = StandardConfig::new("standard");
    config.schemas.push(subject.schema.clone());
    config.catalogs.clone_from(&subject.catalogs);
    config.messages.push(root);
    let code = xoev_codegen::generate(&config)?;
    let messages = code.source.split("messages! {").nth(1).and_then(|rest| rest.split_whitespace().next());
    let messages = messages.ok_or("the generated code has no enum over its messages")?;
    let workspace = workspace_root()?;
    write(&folder.join("Cargo.toml"), manifest(&name, &workspace).as_bytes())?;
    // The same versions as in this workspace, so that nothing has to be resolved again.
    if !folder.join("Cargo.lock").exists() {
        write(&folder.join("Cargo.lock"), &fs::read(workspace.join("Cargo.lock"))?)?;
    }
    write(&folder.join("src/standard.rs"), code.source.as_bytes())?;
    for grammar in &code.grammars {
        write(&folder.join("src/standard.grammar"), &grammar.bytes)?;
    }
    write(&folder.join("src/main.rs"), PROGRAM.replace("MESSAGES", messages).as_bytes())?;
    let built = target.join("bench-crates/target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--release", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &built)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(built.join("release").join(name))
}

fn manifest(name: &str, workspace: &Path) -> String {
    let runtime = workspace.join("xoev-runtime");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         xoev-runtime = {{ path = {runtime:?} }}\n\n[workspace]\n"
    )
}

/// The program; `MESSAGES` is the enum over the messages.
const PROGRAM: &str = r#"#![allow(warnings)]
mod standard { include!("standard.rs"); }
use std::{env, fs, hint::black_box, time::Instant};
use xoev_runtime::Document;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let bytes = fs::read(&arguments[0]).unwrap();
    let seconds: f64 = arguments[1].parse().unwrap();
    let read = || Document::<standard::MESSAGES>::from_xml(&bytes).unwrap_or_else(|report| panic!("{report}"));
    measure("read into types", bytes.len(), seconds, read);
    let document = read();
    let length = document.to_xml().unwrap().len();
    measure("write, checked", length, seconds, || document.to_xml());
    measure("write, unchecked", length, seconds, || document.to_xml_unchecked());
}

fn measure<T>(name: &str, bytes: usize, seconds: f64, mut run: impl FnMut() -> T) {
    let started = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || started.elapsed().as_secs_f64() < seconds {
        let one = Instant::now();
        let value = black_box(run());
        times.push(one.elapsed().as_secs_f64());
        drop(value);
    }
    times.sort_by(f64::total_cmp);
    let (best, median, megabytes) = (times[0], times[times.len() / 2], bytes as f64 / 1e6);
    println!(
        "{name:<46} best {:8.1} MB/s  median {:8.1} MB/s  (n={}, best {:.1} µs)",
        megabytes / best, megabytes / median, times.len(), best * 1e6
    );
}
"#;

/// `{namespace}local` or `local` of the outermost element.
fn root_element(bytes: &[u8]) -> Outcome<String> {
    let mut reader = NsReader::from_reader(bytes);
    loop {
        let (namespace, event) = reader.read_resolved_event()?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let local = tag.local_name().as_ref().to_owned();
                return Ok(match namespace {
                    ResolveResult::Bound(uri) => format!("{{{}}}{local}", uri.as_ref()),
                    ResolveResult::Unbound | ResolveResult::Unknown(_) => local,
                });
            }
            Event::Eof => return Err("the message has no element".into()),
            _ => {}
        }
    }
}

/// The root of this workspace.
///
/// # Errors
/// If the workspace was moved since this program was built.
pub fn workspace_root() -> Outcome<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    root.canonicalize().map_err(|error| format!("{}: {error}", root.display()).into())
}

/// Where cargo builds.
///
/// # Errors
/// If the workspace was moved since this program was built.
pub fn target_folder() -> Outcome<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => Ok(workspace_root()?.join("target")),
    }
}

/// Writes a file unless it is so already: cargo looks at the times.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    if fs::read(path).ok().as_deref() != Some(bytes) {
        fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::root_element;

    #[test]
    #[allow(clippy::unwrap_used, reason = "a panic is the report of a test")]
    fn the_root_element_has_its_namespace() {
        assert_eq!(root_element(b"<?xml version='1.0'?><a:b xmlns:a='u'/>").unwrap(), "{u}b");
        assert_eq!(root_element(b"<b/>").unwrap(), "b");
        assert!(root_element(b" ").is_err());
    }
}
