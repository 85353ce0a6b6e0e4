//! `cargo run -p example-versionen` takes in messages of both versions and writes one for three days.

use example_versionen::xbeispiel::Nachricht;
use example_versionen::{ausgang, eingang};
use xoev_runtime::ReferenceDate;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let samples = [
        ("1.0", "0101-minimal.xml"),
        ("1.1", "0101-mit-sprache.xml"),
        ("1.1", "0104-widerruf.xml"),
        ("1.0", "0102-reich.xml"),
    ];
    for (version, name) in samples {
        let xml = std::fs::read(xoev_beispiel::file_of(version, "samples/valid").join(name))?;
        match eingang(&xml) {
            Ok(it) => {
                let title = it.nachricht.info().and_then(|message| message.info.title.as_deref());
                println!("{name}: Version {}, {}", it.version, title.unwrap_or("ohne Titel"));
                it.geaendert.iter().for_each(|change| println!("    {change}"));
            }
            Err(text) => println!("{name}: {}", text.trim_end()),
        }
    }
    let xml = std::fs::read(xoev_beispiel::file_of("1.1", "samples/valid/0101-minimal.xml"))?;
    for day in ["2026-03-02", "2026-05-01", "2025-10-31"] {
        let message = eingang(&xml)?.nachricht;
        match ausgang(message, day.parse::<ReferenceDate>()?) {
            Ok(xml) => println!("{day}: {} Bytes, {}", xml.len(), Nachricht::from_xml(&xml)?.standard()),
            Err(text) => println!("{day}: {text}"),
        }
    }
    Ok(())
}
