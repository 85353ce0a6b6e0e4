//! Writes the types of both standards into `OUT_DIR`, as one schema set: what they share is one Rust type.

fn main() -> Result<(), xoev_codegen::Error> {
    xoev_codegen::Builder::new().config("xoev.toml").compile()
}
