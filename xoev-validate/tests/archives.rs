//! Archives that no honest sender makes: each is refused with a reason, and nothing is written to disk.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use xoev_runtime::report::Language;
use xoev_validate::input::{ArchiveLimits, Content};
use xoev_validate::{Input, Inputs};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn archive(path: &Path, entries: &[(&str, &[u8])]) {
    let mut archive = ZipWriter::new(File::create(path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap();
}

/// What is said of an archive with these entries, and how many messages it has.
fn told(entries: &[(&str, &[u8])], limits: ArchiveLimits) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    archive(&path, entries);
    let inputs = Inputs::of(&[path], limits);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was unpacked");
    let problems = inputs
        .problems
        .iter()
        .map(|it| it.text(Language::En).split(": ").skip(1).collect::<Vec<_>>().join(": "));
    (inputs.messages.len(), problems.collect())
}

#[test]
fn paths_that_lead_out_are_refused() {
    for name in ["../a.xml", "/a.xml", "b/../../a.xml", "..\\a.xml", "C:\\a.xml", "a\u{7}.xml"] {
        let (messages, problems) = told(&[("gut.xml", b"<a/>"), (name, b"<a/>")], ArchiveLimits::default());
        assert_eq!(messages, 0, "{name}");
        assert!(problems[0].contains("leads out of the archive"), "{name}: {problems:?}");
    }
}

#[test]
fn there_are_bounds() {
    let limits = ArchiveLimits { entries: 2, ..ArchiveLimits::default() };
    let entries: [(&str, &[u8]); 3] = [("a.xml", b"<a/>"), ("b.xml", b"<a/>"), ("c.xml", b"<a/>")];
    assert_eq!(
        told(&entries, limits),
        (0, vec!["unusable archive: 3 entries, more than 2 (limit archive_entries)".to_owned()])
    );
    assert_eq!(told(&entries[..2], limits), (2, Vec::new()));
}

/// The first bytes of a bomb look like those of any other message; the rest is an error of reading, not endless.
#[test]
fn a_bomb_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let bomb = format!("<a>{}</a>", " ".repeat(12 << 20));
    archive(&path, &[("a.xml", bomb.as_bytes())]);
    let limits = ArchiveLimits { ratio: 100, ratio_from: 1 << 20, ..ArchiveLimits::default() };
    let read = |limits| {
        let inputs = Inputs::of(std::slice::from_ref(&path), limits);
        let read = inputs.messages[0].read(|content| match content {
            Content::Memory(bytes) => Ok(bytes.len() as u64),
            Content::Stream { start, rest } => {
                std::io::copy(rest, &mut std::io::sink()).map(|rest| start.len() as u64 + rest)
            }
        });
        read.and_then(|read| read)
    };
    assert!(read(limits).unwrap_err().to_string().contains("may be hostile"));
    assert_eq!(read(ArchiveLimits { ratio: 2000, ..limits }).unwrap(), bomb.len() as u64);
    assert!(read(ArchiveLimits { message: 6 << 20, ratio: 2000, ..limits }).is_err());
}

#[test]
fn every_thread_reads_entries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("viele.zip");
    let texts: Vec<(String, String)> =
        (0..200).map(|n| (format!("{n:03}.xml"), format!("<a>{n}</a>"))).collect();
    let entries: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&path, &entries);
    let inputs = Inputs::of(&[path], ArchiveLimits::default());
    let read = |input: &Input| input.read(|content| content.start().to_vec()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (input, (name, text)) in inputs.messages.iter().zip(&texts) {
                    assert!(input.name().ends_with(&format!("viele.zip!/{name}")), "{}", input.name());
                    assert_eq!(read(input), text.as_bytes());
                }
            });
        }
    });
}
