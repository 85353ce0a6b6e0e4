//! Content models: the automata and a slow matcher are of one opinion.

use xoev_schema::grammar::content_oracle::{Bytes, agree};

/// Automata, with all the ways to treat bounds, accept what a matcher accepts that follows the particles as they are
/// written; the bytes decide on the model and on the words.
pub fn agreement(bytes: &[u8]) {
    agree(&mut Bytes(bytes));
}
