//! Reads a message, changes it, writes it; `cargo run -p example-kurz`.

xoev_runtime::include_generated!(mod xbeispiel);

use xbeispiel::xbeispiel::{Familienname, UmmeldungAntrag0101};
use xoev_runtime::report::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let xml = std::fs::read(xoev_beispiel::file("samples/valid/0101-minimal.xml"))?;
    let mut antrag = UmmeldungAntrag0101::from_xml(&xml)?; // or a report of all faults
    println!("gelesen: {} vom {}", antrag.person[0].name.familienname, antrag.antragsdatum);

    antrag.person[0].name.familienname = "Muster-Müller".parse::<Familienname>()?;
    println!("geschrieben: {} Bytes, geprüft", antrag.to_xml()?.len());

    antrag.person.clear(); // the standard asks for at least one person
    if let Err(report) = antrag.to_xml() {
        print!("nicht geschrieben: {}", report.text(Language::De));
    }
    Ok(())
}
