//! How fast one message is tokenised, validated and read into a tree, all in one run.
//!
//! `cargo run --release -p xoev-benches --bin throughput -- ENTRY.xsd MESSAGE.xml [SECONDS]`

use quick_xml::{Reader, events::Event};
use std::hint::black_box;
use std::time::{Duration, Instant};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Options, read_tree, validate_bytes, validate_reader};
use xoev_schema::source::SourceOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [entry, message, rest @ ..] = arguments.as_slice() else {
        return Err("usage: throughput ENTRY.xsd MESSAGE.xml [SECONDS]".into());
    };
    let seconds = rest.first().map_or(Ok(4.0), |s| s.parse::<f64>())?;
    let bytes = std::fs::read(message)?;
    let grammar = compile(entry)?;
    let options = Options::default();
    let report = validate_bytes(&grammar, &bytes, &options);
    println!("{message}: {} bytes, {} issues", bytes.len(), report.issues.len());
    let budget = Duration::from_secs_f64(seconds);
    let bare = measure("quick-xml Reader, events only", &bytes, budget, 0.0, || tokenise(&bytes));
    measure("validate, bytes", &bytes, budget, bare, || {
        validate_bytes(&grammar, &bytes, &options).issues.len()
    });
    measure("validate, stream", &bytes, budget, bare, || {
        validate_reader(&grammar, bytes.as_slice(), &options).issues.len()
    });
    measure("validate into a tree", &bytes, budget, bare, || {
        read_tree(&grammar, &bytes, &options).0.nodes.len()
    });
    Ok(())
}

fn compile(entry: &str) -> Result<Grammar, Box<dyn std::error::Error>> {
    let started = Instant::now();
    let mut loaded = xoev_schema::load(&[entry.into()], &SourceOptions::default());
    let front = started.elapsed();
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    println!(
        "schema compiled in {:.1} ms (documents and components {:.1} ms), grammar {} bytes",
        started.elapsed().as_secs_f64() * 1e3,
        front.as_secs_f64() * 1e3,
        compiled.grammar.encode().len()
    );
    if loaded.diagnostics.has_errors() {
        return Err("the schema is not usable".into());
    }
    Ok(compiled.grammar)
}

fn tokenise(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    let mut events = 0;
    while let Ok(event) = reader.read_event() {
        if matches!(event, Event::Eof) {
            break;
        }
        events += 1;
        black_box(&event);
    }
    events
}

/// Prints the best of as many runs as fit into the budget, and gives its MB/s.
fn measure(name: &str, bytes: &[u8], budget: Duration, bare: f64, mut run: impl FnMut() -> usize) -> f64 {
    let started = Instant::now();
    let mut best = f64::INFINITY;
    let mut runs = 0;
    while runs < 3 || started.elapsed() < budget {
        let one = Instant::now();
        black_box(run());
        best = best.min(one.elapsed().as_secs_f64());
        runs += 1;
    }
    let speed = bytes.len() as f64 / 1e6 / best;
    let ratio = if bare > 0.0 { format!("{:5.1} % of bare", speed / bare * 100.0) } else { String::new() };
    println!("{name:<32} best {speed:8.1} MB/s  {ratio}  ({runs} runs)");
    speed
}
