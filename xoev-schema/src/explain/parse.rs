//! The form of the texts.
//!
//! A file begins with a line that says what the family is about. An entry begins with `# rule, rule`; lines `en` and
//! `de` give the meaning, `en!` and `de!` the remedy, `| ` a line of the example.

use super::Entry;

/// The entries of a file. The files are part of the program; a test checks that each entry is complete.
pub(super) fn entries(text: &'static str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines() {
        if let Some(rules) = line.strip_prefix("# ") {
            let rules = rules.split(", ").map(str::trim).collect();
            entries.push(Entry { rules, ..Entry::default() });
            continue;
        }
        let (Some(entry), Some((key, rest))) = (entries.last_mut(), line.split_once(' ')) else { continue };
        match key {
            "en" => entry.english.meaning = rest,
            "en!" => entry.english.remedy = rest,
            "de" => entry.german.meaning = rest,
            "de!" => entry.german.remedy = rest,
            "|" => entry.example.push(rest),
            _ => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_read() {
        let read = entries("About.\n\n# a, b.1\nen E\nen! F\nde D\nde! G\n| <a>\n|   <b/>\n\n# c\nen x");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].rules, ["a", "b.1"]);
        let texts =
            [read[0].english.meaning, read[0].english.remedy, read[0].german.meaning, read[0].german.remedy];
        assert_eq!(texts, ["E", "F", "D", "G"]);
        assert_eq!(read[0].example, ["<a>", "  <b/>"]);
    }
}
