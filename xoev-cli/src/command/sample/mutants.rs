//! `xoev sample --mutate`: invalid messages, and a table of what must be reported of them.

use crate::sample::SampleOptions;
use std::path::Path;
use std::sync::Arc;
use toml_edit::{Array, DocumentMut, Item, Table, value};
use xoev_codelists::Snapshot;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Severity};
use xoev_sample::Sample;
use xoev_sample::mutate::{Mutant, MutateOptions, Mutation, mutants};

/// The table's file name.
const EXPECTED: &str = "expected.toml";

/// Writes mutants, and remembers what is expected of them.
pub struct Mutants {
    options: MutateOptions,
    language: Language,
    expected: DocumentMut,
}

impl Mutants {
    /// `None` where none are asked for.
    pub fn of(
        options: &SampleOptions,
        code_lists: Option<Arc<Snapshot>>,
        language: Language,
    ) -> Option<Self> {
        let asked = options.mutate.as_ref()?;
        let mutations = if asked.is_empty() { Mutation::ALL.to_vec() } else { asked.clone() };
        let (per_mutation, seed) = (options.per_mutation, options.seed);
        let options = MutateOptions { mutations, per_mutation, seed, code_lists };
        Some(Self { options, language, expected: DocumentMut::new() })
    }

    /// Writes the mutants of a sample into a folder; gives how many there are.
    pub fn write(
        &mut self,
        folder: &Path,
        name: &str,
        sample: &Sample,
        grammar: &Grammar,
    ) -> Result<usize, String> {
        let made = mutants(grammar, &sample.document, &self.options);
        for mutant in &made {
            let (kind, mutation) = (sample.kind, mutant.mutation);
            let file = format!("{name}-{kind}-{:03}-{mutation}-{:03}.xml", sample.number, mutant.number);
            super::write(folder, &file, &mutant.bytes)?;
            let entry = self.entry(mutant);
            self.expected.insert(&file, Item::Table(entry));
        }
        Ok(made.len())
    }

    /// What must be reported, as the tables beside the example standard's samples say it.
    fn entry(&self, mutant: &Mutant) -> Table {
        let mut table = Table::new();
        table.insert("fault", value(mutant.mutation.description(self.language)));
        table.insert("rules", value(mutant.expected.rules.iter().copied().collect::<Array>()));
        if mutant.expected.severity == Severity::Warning {
            table.insert("severity", value("warning"));
        }
        if let Some(path) = &mutant.expected.path {
            table.insert("path", value(path));
        }
        table
    }

    /// Writes the table.
    pub fn finish(&self, folder: &Path) -> Result<(), String> {
        super::write(folder, EXPECTED, self.expected.to_string().as_bytes())
    }
}
