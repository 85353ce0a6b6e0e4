//! xoev beside libxml2 and the JDK, in turns within one run, as a Markdown table of ratios.

use crate::Outcome;
use crate::drivers::{self, with_catalogs};
use crate::measure::speeds;
use crate::schema::{Subject, compile, read};
use crate::throughput::measure_message;
use crate::types;
use std::path::PathBuf;
use std::process::Command;

/// The row everything is compared with.
const REFERENCE: &str = "libxml2 SAX streaming validate (SAXPlug)";
/// The bound for everything that uses quick-xml.
const BARE: &str = "quick-xml Reader, events only";

/// The best speed of each way of reading, in the order first seen.
#[derive(Debug, Default)]
struct Table(Vec<(String, f64)>);

impl Table {
    fn take(&mut self, name: &str, speed: f64) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, best)) => *best = best.max(speed),
            None => self.0.push((name.to_owned(), speed)),
        }
    }

    fn speed(&self, name: &str) -> Option<f64> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, speed)| *speed)
    }

    fn markdown(&self) -> String {
        let ratio = |speed: f64, name: &str| match self.speed(name) {
            Some(other) => format!("{:.2}", speed / other),
            None => "–".to_owned(),
        };
        let mut out =
            String::from("| | MB/s | × libxml2 streaming | × bare quick-xml |\n|---|---:|---:|---:|\n");
        for (name, speed) in &self.0 {
            out.push_str(&format!(
                "| {name} | {speed:.0} | {} | {} |\n",
                ratio(*speed, REFERENCE),
                ratio(*speed, BARE)
            ));
        }
        out
    }
}

/// Measures all in turns and prints the table.
///
/// # Errors
/// If the schema is faulty or code for the message cannot be built. A peer that is not there is said and left out.
pub fn run(subject: &Subject, rounds: usize) -> Outcome<()> {
    let grammar = compile(std::slice::from_ref(&subject.schema), &subject.catalogs)?;
    let bytes = read(&subject.message)?;
    let program = types::build(subject)?;
    let libxml2 = available("libxml2", drivers::libxml2());
    let jdk = available("JDK", drivers::jdk());
    let mut table = Table::default();
    // One round of everything before the next: a slow minute of the machine is shared by all.
    let seconds = subject.seconds / rounds.max(1) as f64;
    let turn = Subject { seconds, ..subject.clone() };
    for _ in 0..rounds.max(1) {
        for measurement in measure_message(&grammar, &bytes, seconds) {
            table.take(&measurement.name, measurement.speed());
        }
        take_all(&mut table, &types::run_program(&program, &turn)?);
        if let Some(driver) = &libxml2 {
            take_all(&mut table, &run_libxml2(driver, &turn)?);
        }
    }
    // The JDK warms up in each process anew, so it has its whole time at once.
    if let Some(classes) = &jdk {
        let mut command = Command::new("java");
        command.args(["-Xmx4g", "-Xss16m", "-cp"]).arg(classes).arg("BJava");
        command.arg(&subject.schema).arg(&subject.message).arg(subject.seconds.to_string()).arg("jdk");
        match drivers::run(&mut command) {
            Ok(output) => take_all(&mut table, &output),
            Err(error) => eprintln!("note: the JDK's driver is left out: {error}"),
        }
    }
    println!("{}, {} bytes, best of {rounds} rounds\n", subject.message.display(), bytes.len());
    print!("{}", table.markdown());
    Ok(())
}

fn available(name: &str, driver: Outcome<PathBuf>) -> Option<PathBuf> {
    driver.map_err(|error| eprintln!("note: {name} is left out: {error}")).ok()
}

fn run_libxml2(driver: &PathBuf, subject: &Subject) -> Outcome<String> {
    let mut command = Command::new(driver);
    command.arg(&subject.schema).arg(&subject.message).arg(subject.seconds.to_string());
    drivers::run(with_catalogs(&mut command, &subject.catalogs))
}

fn take_all(table: &mut Table, output: &str) {
    for (name, speed) in speeds(output) {
        table.take(name, speed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_counts_and_ratios_are_to_the_references() {
        let mut table = Table::default();
        table.take(BARE, 500.0);
        table.take("validate bytes", 300.0);
        table.take("validate bytes", 400.0);
        assert!(table.markdown().ends_with("| validate bytes | 400 | – | 0.80 |\n"));
        table.take(REFERENCE, 200.0);
        assert!(table.markdown().contains("| validate bytes | 400 | 2.00 | 0.80 |\n"));
    }
}
