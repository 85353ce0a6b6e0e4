//! `xoev-differential [COUNT] [SEED]`: makes COUNT schemas with some instances each, asks all validators and prints where
//! they part, each kind with a reduced case.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xoev_differential::node::Node;
use xoev_differential::opinion::{Opinions, Verdict, Verdicts, own};
use xoev_differential::random::Random;
use xoev_differential::reduce::{Case, reduce};
use xoev_differential::{instance, schema};

/// Valid instances per schema, and as many changed ones.
const INSTANCES: usize = 4;
/// Instances made to find valid ones.
const TRIED: usize = 40;
/// Reduced cases shown for each kind of disagreement.
const SHOWN: usize = 2;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|it| it.parse::<u64>());
    let (count, seed) = match (arguments.next().unwrap_or(Ok(500)), arguments.next().unwrap_or(Ok(1))) {
        (Ok(count), Ok(seed)) => (count, seed),
        _ => {
            eprintln!("usage: xoev-differential [COUNT] [SEED]");
            return ExitCode::from(2);
        }
    };
    match tempfile::tempdir() {
        Ok(folder) => run(count, seed, folder.path()),
        Err(error) => {
            eprintln!("no temporary folder: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(count: u64, seed: u64, folder: &Path) -> ExitCode {
    let mut opinions = Opinions::find(folder);
    if !opinions.has_xmllint && opinions.java.is_none() {
        eprintln!("neither xmllint nor a JDK is there: nobody to compare with");
        return ExitCode::from(2);
    }
    let mut kinds: BTreeMap<Verdicts, usize> = BTreeMap::new();
    for number in 0..count {
        let mut random = Random(seed.wrapping_mul(1_000_003).wrapping_add(number));
        let schema = schema::schema(&mut random);
        let instances = made(&schema, &mut random, folder);
        for (verdicts, instance) in ask(&schema, &instances, &mut opinions, folder) {
            let seen = kinds.entry(verdicts).or_default();
            *seen += 1;
            if verdicts.disagree() && *seen <= SHOWN {
                let case = reduce(Case { schema: schema.clone(), instance }, verdicts, &mut opinions, folder);
                println!("== {number}: {verdicts}\n{}--\n{}", case.schema.to_xml(), case.instance.to_xml());
            }
            // All instances of an invalid schema say the same.
            if [verdicts.own, verdicts.xmllint, verdicts.java].contains(&Verdict::SchemaInvalid) {
                break;
            }
        }
    }
    println!("{count} schemas, seed {seed}");
    for (verdicts, times) in &kinds {
        println!("{times:8}  {verdicts}{}", if verdicts.disagree() { "   <-" } else { "" });
    }
    ExitCode::SUCCESS
}

/// Instances that this project holds to be valid, as far as there are some, and the same changed a little: where all values
/// are random nearly every instance is invalid, and all agree.
fn made(schema: &Node, random: &mut Random, folder: &Path) -> Vec<Node> {
    let mut tried: Vec<Node> = (0..TRIED).map(|_| instance::instance(schema, random)).collect();
    tried.iter_mut().for_each(instance::declare_prefixes);
    let Some((schema_file, files)) = write(schema, &tried, folder) else { return Vec::new() };
    let verdicts = own(&schema_file, &files);
    let mut chosen: Vec<Node> = Vec::new();
    for wanted in [Verdict::Valid, Verdict::Invalid, Verdict::SchemaInvalid] {
        let fitting = tried.iter().zip(&verdicts).filter(|(_, (verdict, _))| *verdict == wanted);
        let room = INSTANCES.saturating_sub(chosen.len());
        let fitting: Vec<Node> = fitting.map(|(node, _)| node.clone()).take(room).collect();
        chosen.extend(fitting);
    }
    let mut changed = chosen.clone();
    changed.iter_mut().for_each(|node| instance::mutate(node, random));
    chosen.extend(changed);
    chosen
}

fn write(schema: &Node, instances: &[Node], folder: &Path) -> Option<(PathBuf, Vec<PathBuf>)> {
    let schema_file = folder.join("schema.xsd");
    std::fs::write(&schema_file, schema.to_xml()).ok()?;
    let mut files = Vec::new();
    for (at, node) in instances.iter().enumerate() {
        files.push(folder.join(format!("{at}.xml")));
        std::fs::write(&files[at], node.to_xml()).ok()?;
    }
    Some((schema_file, files))
}

fn ask(schema: &Node, instances: &[Node], opinions: &mut Opinions, folder: &Path) -> Vec<(Verdicts, Node)> {
    let Some((schema_file, files)) = write(schema, instances, folder) else { return Vec::new() };
    opinions.ask(&schema_file, &files).into_iter().zip(instances.iter().cloned()).collect()
}
