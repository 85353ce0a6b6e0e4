//! Repeating something and telling the best and the median time.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one way of doing something took.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// What was done.
    pub name: String,
    /// How many bytes one run worked on.
    pub bytes: usize,
    /// The shortest run, in seconds.
    pub best: f64,
    /// The run in the middle, in seconds.
    pub median: f64,
    /// How many runs there were.
    pub runs: usize,
}

impl Measurement {
    /// MB (10⁶ bytes) per second of the shortest run.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.best
    }

    /// One line: the name, best and median speed, and the time of the shortest run where it is short.
    #[must_use]
    pub fn line(&self) -> String {
        let median = self.bytes as f64 / 1e6 / self.median;
        let mut line = format!("{:<46} best {:8.1} MB/s  median {median:8.1} MB/s", self.name, self.speed());
        let _ = write!(line, "  (n={}, best {:.1} µs)", self.runs, self.best * 1e6);
        line
    }
}

/// Runs something at least three times, and again until the time is used up.
pub fn measure<T>(name: &str, bytes: usize, budget: Duration, mut run: impl FnMut() -> T) -> Measurement {
    let started = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || started.elapsed() < budget {
        let one = Instant::now();
        black_box(run());
        times.push(one.elapsed().as_secs_f64());
    }
    summarise(name, bytes, times)
}

/// Like [`measure`], without the time to give back what was made: for what is kept as long as a program runs.
pub fn measure_making<T>(name: &str, budget: Duration, mut run: impl FnMut() -> T) -> Measurement {
    let started = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || started.elapsed() < budget {
        let one = Instant::now();
        let made = black_box(run());
        times.push(one.elapsed().as_secs_f64());
        drop(made);
    }
    summarise(name, 0, times)
}

/// Best and median of times that were taken, in seconds.
#[must_use]
pub fn summarise(name: &str, bytes: usize, mut times: Vec<f64>) -> Measurement {
    times.sort_by(f64::total_cmp);
    let at = |position: usize| times.get(position).copied().unwrap_or(f64::NAN);
    Measurement { name: name.to_owned(), bytes, best: at(0), median: at(times.len() / 2), runs: times.len() }
}

/// Reads lines of the form of [`Measurement::line`], as the drivers of the peers print them too: name and best MB/s.
pub fn speeds(output: &str) -> impl Iterator<Item = (&str, f64)> {
    output.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" best ")?;
        let speed = rest.split_whitespace().next()?.parse().ok()?;
        Some((name.trim_end(), speed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_read_again() {
        let measurement = summarise("validate, bytes", 3_000_000, vec![0.03, 0.01, 0.02]);
        assert_eq!((measurement.best, measurement.median, measurement.runs), (0.01, 0.02, 3));
        let line = measurement.line();
        assert_eq!(speeds(&line).collect::<Vec<_>>(), [("validate, bytes", 300.0)]);
        assert_eq!(speeds("# libxml2 2.9.14\nschema compile 3.1 ms\n").count(), 0);
    }
}
