//! What is printed: with colours where the reader takes them, and without a panic where the reader has gone.
//!
//! The macros stand before those of the standard library in the whole command. Those panic when a pipe is closed, as
//! `xoev … | head` does; here what nobody reads is dropped, and the exit code is what it would have been.

use anstream::{AutoStream, ColorChoice};
use std::fmt::Arguments;
use std::io::{Write, stderr, stdout};

macro_rules! print {
    ($($text:tt)*) => { $crate::output::to_stdout(format_args!($($text)*)) };
}

macro_rules! println {
    ($($text:tt)*) => { $crate::output::to_stdout(format_args!("{}\n", format_args!($($text)*))) };
}

macro_rules! eprint {
    ($($text:tt)*) => { $crate::output::to_stderr(format_args!($($text)*)) };
}

macro_rules! eprintln {
    ($($text:tt)*) => { $crate::output::to_stderr(format_args!("{}\n", format_args!($($text)*))) };
}

/// Prints; nobody need read it. What cannot be written for another reason, as on a full disk, ends the command with 2.
pub fn to_stdout(text: Arguments<'_>) {
    if let Err(error) = stdout().write_fmt(text)
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        to_stderr(format_args!("the output cannot be written: {error}\n"));
        std::process::exit(2);
    }
}

/// Prints to standard error; nobody need read it.
pub fn to_stderr(text: Arguments<'_>) {
    let _ = stderr().write_fmt(text);
}

/// Takes over what `--color` says.
pub fn choose_colour(choice: clap::ColorChoice) {
    match choice {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Whether standard output takes colours: as `--color` says, else as NO_COLOR, CLICOLOR_FORCE, CLICOLOR and the terminal
/// do.
pub fn stdout_has_colour() -> bool {
    AutoStream::choice(&stdout()) != ColorChoice::Never
}

/// Whether standard error takes colours.
pub fn stderr_has_colour() -> bool {
    AutoStream::choice(&stderr()) != ColorChoice::Never
}
