//! Every attack of `cases/` comes to what its case says; the table in `SECURITY.md` has a row for each.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::sync::Mutex;
use xoev_hostile::case::{Case, all};
use xoev_hostile::{command, table};

/// Runs cases, two at a time, and fails with all that differ.
fn run(cases: &[Case]) {
    let program = command::xoev().unwrap();
    let waiting = Mutex::new(cases.iter());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(case) = waiting.lock().unwrap().next() else { break };
                    match case.run(&program) {
                        Ok(measured) => {
                            let (time, memory) = (measured.time.as_secs_f64(), measured.megabytes());
                            println!("{:30} {time:8.2} s {memory:6} MB", case.name);
                        }
                        Err(error) => failed.lock().unwrap().push(error.to_string()),
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
#[ignore = "minutes without optimisation: cargo test --release -p xoev-hostile -- --ignored"]
fn attacks_come_to_nothing() {
    let cases: Vec<Case> = all().unwrap().into_iter().filter(|case| !case.heavy).collect();
    run(&cases);
}

#[test]
#[ignore = "takes minutes without optimisation: cargo test --release -p xoev-hostile -- --ignored"]
fn heavy_attacks_come_to_nothing() {
    let cases: Vec<Case> = all().unwrap().into_iter().filter(|case| case.heavy).collect();
    run(&cases);
}

/// Each row of the table names a test that exists, each case has a row, and every figure was filled in.
#[test]
fn the_table_names_every_case() {
    let rows = table::read().unwrap();
    assert!(rows.len() >= 40, "{} rows", rows.len());
    let mut faults: Vec<String> = rows.iter().filter_map(|row| row.fault()).collect();
    for case in all().unwrap() {
        let is_named = rows.iter().any(|row| row.test == table::Test::Case(case.name.clone()));
        faults.extend((!is_named).then(|| format!("no row names the case {}", case.name)));
    }
    let others = table::named_elsewhere().unwrap();
    assert!(others.len() >= 30, "{} tests named elsewhere", others.len());
    faults.extend(others.iter().filter_map(table::Test::fault));
    assert!(faults.is_empty(), "{faults:#?}");
}
