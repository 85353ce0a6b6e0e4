//! Writes the types of XBeispiel 1.0 into `OUT_DIR`.

fn main() -> Result<(), xoev_codegen::Error> {
    xoev_codegen::Builder::new().config(xoev_beispiel::file("xoev.toml")).compile()
}
