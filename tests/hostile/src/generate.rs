//! Files and archives that are too large, too many or too odd to be kept.

use crate::Outcome;
use serde::Deserialize;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file, or several of the same making.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GeneratedFile {
    /// Its path; `{n}` stands for its number.
    path: String,
    /// How many there are, numbered from 0.
    #[serde(default = "once")]
    copies: u64,
    /// What it is made of.
    parts: Vec<Part>,
}

/// A piece of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// A text. `{i}` stands for the number of its repetition, from 0, `{i+1}` for the next; `{n}` and `{n+1}` for the
    /// number of the file in the same way.
    #[serde(default)]
    text: String,
    /// Bytes behind the text, in hexadecimal digits.
    #[serde(default)]
    bytes: String,
    /// How often it is repeated.
    #[serde(default = "once")]
    times: u64,
    /// A file from which on the part is left out: the last of a chain has no next one.
    until_file: Option<u64>,
}

/// A ZIP archive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Its path.
    path: String,
    /// What is in it.
    #[serde(rename = "entry")]
    entries: Vec<Entry>,
    /// How many bytes are cut off at its end.
    #[serde(default)]
    cut: u64,
}

/// An entry of an archive, or several of the same making.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name, as it is written into the archive; `{n}` stands for its number.
    name: String,
    /// How many there are, numbered from 0.
    #[serde(default = "once")]
    copies: u64,
    /// What it is made of.
    #[serde(default)]
    parts: Vec<Part>,
    /// Where it leads, for a symbolic link.
    link: Option<String>,
}

fn once() -> u64 {
    1
}

/// Makes files below a folder.
///
/// # Errors
/// If one cannot be written.
pub fn file(file: &GeneratedFile, folder: &Path) -> Outcome<()> {
    for number in 0..file.copies {
        let path = folder.join(file.path.replace("{n}", &number.to_string()));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = BufWriter::new(File::create(path)?);
        write_parts(&file.parts, number, &mut out)?;
        out.flush()?;
    }
    Ok(())
}

/// Makes an archive in a folder.
///
/// # Errors
/// If it cannot be written.
pub fn archive(archive: &Archive, folder: &Path) -> Outcome<()> {
    let path = folder.join(&archive.path);
    let mut out = ZipWriter::new(BufWriter::new(File::create(&path)?));
    for entry in &archive.entries {
        for number in 0..entry.copies {
            let name = entry.name.replace("{n}", &number.to_string());
            match &entry.link {
                Some(target) => out.add_symlink(name, target, SimpleFileOptions::default())?,
                None => {
                    out.start_file(name, SimpleFileOptions::default())?;
                    write_parts(&entry.parts, number, &mut out)?;
                }
            }
        }
    }
    out.finish()?.flush()?;
    let file = File::options().write(true).open(&path)?;
    Ok(file.set_len(file.metadata()?.len().saturating_sub(archive.cut))?)
}

fn write_parts(parts: &[Part], file: u64, out: &mut impl Write) -> Outcome<()> {
    for part in parts.iter().filter(|it| it.until_file.is_none_or(|end| file < end)) {
        let text = part.text.replace("{n}", &file.to_string());
        let text = text.replace("{n+1}", &(file + 1).to_string());
        let bytes = bytes(&part.bytes)?;
        let is_numbered = text.contains("{i}") || text.contains("{i+1}");
        for repetition in 0..part.times {
            match is_numbered {
                true => {
                    let numbered = text.replace("{i}", &repetition.to_string());
                    out.write_all(numbered.replace("{i+1}", &(repetition + 1).to_string()).as_bytes())?;
                }
                false => out.write_all(text.as_bytes())?,
            }
            out.write_all(&bytes)?;
        }
    }
    Ok(())
}

/// Bytes from hexadecimal digits.
fn bytes(digits: &str) -> Outcome<Vec<u8>> {
    let digits: String = digits.split_whitespace().collect();
    let pair = |at: usize| {
        let pair = digits.get(at..at + 2).ok_or("an odd number of hexadecimal digits")?;
        Ok(u8::from_str_radix(pair, 16)?)
    };
    (0..digits.len()).step_by(2).map(pair).collect()
}
