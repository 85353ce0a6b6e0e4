//! Generates the code of each fixture, by the same door a user takes.

use std::fmt::Write as _;
use std::path::Path;
use xoev_codegen::{Builder, Error};

fn main() -> Result<(), Error> {
    let fixtures = Path::new("../../xoev-codegen/tests/fixtures");
    println!("cargo::rerun-if-changed={}", fixtures.display());
    // A package of this crate alone has no fixtures beside it; it then holds nothing to test.
    let mut names: Vec<String> = std::fs::read_dir(fixtures)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut list = String::from(
        "/// Each fixture, by the given macro.\n#[macro_export]\nmacro_rules! fixtures {\n    ($use:ident) => {\n",
    );
    let mut modules = String::new();
    for name in &names {
        Builder::new().standard(name).schema(fixtures.join(name).join("schema.xsd")).compile()?;
        let _ = writeln!(list, "        $use!({name});");
        let _ = writeln!(
            modules,
            "/// The fixture `{name}`.\npub mod {name} {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));\n}}"
        );
    }
    list.push_str("    };\n}\n");
    let file =
        std::env::var_os("OUT_DIR").map(|folder| Path::new(&folder).join("fixtures.rs")).unwrap_or_default();
    std::fs::write(&file, list + &modules).map_err(|error| Error::write(&file, &error))
}
