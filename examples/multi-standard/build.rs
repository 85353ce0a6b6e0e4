//! Writes the types of both standards into `OUT_DIR`, as one schema set: what they share is one Rust type.

fn main() -> Result<(), xoev_codegen::Error> {
    xoev_codegen::Builder::new()
        .standard("posteingang")
        .schema("schemas/xhund.xsd")
        .schema(xoev_beispiel::file("xbeispiel.xsd"))
        .catalog(xoev_beispiel::file("catalog.xml"))
        .messages(["hund.anmeldung.0501", "ummeldung.antrag.0101", "kfz.anmeldung.0201"])
        .module("urn:xoev-beispiel:standard:xbeispiel:1.0", "xbeispiel")
        .module("urn:xoev-beispiel:standard:xhund:0.1", "xhund")
        .module("urn:xoev-beispiel:modul:basisnachricht:1.0", "basisnachricht")
        .compile()
}
