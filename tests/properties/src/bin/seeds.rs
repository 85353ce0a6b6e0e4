//! Writes the inputs that each property begins with, and what was found before, into folders of their names.

use std::error::Error;
use std::fs;
use std::path::Path;
use xoev_properties::ALL;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("the folder for the inputs is missing")?;
    for property in ALL {
        let folder = Path::new(&folder).join(property.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (property.seeds)().iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:04}")), seed)?;
        }
        let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(property.name);
        for entry in fs::read_dir(found).into_iter().flatten() {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
    }
    Ok(())
}
