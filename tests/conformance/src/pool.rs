//! Worker processes, one per processor, each watched for time and memory.
//!
//! In: a [`Suite`]. Out: an [`Outcome`] per test.
//! Invariant: a worker that fails is ended and replaced; the group goes on behind the test that failed.

use crate::results::{Outcome, Verdict};
use crate::suite::{Group, Suite};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{fs, thread};
use xoev_runtime::grammar::PatternUnit;

/// What one test may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// What a worker may hold.
const MEMORY_LIMIT: u64 = 2 << 30;
/// What patterns are about in the suite: its tests of them were written for validators whose texts are UTF-16 code units
/// (bug 4113, where the suite's own notes on these tests say otherwise).
pub const PATTERN_UNIT: PatternUnit = PatternUnit::Utf16;
/// How often memory is looked at.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

/// Runs all tests; `program` is this package's program.
///
/// # Errors
/// If no worker can be started.
pub fn run(program: &Path, folder: &Path, suite: &Suite, unit: PatternUnit) -> Result<Vec<Outcome>, String> {
    let next = AtomicUsize::new(0);
    let count = thread::available_parallelism().map_or(1, usize::from);
    let results = thread::scope(|scope| {
        let start = || scope.spawn(|| work(&Program { program, folder, unit }, suite, &next));
        let threads: Vec<_> = (0..count).map(|_| start()).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let mut outcomes = Vec::new();
    for result in results {
        outcomes.extend(result.map_err(|_| "the runner itself failed".to_owned())??);
    }
    Ok(outcomes)
}

/// How a worker is started.
struct Program<'a> {
    program: &'a Path,
    folder: &'a Path,
    unit: PatternUnit,
}

/// Takes groups until none is left.
fn work(program: &Program<'_>, suite: &Suite, next: &AtomicUsize) -> Result<Vec<Outcome>, String> {
    let mut worker = Worker::start(program)?;
    let mut outcomes = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(group) = suite.groups.get(index) else { return Ok(outcomes) };
        let mut first = 0;
        while first < group.tests.len() {
            let Some((test, verdict)) = worker.run(index, first, &mut outcomes) else { break };
            worker = Worker::start(program)?;
            first = after_failure(group, index, test, verdict, &mut outcomes);
        }
    }
}

/// Notes a test that ended its worker and says where to go on. If it was the schema, no instance can be looked at.
fn after_failure(
    group: &Group,
    index: usize,
    test: usize,
    verdict: Verdict,
    outcomes: &mut Vec<Outcome>,
) -> usize {
    let is_schema = test == 0 && !group.schema_documents.is_empty();
    let end = if is_schema { group.tests.len() } else { test + 1 };
    let message = String::new();
    outcomes.extend((test..end).map(|test| Outcome {
        group: index,
        test,
        verdict,
        rules: verdict.to_string(),
        message: message.clone(),
    }));
    end
}

/// A worker process.
struct Worker {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Worker {
    fn start(how: &Program<'_>) -> Result<Self, String> {
        let mut child = Command::new(how.program)
            .arg("--worker")
            .arg(how.folder)
            .arg(how.unit.name())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", how.program.display()))?;
        let (sender, lines) = channel();
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Ok(Self { input: child.stdin.take(), child, lines })
    }

    /// Runs a group from a test on. A test that ended the worker is given back with how it did.
    fn run(&mut self, group: usize, first: usize, outcomes: &mut Vec<Outcome>) -> Option<(usize, Verdict)> {
        if let Some(input) = &mut self.input {
            // A worker that is gone shows by the end of its output.
            let _ = writeln!(input, "{group}\t{first}").and_then(|()| input.flush());
        }
        let mut current = first;
        let mut since = Instant::now();
        loop {
            let line = match self.lines.recv_timeout(WATCH_INTERVAL) {
                Ok(line) => line,
                Err(RecvTimeoutError::Disconnected) => return Some((current, Verdict::Crash)),
                Err(RecvTimeoutError::Timeout) if since.elapsed() > TIME_LIMIT => {
                    return Some((current, Verdict::Timeout));
                }
                Err(RecvTimeoutError::Timeout) if self.memory() > MEMORY_LIMIT => {
                    return Some((current, Verdict::Memory));
                }
                Err(RecvTimeoutError::Timeout) => continue,
            };
            let mut fields = line.splitn(5, '\t');
            let mut next = || fields.next().unwrap_or_default();
            match next() {
                "done" => return None,
                "begin" => {
                    current = next().parse().unwrap_or(current);
                    since = Instant::now();
                }
                "result" => {
                    let (test, verdict) = (next().parse(), next().parse());
                    let (rules, message) = (next().to_owned(), next().to_owned());
                    if let (Ok(test), Ok(verdict)) = (test, verdict) {
                        outcomes.push(Outcome { group, test, verdict, rules, message });
                    }
                }
                _ => {}
            }
        }
    }

    /// Bytes in memory; 0 where the system does not say.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        kilobytes.unwrap_or(0) * 1024
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
