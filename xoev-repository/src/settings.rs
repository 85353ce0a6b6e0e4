//! Changes of `xoev.toml` that keep everything else in it: order, comments, layout.

use crate::fault::{Error, Fault, Result};
use std::path::Path;
use toml_edit::{Array, DocumentMut, Item, Table, value};

/// What a standard's table should say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub kennung: Option<String>,
    pub version: String,
    pub messages: Vec<String>,
}

/// The text with a table for a standard, and that table's name: the wanted one if it is free or of this version already,
/// else one with the version in it. A table that is there is kept, messages that are wanted are added to it.
pub(crate) fn with_standard(
    path: &Path,
    text: &str,
    wanted: &str,
    entry: &Entry,
) -> Result<(String, String)> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        Error::usage(Fault::new("xoev-config", path.display().to_string(), error.to_string()))
    })?;
    let standards = document.entry("standard").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let Some(standards) = standards.as_table_like_mut() else {
        let message = "`standard` is no table";
        return Err(Error::usage(Fault::new("xoev-config", path.display().to_string(), message)));
    };
    let name = free_name(standards, wanted, entry);
    let table = standards.entry(&name).or_insert_with(|| Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        let message = format!("`standard.{name}` is no table");
        return Err(Error::usage(Fault::new("xoev-config", path.display().to_string(), message)));
    };
    if table.get("version").is_none() {
        if let Some(kennung) = &entry.kennung {
            table.insert("kennung", value(kennung));
        }
        table.insert("version", value(&entry.version));
    }
    if !entry.messages.is_empty() {
        let messages = table.entry("messages").or_insert_with(|| value(Array::new()));
        if let Some(array) = messages.as_array_mut() {
            for message in &entry.messages {
                if !array.iter().any(|it| it.as_str() == Some(message)) {
                    array.push(message);
                }
            }
        }
    }
    Ok((document.to_string(), name))
}

fn free_name(standards: &dyn toml_edit::TableLike, wanted: &str, entry: &Entry) -> String {
    let says =
        |name: &str, key: &str| standards.get(name)?.as_table_like()?.get(key)?.as_str().map(str::to_owned);
    let is_same = |name: &str| {
        let kennung = says(name, "kennung");
        says(name, "version").as_deref() == Some(&entry.version)
            && (kennung.is_none() || kennung == entry.kennung)
    };
    // Whatever the table is called, one standard in one version has one.
    let listed = standards.iter().map(|(name, _)| name.to_owned()).find(|name| {
        is_same(name) && (name == wanted || says(name, "kennung").is_some_and(|it| Some(it) == entry.kennung))
    });
    if let Some(listed) = listed {
        return listed;
    }
    let plain = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "_");
    let wanted = plain(wanted);
    if standards.get(&wanted).is_none() { wanted } else { format!("{wanted}_{}", plain(&entry.version)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str, wanted: &str, version: &str, messages: &[&str]) -> (String, String) {
        let entry = Entry {
            kennung: Some(format!("urn:{wanted}")),
            version: version.to_owned(),
            messages: messages.iter().map(|it| (*it).to_owned()).collect(),
        };
        with_standard(Path::new("xoev.toml"), text, wanted, &entry).unwrap()
    }

    #[test]
    fn comments_stay() {
        let before = "# Ours\n[standard.xa] # the first\nversion = \"1\"   # keep\n";
        let (text, name) = add(before, "xb", "2", &["m.1"]);
        assert!(text.starts_with(before), "{text}");
        assert!(
            text.ends_with("[standard.xb]\nkennung = \"urn:xb\"\nversion = \"2\"\nmessages = [\"m.1\"]\n"),
            "{text}"
        );
        assert_eq!(name, "xb");
    }

    #[test]
    fn a_second_version_stands_beside_the_first_and_a_second_time_changes_nothing() {
        let (text, _) = add("", "xa", "3.6.2", &[]);
        let (both, name) = add(&text, "xa", "4.0.0", &[]);
        assert_eq!(name, "xa_4_0_0");
        assert!(both.starts_with(&text));
        assert_eq!(add(&both, "xa", "4.0.0", &[]), (both.clone(), name));
        assert_eq!(add(&both, "xa", "3.6.2", &[]).1, "xa");
        assert!(add(&both, "xa", "3.6.2", &["m"]).0.contains("messages = [\"m\"]"));
    }

    #[test]
    fn own_schemas_of_that_name_are_left_alone() {
        let before = "[standard.xa]\nschemas = [\"a.xsd\"]\n";
        let (text, name) = add(before, "xa", "1", &[]);
        assert!(text.starts_with(before) && name == "xa_1", "{text}");
    }
}
