//! Messages made from the schema: the bytes decide on the message, not on its text.

use crate::message;
use std::cell::RefCell;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_sample::mutate::{MutateOptions, Mutation, mutants};
use xoev_sample::{SampleOptions, Sampler};

thread_local! {
    static SAMPLER: RefCell<Sampler<'static>> =
        RefCell::new(Sampler::new(message::grammar(), &SampleOptions::default()));
}

/// What choices lead to is a valid message for which all of [`message::agreement`] holds; and of a change that makes one fault,
/// that fault and no other is reported, from memory and from a stream.
///
/// The first byte decides on the kind of message, the second on the change, the others on the contents.
///
/// # Panics
/// If one of these does not hold.
pub fn agreement(bytes: &[u8]) {
    let [message, change, choices @ ..] = bytes else { return };
    let choices: Vec<u32> = choices.iter().map(|it| u32::from_be_bytes([*it, *it, *it, *it])).collect();
    let sample = SAMPLER.with_borrow_mut(|sampler| {
        let messages = sampler.messages();
        sampler.chosen(messages[usize::from(*message) % messages.len()], &choices)
    });
    // Choices may lead to a message that is too large.
    let Ok(sample) = sample else { return };
    let report = validate_bytes(message::grammar(), sample.xml.as_bytes(), &Options::default());
    assert!(report.is_valid(), "{report}\n{}", sample.xml);
    message::agreement(sample.xml.as_bytes());
    let mutation = Mutation::ALL[usize::from(*change) % Mutation::ALL.len()];
    let options =
        MutateOptions { mutations: vec![mutation], seed: u64::from(*change), ..MutateOptions::default() };
    for mutant in mutants(message::grammar(), &sample.document, &options) {
        let report = validate_bytes(message::grammar(), &mutant.bytes, &Options::default());
        if let Err(mismatch) = mutant.expected.compare(&report) {
            let text = String::from_utf8_lossy(&mutant.bytes);
            panic!("{mutation}: {mismatch}: {report}\nexpected {:?} in\n{text}", mutant.expected);
        }
        message::read(&mutant.bytes);
        message::agreement(&mutant.bytes);
    }
}
