//! A program under ceilings, and what it took.

use crate::Outcome;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use wait4::Wait4 as _;

/// What a program may take before the system stops it. It guards the machine and against endless runs; what a case may
/// take is said in the case.
#[derive(Debug, Clone, Copy)]
pub struct Ceiling {
    /// Address space, in kilobytes.
    pub address_space: u64,
    /// Processor time, in seconds.
    pub processor: u64,
}

impl Default for Ceiling {
    fn default() -> Self {
        Self { address_space: 6 << 20, processor: 600 }
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Measured {
    /// The exit code; none where a signal ended the program.
    pub exit: Option<i32>,
    /// The beginning of standard output and standard error, up to a bound.
    pub output: String,
    /// Processor time of all its threads: what else the machine does counts little.
    pub time: Duration,
    /// The most memory held, in bytes.
    pub memory: u64,
}

/// As much of what a program prints is looked at. Little, for a child process begins with the memory of its parent as the
/// most it held.
const OUTPUT_LIMIT: u64 = 256 << 10;

impl Measured {
    /// The most memory held, in MB (2²⁰ bytes), rounded up.
    #[must_use]
    pub fn megabytes(&self) -> u64 {
        self.memory.div_ceil(1 << 20)
    }

    /// The first lines of the output, for messages.
    #[must_use]
    pub fn start(&self) -> String {
        self.output.chars().take(2000).collect()
    }
}

/// Runs a program in a folder.
///
/// # Errors
/// If it cannot be started.
pub fn run<S: AsRef<std::ffi::OsStr>>(
    program: &Path,
    arguments: &[S],
    folder: &Path,
    ceiling: Ceiling,
) -> Outcome<Measured> {
    // The output goes to files: a pipe that nobody empties would stop the program.
    let outputs = tempfile::tempdir()?;
    let path = |name: &str| outputs.path().join(name);
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(r#"ulimit -v "$0" && ulimit -t "$1" && shift && exec "$@""#)
        .arg(ceiling.address_space.to_string())
        .arg(ceiling.processor.to_string())
        .arg(program)
        .args(arguments)
        .current_dir(folder)
        .env_remove("XOEV_CACHE")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(File::create(path("stdout"))?)
        .stderr(File::create(path("stderr"))?)
        .spawn()?;
    let used = child.wait4()?;
    let time = used.rusage.utime + used.rusage.stime;
    let mut output = Vec::new();
    for name in ["stdout", "stderr"] {
        File::open(path(name))?.take(OUTPUT_LIMIT).read_to_end(&mut output)?;
    }
    let output = String::from_utf8_lossy(&output).into_owned();
    Ok(Measured { exit: used.status.code(), output, time, memory: used.rusage.maxrss })
}

/// Builds the `xoev` command with or without optimisation, as this program was, and says where it lies.
///
/// # Errors
/// If it does not build.
pub fn xoev() -> Outcome<PathBuf> {
    executable(&["build", "--package", "xoev-cli", "--bin", "xoev"])
}

/// Whether this program, and what it runs, is optimised.
#[must_use]
pub fn is_optimised() -> bool {
    !cfg!(debug_assertions)
}

/// The executable that a command of cargo builds, the last it names.
///
/// # Errors
/// If it does not build.
pub fn executable(arguments: &[&str]) -> Outcome<PathBuf> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .args(is_optimised().then_some("--release"))
        .args(["--message-format", "json", "--quiet"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .stderr(Stdio::inherit())
        .output()?;
    let messages = String::from_utf8_lossy(&output.stdout);
    // The command is built for its own tests, too.
    let is_test = arguments.first() == Some(&"test");
    let mut built = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_wanted = message["profile"]["test"].as_bool() == Some(is_test);
        message["executable"].as_str().filter(|_| is_wanted).map(PathBuf::from)
    });
    built.next_back().filter(|_| output.status.success()).ok_or_else(|| "the program does not build".into())
}
