//! Writes both versions of XBeispiel into `OUT_DIR`, as one file: what they share is one Rust type.

fn main() -> Result<(), xoev_codegen::Error> {
    xoev_codegen::Builder::new().config("xoev.toml").compile()
}
