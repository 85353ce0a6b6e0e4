//! The figures as text.

use crate::results::{Compared, Verdict};
use crate::suite::{CORE, Kind, Validity};
use std::collections::BTreeMap;

/// What is counted for a contributor or a set.
#[derive(Debug, Default, Clone, Copy)]
struct Figures {
    tests: usize,
    wrong: usize,
    /// Schema tests that should be accepted, schema tests that should be rejected, instances likewise: how many, and
    /// how many of them are wrong.
    cells: [(usize, usize); 4],
    /// Panics and crashes.
    panics: usize,
    /// Beyond the limit of time or memory.
    beyond: usize,
}

impl Figures {
    fn add(&mut self, compared: &Compared<'_>) {
        let wrong = usize::from(!compared.is_right());
        self.tests += 1;
        self.wrong += wrong;
        let cell = match (compared.test.kind, compared.expected) {
            (Kind::Schema, Validity::Valid) => 0,
            (Kind::Schema, Validity::Invalid) => 1,
            (Kind::Instance, Validity::Valid) => 2,
            (Kind::Instance, Validity::Invalid) => 3,
        };
        self.cells[cell].0 += 1;
        self.cells[cell].1 += wrong;
        match compared.outcome.verdict {
            Verdict::Panic | Verdict::Crash => self.panics += 1,
            Verdict::Timeout | Verdict::Memory => self.beyond += 1,
            Verdict::Answered(_) | Verdict::SchemaRejected => {}
        }
    }

    fn line(&self, name: &str) -> String {
        let cells = self.cells.map(|(tests, wrong)| format!("{wrong}/{tests}"));
        format!(
            "{name:<32}{:>7}{:>7}{:>7}{:>12}{:>12}{:>12}{:>12}{:>8}{:>8}\n",
            self.tests,
            self.tests - self.wrong,
            self.wrong,
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            self.panics,
            self.beyond
        )
    }
}

/// A line per contributor, with `sets` also one per test set; the last line sums up the core.
#[must_use]
pub fn table(compared: &[Compared<'_>], sets: bool) -> String {
    let mut contributors: BTreeMap<&str, (Figures, BTreeMap<&str, Figures>)> = BTreeMap::new();
    let mut core = Figures::default();
    for compared in compared {
        let (sum, sets) = contributors.entry(&compared.group.contributor).or_default();
        sum.add(compared);
        sets.entry(&compared.group.set).or_default().add(compared);
        if compared.group.is_core() {
            core.add(compared);
        }
    }
    let mut text = format!(
        "{:<32}{:>7}{:>7}{:>7}{:>12}{:>12}{:>12}{:>12}{:>8}{:>8}\n",
        "wrong/tests",
        "tests",
        "right",
        "wrong",
        "schema ok",
        "schema bad",
        "inst. ok",
        "inst. bad",
        "panics",
        "limits"
    );
    let others = contributors.keys().copied().filter(|name| !CORE.contains(name));
    let order: Vec<&str> = CORE.into_iter().chain(others).collect();
    for name in order {
        let Some((sum, by_set)) = contributors.get(name) else { continue };
        text.push_str(&sum.line(name));
        if sets {
            by_set.iter().for_each(|(set, figures)| text.push_str(&figures.line(&format!("  {set}"))));
        }
    }
    text.push_str(&format!("core: {} tests, {} wrong\n", core.tests, core.wrong));
    text
}
