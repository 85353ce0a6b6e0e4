//! The example's output, line by line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

#[test]
fn the_story_is_told() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-codelisten")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    // The folder has another name each time.
    let folder = std::env::temp_dir();
    assert!(!told.contains(folder.to_str().unwrap()), "{told}");
    insta::assert_snapshot!(told);
}
