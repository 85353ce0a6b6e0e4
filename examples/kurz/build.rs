//! Writes the types of XBeispiel 1.0 into `OUT_DIR`.

fn main() -> Result<(), xoev_codegen::Error> {
    xoev_codegen::Builder::new().config("../../standards/xbeispiel/1.0/xoev.toml").compile()
}
