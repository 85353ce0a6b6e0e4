//! `xoev sample`: valid messages, and invalid ones.

mod mutants;

use crate::exit::Exit;
use crate::language;
use crate::sample::SampleOptions;
use crate::schemas::{self, Compiled};
use crate::table::table;
use mutants::Mutants;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use xoev_runtime::grammar::ElementId;
use xoev_sample::{Kind, Profile, Refusal, Sample, Sampler};
use xoev_schema::xoev::interpret;

/// Makes samples of each message; messages without one are faults.
pub fn run(options: &SampleOptions) -> Exit {
    match prepare(options).and_then(|(options, compiled)| make(&options, &compiled)) {
        Ok(exit) => exit,
        Err(reason) => {
            if !reason.is_empty() {
                eprintln!("{reason}");
            }
            Exit::Unusable
        }
    }
}

/// The options with the schemas of the standard that is named, and these compiled.
fn prepare(options: &SampleOptions) -> Result<(SampleOptions, Compiled), String> {
    let mut options = options.clone();
    if let (None, [], Some(config)) = (&options.standard, options.schemas.as_slice(), &options.config) {
        options.standard = Some(schemas::only_standard(config)?);
    }
    if let Some(name) = options.standard.clone() {
        let config = options.config.get_or_insert_with(|| PathBuf::from("xoev.toml")).clone();
        schemas::add_standard(&config, &name, &mut options.schemas, &mut options.location)
            .map_err(|error| error.to_string())?;
    }
    let compiled = schemas::compile(&options.schemas, &options.location);
    if compiled.diagnostics.has_errors() {
        return Err("the schema is not usable, no sample was made".to_owned());
    }
    Ok((options, compiled))
}

fn make(options: &SampleOptions, compiled: &Compiled) -> Result<Exit, String> {
    let code_lists =
        options.code_lists.load(options.config.as_deref())?.map(|lists| lists.registry.snapshot());
    let profile = options.profile.as_deref().map(read_profile).transpose()?.unwrap_or_default();
    let mut mutants = Mutants::of(options, code_lists.clone(), language::choose(options.lang));
    let settings = xoev_sample::SampleOptions { code_lists, profile, most: options.most };
    let mut sampler = Sampler::new(&compiled.grammar.grammar, &settings);
    let messages = messages(options, compiled, &sampler)?;
    let faults: Vec<String> = sampler.profile_faults(&messages).iter().map(ToString::to_string).collect();
    if let (false, Some(profile)) = (faults.is_empty(), &options.profile) {
        return Err(format!("{}: {}", profile.display(), faults.join("\n")));
    }
    if let Some(folder) = &options.out {
        if folder.exists() && !folder.is_dir() {
            return Err(format!("{}: is no folder", folder.display()));
        }
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut summary = Summary { are_invalid: mutants.is_some(), ..Summary::default() };
    let mut only = Vec::new();
    for message in messages {
        let name = sampler.name(message).to_owned();
        for kind in options.kind.kinds() {
            for made in sampler.samples(message, kind, options.count, options.seed) {
                match (made, &options.out) {
                    (Err(refusal), _) => summary.refused(&name, kind, &refusal),
                    (Ok(sample), Some(folder)) => {
                        let made = match &mut mutants {
                            Some(mutants) => mutants.write(folder, &name, &sample, sampler.grammar())?,
                            None => write_sample(folder, &name, &sample)?,
                        };
                        summary.made(&name, kind, made);
                    }
                    (Ok(sample), None) => only.push(sample),
                }
            }
        }
    }
    if let (Some(mutants), Some(folder)) = (&mutants, &options.out) {
        mutants.finish(folder)?;
    }
    match only.as_slice() {
        [] => {}
        [sample] => print(sample)?,
        several => {
            return Err(format!(
                "{} samples: --out names the folder for them; --message and --kind choose one",
                several.len()
            ));
        }
    }
    summary.print();
    Ok(if summary.refusals.is_empty() { Exit::Valid } else { Exit::Faults })
}

fn read_profile(path: &Path) -> Result<Profile, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Profile::parse(&text).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("{}: {}", path.display(), faults.join("\n"))
    })
}

/// The messages that are named, or all of the standard.
fn messages(
    options: &SampleOptions,
    compiled: &Compiled,
    sampler: &Sampler<'_>,
) -> Result<Vec<ElementId>, String> {
    if !options.messages.is_empty() {
        let found = options.messages.iter().map(|name| sampler.message(name));
        return found.collect::<Result<_, Refusal>>().map_err(|refusal| refusal.to_string());
    }
    let standard = interpret(&compiled.set, &compiled.components);
    let of_standard = standard.messages.iter().filter_map(|it| compiled.grammar.map.element(it.element));
    let all: Vec<ElementId> = of_standard.collect();
    let all = if all.is_empty() { sampler.messages() } else { all };
    if all.is_empty() {
        return Err("the schemas declare no element that could be a message".to_owned());
    }
    Ok(all)
}

/// The file name tells message, kind and number.
fn write_sample(folder: &Path, name: &str, sample: &Sample) -> Result<usize, String> {
    let file = format!("{name}-{}-{:03}.xml", sample.kind, sample.number);
    write(folder, &file, sample.xml.as_bytes()).map(|()| 1)
}

fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(file);
    xoev_files::write_if_changed(&path, bytes)
        .map(drop)
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn print(sample: &Sample) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(sample.xml.as_bytes()).and_then(|()| out.flush()) {
        // A reader that has gone, as of a pipe, is no fault.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// What was made, and what not.
#[derive(Default)]
struct Summary {
    /// By message, in the order they were made: samples of each kind.
    counts: BTreeMap<String, BTreeMap<Kind, usize>>,
    refusals: Vec<[String; 3]>,
    are_invalid: bool,
}

impl Summary {
    fn made(&mut self, name: &str, kind: Kind, count: usize) {
        *self.counts.entry(name.to_owned()).or_default().entry(kind).or_default() += count;
    }

    fn refused(&mut self, name: &str, kind: Kind, refusal: &Refusal) {
        self.refusals.push([name.to_owned(), kind.to_string(), refusal.to_string()]);
    }

    fn print(&self) {
        let mut out = String::new();
        if !self.counts.is_empty() {
            let rows = self.counts.iter().map(|(name, counts)| {
                let cells = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>();
                [name.clone(), cells.join(", ")]
            });
            table(
                ["message", if self.are_invalid { "invalid messages" } else { "samples" }],
                rows.collect(),
                &mut out,
            );
            let total: usize = self.counts.values().flat_map(BTreeMap::values).sum();
            let what = if self.are_invalid { "invalid message" } else { "sample" };
            let messages = self.counts.len();
            out.push_str(&format!("{} of {}\n", counted(total, what), counted(messages, "message")));
        }
        print!("{out}");
        if !self.refusals.is_empty() {
            let mut out = String::from("not made:\n");
            table(["message", "kind", "reason"], self.refusals.clone(), &mut out);
            eprint!("{out}");
        }
    }
}
