//! The JDK, by a small program that is compiled on the spot and asked line by line.

use super::Verdict;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const PROGRAM: &str = include_str!("Opinion.java");

/// A running program.
#[derive(Debug)]
pub struct Java {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Java {
    /// Compiles and starts the program; `None` where there is no JDK.
    #[must_use]
    pub fn start(folder: &Path) -> Option<Self> {
        let source = folder.join("Opinion.java");
        std::fs::write(&source, PROGRAM).ok()?;
        let compiled = Command::new("javac").arg("-d").arg(folder).arg(&source).status().ok()?;
        if !compiled.success() {
            return None;
        }
        let mut child = Command::new("java")
            .args(["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"])
            .arg(folder)
            .arg("Opinion")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let (questions, answers) = (child.stdin.take()?, child.stdout.take()?);
        Some(Self { child, questions, answers: BufReader::new(answers) })
    }

    /// What the JDK says of each instance.
    pub fn ask<P: AsRef<Path>>(&mut self, schema: &Path, instances: &[P]) -> Vec<Verdict> {
        let paths = instances.iter().map(|it| it.as_ref().display().to_string());
        let question =
            std::iter::once(schema.display().to_string()).chain(paths).collect::<Vec<_>>().join("\t");
        let mut answer = String::new();
        let is_asked = writeln!(self.questions, "{question}").and_then(|()| self.questions.flush()).is_ok();
        if !is_asked || self.answers.read_line(&mut answer).is_err() {
            return vec![Verdict::None; instances.len()];
        }
        let mut letters = answer.trim().chars();
        let verdict = |letter| match letter {
            Some('V') => Verdict::Valid,
            Some('I') => Verdict::Invalid,
            Some('S') => Verdict::SchemaInvalid,
            _ => Verdict::None,
        };
        instances.iter().map(|_| verdict(letters.next())).collect()
    }
}

impl Drop for Java {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
