//! `xoev explain`: what a rule means, with an example and how to mend it.

use crate::arguments::ExplainOptions;
use crate::exit::Exit;
use crate::language;
use xoev_runtime::report::Language;
use xoev_schema::explain::{self, Entry};

/// Columns of the texts.
const WIDTH: usize = 96;

/// Prints the rules asked for, or the list of all.
pub fn run(options: &ExplainOptions) -> Exit {
    let language = language::choose(options.lang);
    if options.list {
        print!("{}", list(language));
        return Exit::Valid;
    }
    let mut exit = Exit::Valid;
    for (i, rule) in options.rules.iter().enumerate() {
        match explain::explain(rule) {
            Some(entry) => {
                let gap = if i == 0 { "" } else { "\n" };
                print!("{gap}{}", explanation(rule, entry, language));
            }
            None => {
                eprintln!("{}", unknown(rule, language));
                exit = Exit::Unusable;
            }
        }
    }
    exit
}

fn explanation(rule: &str, entry: &Entry, language: Language) -> String {
    let (example, remedy) = match language {
        Language::De => ("Beispiel", "Abhilfe"),
        Language::En => ("Example", "How to mend it"),
    };
    let text = entry.text(language);
    let mut out = format!("{rule}\n\n");
    wrap(text.meaning, &mut out);
    out.push_str(&format!("\n{example}\n"));
    for line in &entry.example {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str(&format!("\n{remedy}\n"));
    wrap(text.remedy, &mut out);
    out
}

/// Each rule with the first sentence of its meaning.
fn list(language: Language) -> String {
    let mut out = String::new();
    for entry in explain::entries() {
        let meaning = entry.text(language).meaning;
        let end = meaning.find(". ").map_or(meaning.len(), |at| at + 1);
        for rule in &entry.rules {
            out.push_str(&format!("{rule}\n"));
        }
        wrap(&meaning[..end], &mut out);
    }
    out
}

fn unknown(rule: &str, language: Language) -> String {
    let similar = explain::similar(rule);
    match (language, similar.is_empty()) {
        (Language::De, true) => format!("{rule}: unbekannte Regel; alle Regeln zeigt xoev explain --list"),
        (Language::De, false) => format!("{rule}: unbekannte Regel; ähnlich: {}", similar.join(", ")),
        (Language::En, true) => format!("{rule}: unknown rule; xoev explain --list shows all rules"),
        (Language::En, false) => format!("{rule}: unknown rule; similar: {}", similar.join(", ")),
    }
}

/// The text in lines, indented.
fn wrap(text: &str, out: &mut String) {
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            column = 0;
        }
        out.push_str(if column == 0 { "    " } else { " " });
        column += if column == 0 { 4 } else { 1 } + width;
        out.push_str(word);
    }
    out.push('\n');
}
