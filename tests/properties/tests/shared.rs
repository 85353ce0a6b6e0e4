//! One grammar for all threads: what it makes only when it is first needed (the automata of patterns, tables of names) is made
//! while many threads ask for it at once.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::sync::{Arc, Barrier};
use std::thread;
use xoev_properties::message::{Pieces, new_grammar};
use xoev_properties::seeds;
use xoev_properties::types::xbeispiel::Nachricht;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Report;
use xoev_runtime::validator::{Options, read_tree, validate_bytes, validate_reader};

/// More than there are cores, so that threads are also interrupted.
const THREADS: usize = 8;

/// What a grammar says of each message, in each of three ways.
fn judge(grammar: &Grammar, messages: &[Vec<u8>]) -> Vec<[Report; 3]> {
    let options = Options::default();
    let judge = |message: &Vec<u8>| {
        [
            validate_bytes(grammar, message, &options),
            validate_reader(grammar, Pieces::new(message, 97), &options),
            read_tree(grammar, message, &options).1,
        ]
    };
    messages.iter().map(judge).collect()
}

/// Threads of their own (`'static`), each with a handle on the one grammar: that needs `Send` and `Sync`.
#[test]
fn all_threads_get_what_one_thread_alone_gets() {
    let messages = Arc::new(seeds::messages());
    let expected = judge(&new_grammar(), &messages);
    assert!(expected.iter().any(|it| it[0].is_valid()) && expected.iter().any(|it| !it[0].is_valid()));
    let shared = Arc::new(new_grammar());
    let start = Arc::new(Barrier::new(THREADS));
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (grammar, messages, start) = (Arc::clone(&shared), Arc::clone(&messages), Arc::clone(&start));
            thread::spawn(move || {
                start.wait();
                judge(&grammar, &messages)
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), expected);
    }
}

/// Generated types share the grammar they carry, which is decoded when the first thread needs it.
#[test]
fn types_are_read_by_all_threads_at_once() {
    let messages = seeds::messages();
    let read = || messages.iter().map(|it| Nachricht::from_xml(it).ok()).collect::<Vec<_>>();
    let start = Barrier::new(THREADS);
    let all: Vec<_> = thread::scope(|scope| {
        let work = || {
            start.wait();
            read()
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let expected = read();
    assert!(expected.iter().any(Option::is_some));
    assert!(all.iter().all(|it| *it == expected));
}
