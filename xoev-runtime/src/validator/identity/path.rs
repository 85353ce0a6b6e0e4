//! Paths of identity constraints as text, for reports.

use crate::grammar::{Grammar, NameTest, Path, Step};
use crate::report::Name;

/// The alternatives of a field, each as a path from the element that is selected.
#[cold]
pub(super) fn texts(grammar: &Grammar, paths: &[Path]) -> Vec<String> {
    paths.iter().map(|path| text(grammar, path)).collect()
}

fn text(grammar: &Grammar, path: &Path) -> String {
    let steps: Vec<String> = path
        .steps
        .iter()
        .map(|step| match step {
            Step::Child(test) => name(grammar, *test),
            Step::Attribute(test) => format!("@{}", name(grammar, *test)),
        })
        .collect();
    let start = if path.descendant { ".//" } else { "" };
    if steps.is_empty() { ".".to_owned() } else { format!("{start}{}", steps.join("/")) }
}

fn name(grammar: &Grammar, test: NameTest) -> String {
    match test {
        NameTest::Any => "*".to_owned(),
        NameTest::Namespace(id) => {
            let prefix = grammar.namespaces.get(id.index()).map(|it| it.prefix.as_str());
            format!("{}:*", prefix.unwrap_or_default())
        }
        NameTest::Name(id) => Name::of(grammar, id).to_string(),
    }
}
