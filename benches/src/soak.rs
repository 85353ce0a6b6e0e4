//! A long run: one process, all cores, mixed messages through shared grammars. Memory must stay as it is after the first
//! while, and every message must be judged as it was the first time.

use crate::Outcome;
use crate::memory::resident;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use xoev_codegen::config::StandardConfig;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::{Options, read_tree, validate_bytes, validate_reader};

/// The versions of the example standard.
const VERSIONS: [&str; 2] = ["1.0", "1.1"];
/// Memory at the end may be larger than after a tenth of the time by this much: allocators round, and threads take turns in
/// needing most.
const TOLERANCE: f64 = 16.0;

/// A message, the grammar that judges it, and what it said the first time.
struct Message {
    bytes: Vec<u8>,
    grammar: usize,
    verdict: String,
}

/// Runs for some seconds, or until so many messages were checked.
///
/// # Errors
/// If a message is judged otherwise than the first time, or memory grows.
pub fn run(seconds: u64, most: u64) -> Outcome<()> {
    let grammars: Vec<Grammar> = VERSIONS.iter().map(|version| grammar(version)).collect::<Outcome<_>>()?;
    let messages = messages(&grammars)?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let (checked, bytes, is_done) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let started = Instant::now();
    let (faults, samples) = thread::scope(|scope| {
        let watch = scope.spawn(|| watch(&is_done, seconds));
        let work = |number: usize| {
            let (messages, grammars, checked, bytes) = (&messages, &grammars, &checked, &bytes);
            move || {
                work(number, messages, grammars, (checked, bytes), &|done| {
                    done >= most || Instant::now() >= end
                })
            }
        };
        let workers: Vec<_> = (0..workers).map(|number| scope.spawn(work(number))).collect();
        let faults: Vec<String> = workers
            .into_iter()
            .filter_map(|it| it.join().unwrap_or_else(|_| Some("a panic".to_owned())))
            .collect();
        is_done.store(true, Ordering::Relaxed);
        (faults, watch.join().unwrap_or_default())
    });
    if let Some(fault) = faults.first() {
        return Err(format!("judged otherwise than the first time: {fault}").into());
    }
    let (checked, bytes) = (checked.into_inner(), bytes.into_inner());
    let time = started.elapsed().as_secs_f64();
    println!(
        "{checked} messages ({} different) on {workers} threads in {time:.1} s: {:.0} per second, {:.0} MB/s; all judged as the first time",
        messages.len(),
        checked as f64 / time,
        bytes as f64 / 1e6 / time
    );
    report_memory(&samples)
}

fn grammar(version: &str) -> Outcome<Grammar> {
    let mut config = StandardConfig::new("xbeispiel");
    config.schemas = vec![xoev_beispiel::file_of(version, "xbeispiel.xsd")];
    config.catalogs = vec![xoev_beispiel::file_of(version, "catalog.xml")];
    Ok(xoev_codegen::grammar(&config)?)
}

/// The samples of all versions, each judged by its own grammar and by the other's.
fn messages(grammars: &[Grammar]) -> Outcome<Vec<Message>> {
    let mut messages = Vec::new();
    for version in VERSIONS {
        for folder in ["samples/valid", "samples/invalid"] {
            let entries = fs::read_dir(xoev_beispiel::file_of(version, folder))?;
            let mut paths = entries.map(|it| Ok(it?.path())).collect::<Outcome<Vec<PathBuf>>>()?;
            paths.sort();
            for path in paths {
                let bytes = fs::read(path)?;
                for (number, grammar) in grammars.iter().enumerate() {
                    let verdict = verdict(&validate_bytes(grammar, &bytes, &Options::default()));
                    messages.push(Message { bytes: bytes.clone(), grammar: number, verdict });
                }
            }
        }
    }
    Ok(messages)
}

fn verdict(report: &Report) -> String {
    report.text(Language::De)
}

/// Checks messages in turn, each in one of three ways; the answer is a message that was judged otherwise.
fn work(
    number: usize,
    messages: &[Message],
    grammars: &[Grammar],
    (checked, bytes): (&AtomicU64, &AtomicU64),
    is_over: &dyn Fn(u64) -> bool,
) -> Option<String> {
    let options = Options::default();
    // Each thread begins elsewhere, and goes on by a step that leads to all.
    for turn in (number * 7..).step_by(5) {
        let message = messages.get(turn % messages.len())?;
        let grammar = grammars.get(message.grammar)?;
        let report = match turn % 3 {
            0 => validate_bytes(grammar, &message.bytes, &options),
            1 => validate_reader(grammar, message.bytes.as_slice(), &options),
            _ => read_tree(grammar, &message.bytes, &options).1,
        };
        let verdict = verdict(&report);
        if verdict != message.verdict {
            return Some(format!("{verdict}\ninstead of\n{}", message.verdict));
        }
        bytes.fetch_add(message.bytes.len() as u64, Ordering::Relaxed);
        if is_over(checked.fetch_add(1, Ordering::Relaxed) + 1) {
            return None;
        }
    }
    None
}

/// The memory held, a hundred times in a run.
fn watch(is_done: &AtomicBool, seconds: u64) -> Vec<f64> {
    let pause =
        Duration::from_secs(seconds).div_f64(100.0).clamp(Duration::from_millis(20), Duration::from_secs(10));
    let mut samples = Vec::new();
    while !is_done.load(Ordering::Relaxed) {
        samples.extend(resident());
        thread::sleep(pause);
    }
    samples
}

fn report_memory(samples: &[f64]) -> Outcome<()> {
    let (Some(first), Some(early), Some(last)) =
        (samples.first(), samples.get(samples.len() / 10), samples.last())
    else {
        println!("memory: this system does not tell (no /proc/self/status)");
        return Ok(());
    };
    let most = samples.iter().copied().fold(0.0, f64::max);
    println!(
        "memory: {first:.1} MB at the start, {early:.1} MB after a tenth of the time, {last:.1} MB at the end, {most:.1} MB at most"
    );
    if *last > early + TOLERANCE { Err("memory grows".into()) } else { Ok(()) }
}
