//! The `xoev-bench` command; what each measurement does stands in the library.

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use xoev_bench::compile::{self, CompileOptions};
use xoev_bench::schema::Subject;
use xoev_bench::{Outcome, cold, instructions, memory, peers, scale, soak, throughput, types};

/// Measurements of xoev. Without a subcommand: one message tokenised, validated, and read into a tree.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    subject: Option<Subject>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read into types and write: generates a crate below the target folder and runs it
    Types(Subject),
    /// Everything beside libxml2 and the JDK, as a table of ratios
    Peers {
        #[command(flatten)]
        subject: Subject,
        /// How many turns the time of each way is shared out to
        #[arg(long, default_value_t = 3)]
        rounds: usize,
    },
    /// Schemas to a grammar, stage by stage, and libxml2 beside it
    Compile(CompileOptions),
    /// Start `xoev validate` and `xmllint --schema` again and again
    Cold {
        #[command(flatten)]
        subject: Subject,
        /// How often each
        #[arg(long, default_value_t = 50)]
        runs: usize,
    },
    /// Cost against size, with marks where it grows faster
    Scale {
        /// Only what has this in its name
        only: Option<String>,
        /// The largest message, in MB
        #[arg(long, default_value_t = 100)]
        largest: u64,
        /// Seconds for each measurement
        #[arg(long, default_value_t = 0.3)]
        seconds: f64,
    },
    /// Memory of streaming validation of a message that is never in memory
    Memory {
        /// Size of the message
        #[arg(default_value_t = 1000)]
        megabytes: u64,
        /// Fail if more memory was held, in MB
        #[arg(long)]
        most: Option<f64>,
    },
    /// A long run on all cores: memory flat, every message judged as the first time
    Soak {
        /// For how many seconds
        #[arg(default_value_t = 600)]
        seconds: u64,
        /// Or until so many messages were checked
        #[arg(long, default_value_t = u64::MAX)]
        messages: u64,
    },
    /// Instructions of each part, compared with the budget (needs valgrind)
    Instructions {
        /// The budget
        #[arg(long, default_value = "benches/budget.tsv")]
        budget: PathBuf,
        /// Write the budget anew
        #[arg(long)]
        update: bool,
    },
    /// Run one part: what `instructions` counts
    #[command(hide = true)]
    Part {
        /// Which
        name: String,
        /// How often
        runs: u64,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Outcome<()> {
    match (arguments.command, arguments.subject) {
        (Some(Command::Types(subject)), _) => types::run(&subject),
        (Some(Command::Peers { subject, rounds }), _) => peers::run(&subject, rounds),
        (Some(Command::Compile(options)), _) => compile::run(&options),
        (Some(Command::Cold { subject, runs }), _) => cold::run(&subject, runs),
        (Some(Command::Scale { only, largest, seconds }), _) => scale::run(only.as_deref(), largest, seconds),
        (Some(Command::Memory { megabytes, most }), _) => memory::run(megabytes, most),
        (Some(Command::Soak { seconds, messages }), _) => soak::run(seconds, messages),
        (Some(Command::Instructions { budget, update }), _) => instructions::run(&budget, update),
        (Some(Command::Part { name, runs }), _) => instructions::run_part(&name, runs),
        (None, Some(subject)) => throughput::run(&subject),
        (None, None) => Err("a schema and a message are needed; --help shows more".into()),
    }
}
