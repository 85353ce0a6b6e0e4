//! One grammar for all threads.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Report;
use xoev_runtime::validator::Options;
use xoev_runtime::{Dispatcher, Standard};

/// Compiles only if values of the type may be used by several threads at once.
const fn is_shared<T: Send + Sync>() {}

const _: () = {
    is_shared::<Grammar>();
    is_shared::<Dispatcher<'static>>();
    is_shared::<Standard>();
    is_shared::<Report>();
    is_shared::<Options>();
};

#[test]
fn threads_that_begin_at_once_get_the_same_report() {
    let grammar = Grammar::default().link();
    let report = || xoev_runtime::validator::validate_bytes(&grammar, b"<a><b/></a>", &Options::default());
    let expected = report();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(report)).collect();
        threads.into_iter().for_each(|it| assert_eq!(it.join().unwrap(), expected));
    });
}
