//! Starting a program on a message, again and again: what a command costs that runs once.

use crate::Outcome;
use crate::drivers::with_catalogs;
use crate::measure::{Measurement, summarise};
use crate::schema::Subject;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, path::PathBuf};

/// Measures `xoev validate` with and without a cache of compiled grammars, and `xmllint --schema`, in turns.
///
/// # Errors
/// If the `xoev` command is not beside this program.
pub fn run(subject: &Subject, runs: usize) -> Outcome<()> {
    let xoev = beside("xoev")?;
    let cache = tempfile::tempdir()?;
    let plain = || {
        let mut command = Command::new(&xoev);
        command.arg("validate").arg("--schema").arg(&subject.schema);
        for catalog in &subject.catalogs {
            command.arg("--catalog").arg(catalog);
        }
        // Catalogues of real standards lead to the ones beside them.
        command.args(["--root", "/"]);
        command.env_remove("XOEV_CACHE");
        command
    };
    let mut ways: Vec<(&str, Command, Vec<f64>)> = vec![
        ("xoev validate, compiling", plain(), vec![]),
        ("xoev validate, grammar from the cache", plain(), vec![]),
        ("xmllint --schema", Command::new("xmllint"), vec![]),
    ];
    ways[1].1.arg("--cache").arg(cache.path());
    ways[2].1.args(["--noout", "--nonet", "--schema"]).arg(&subject.schema);
    with_catalogs(&mut ways[2].1, &subject.catalogs);
    for (_, command, _) in &mut ways {
        command.arg(&subject.message).stdout(Stdio::null()).stderr(Stdio::null());
        // The first run fills the cache and the system's own.
        let _ = command.status();
    }
    for _ in 0..runs {
        for (_, command, times) in &mut ways {
            let started = Instant::now();
            if command.status().is_ok_and(|status| status.success()) {
                times.push(started.elapsed().as_secs_f64());
            }
        }
    }
    for (name, command, times) in ways {
        if times.is_empty() {
            eprintln!("note: {name}: {} is not there or finds faults", command.get_program().display());
        } else {
            println!("{}", line(&summarise(name, 0, times)));
        }
    }
    Ok(())
}

fn line(measurement: &Measurement) -> String {
    format!(
        "{:<46} best {:.1} ms median {:.1} ms (n={})",
        measurement.name,
        measurement.best * 1e3,
        measurement.median * 1e3,
        measurement.runs
    )
}

/// A program of this workspace, built with the same profile.
fn beside(name: &str) -> Outcome<PathBuf> {
    let mut file = OsString::from(name);
    file.push(env::consts::EXE_SUFFIX);
    let path = env::current_exe()?.with_file_name(file);
    if path.is_file() {
        return Ok(path);
    }
    Err(format!("{} is missing: build it by `cargo build --release -p xoev-cli`", path.display()).into())
}
