//! `xoev-differential [COUNT] [SEED]`: makes COUNT schemas with some instances each, asks all validators and prints where
//! they part, each kind with a reduced case.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use xoev_differential::node::Node;
use xoev_differential::opinion::{Opinions, Verdict, Verdicts};
use xoev_differential::random::Random;
use xoev_differential::reduce::{Case, reduce};
use xoev_differential::{instance, schema};

/// Instances per schema.
const INSTANCES: usize = 8;
/// Reduced cases shown for each kind of disagreement.
const SHOWN: usize = 12;

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
        let instances: Vec<Node> = (0..INSTANCES).map(|at| made(&schema, at, &mut random)).collect();
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

/// The first instances fit, the others are changed once or twice.
fn made(schema: &Node, at: usize, random: &mut Random) -> Node {
    let mut node = instance::instance(schema, random);
    instance::declare_prefixes(&mut node);
    for _ in 0..at.saturating_sub(INSTANCES / 2 - 1).min(2) {
        instance::mutate(&mut node, random);
    }
    node
}

fn ask(schema: &Node, instances: &[Node], opinions: &mut Opinions, folder: &Path) -> Vec<(Verdicts, Node)> {
    let schema_file = folder.join("schema.xsd");
    let files: Vec<_> = (0..instances.len()).map(|at| folder.join(format!("{at}.xml"))).collect();
    let written = std::fs::write(&schema_file, schema.to_xml()).is_ok()
        && files.iter().zip(instances).all(|(file, node)| std::fs::write(file, node.to_xml()).is_ok());
    if !written {
        return Vec::new();
    }
    opinions.ask(&schema_file, &files).into_iter().zip(instances.iter().cloned()).collect()
}
