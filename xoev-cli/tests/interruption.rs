//! What comes of a command that is killed, of a disk that is full, and of two commands at once: the former state or the new
//! one, never something between.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The command in a folder.
fn xoev(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xoev"));
    command.args(arguments).current_dir(folder).env_remove("XOEV_CACHE").env_remove("XOEV_REPOSITORY");
    command
}

/// The command where no file may grow beyond some blocks of 512 bytes: what a full disk does, to this command only.
fn with_little_room(folder: &Path, blocks: u32, arguments: &[&str]) -> Output {
    Command::new("sh")
        .arg("-c")
        .arg(r#"trap '' XFSZ; ulimit -f "$0"; exec "$@""#)
        .arg(blocks.to_string())
        .arg(env!("CARGO_BIN_EXE_xoev"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("XOEV_CACHE")
        .output()
        .unwrap()
}

/// All files but those of commands that were killed, with their content.
fn state(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        for entry in fs::read_dir(path).unwrap().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if name.starts_with(".xoev-") || name.contains("/.xoev-") {
                continue;
            }
            match path.is_dir() {
                true => waiting.push(path),
                false => drop(found.insert(name, fs::read(path).unwrap())),
            }
        }
    }
    found
}

fn standard(version: &str) -> String {
    xoev_beispiel::file_of(version, "").to_str().unwrap().to_owned()
}

/// The folder in which the versions lie.
fn tree() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../standards/xbeispiel")
}

fn add(folder: &Path, version: &str, table: &str) -> Command {
    let mut command = xoev(folder, &["add", &format!("xbeispiel@{version}"), "--from", &standard(version)]);
    // What a version shares with the first lies beside that.
    command.args(["--from", &standard("1.0")]);
    command.args(["--as", table]).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Starts the command again and again and kills it each time a little later, until it ends by itself; `check` looks at what
/// it left, and puts the former state back.
fn kill_ever_later(mut start: impl FnMut() -> Child, mut check: impl FnMut()) {
    let started = Instant::now();
    assert!(start().wait().unwrap().success());
    let step = started.elapsed() / 12;
    check();
    for number in 0..12u32 {
        let mut child = start();
        std::thread::sleep(step * number + Duration::from_millis(1));
        child.kill().unwrap();
        child.wait().unwrap();
        check();
    }
}

#[test]
fn an_add_that_is_killed_leaves_the_former_or_the_new_state() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    assert!(add(project, "1.0", "alt").status().unwrap().success());
    let former = state(project);
    let keep = tempfile::tempdir().unwrap();
    copy(project, keep.path());
    assert!(add(project, "1.1", "neu").status().unwrap().success());
    let new = state(project);
    let back = || {
        fs::remove_dir_all(project).unwrap();
        copy(keep.path(), project);
    };
    back();
    kill_ever_later(
        || add(project, "1.1", "neu").spawn().unwrap(),
        || {
            // Any command puts in order what was left.
            let verified = xoev(project, &["verify"]).output().unwrap();
            let found = state(project);
            if found.get("xoev.lock") == new.get("xoev.lock") {
                assert_eq!((found == new, verified.status.code()), (true, Some(0)), "{verified:?}");
            } else {
                // The settings may list a standard already that is not locked yet: then they are the new ones.
                let differs = |(name, content): &(&String, &Vec<u8>)| former.get(*name) != Some(*content);
                let other: Vec<_> = found.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
                let are_new = other.iter().all(|name| *name == "xoev.toml" || new.contains_key(*name));
                assert!(are_new && found.get("xoev.lock") == former.get("xoev.lock"), "{other:?}");
                assert!(former.keys().all(|name| found.contains_key(name)));
            }
            back();
        },
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

fn generate<'a>(schema: &'a str, catalog: &'a str) -> Vec<&'a str> {
    // What versions share lies beside them.
    vec!["generate", schema, "--catalog", catalog, "--root", tree(), "--name", "probe", "--out", "src"]
}

#[test]
fn a_generate_that_is_killed_leaves_the_former_or_the_new_state() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (standard("1.0"), standard("1.1"));
    let run = |version: &str| {
        let (schema, catalog) = (format!("{version}/xbeispiel.xsd"), format!("{version}/catalog.xml"));
        let mut command = xoev(folder.path(), &generate(&schema, &catalog));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(run(&two).status().unwrap().success());
    let new = state(folder.path());
    assert!(run(&one).status().unwrap().success());
    let former = state(folder.path());
    assert_ne!(former, new);
    kill_ever_later(
        || run(&two).spawn().unwrap(),
        || {
            let found = state(folder.path());
            let is_whole = found == former || found == new;
            // Between two renames there is a journal, by which the next one who writes here puts back the former state.
            assert!(is_whole || folder.path().join("src/.xoev-journal").exists());
            xoev_files::write_all_if_changed(&folder.path().join("src"), &[]).unwrap();
            assert!([&former, &new].contains(&&state(folder.path())));
            assert!(run(&one).status().unwrap().success());
            assert_eq!(state(folder.path()), former);
        },
    );
}

#[test]
fn a_full_disk_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    let (one, two) = (standard("1.0"), standard("1.1"));
    let files = |version: &str| (format!("{version}/xbeispiel.xsd"), format!("{version}/catalog.xml"));
    let (schema, catalog) = files(&one);
    assert!(xoev(project, &generate(&schema, &catalog)).output().unwrap().status.success());
    assert!(add(project, "1.0", "alt").status().unwrap().success());
    let former = state(project);
    let entries = || fs::read_dir(project).unwrap().count();
    let before = entries();

    // Enough room for the first of two files that belong together, not for both.
    let (schema, catalog) = files(&two);
    for blocks in [0, 16, 64] {
        let output = with_little_room(project, blocks, &generate(&schema, &catalog));
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(state(project), former, "{blocks}");
    }
    let arguments = ["add", "xbeispiel@1.1", "--from", &two, "--from", &one, "--as", "neu"];
    for blocks in [0, 2, 16] {
        let output = with_little_room(project, blocks, &arguments);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{output:?}");
        assert_eq!(state(project), former, "{blocks}");
    }
    // A cache that cannot be written does no harm to what is asked.
    let sample = xoev_beispiel::file("samples/valid/0101-minimal.xml");
    let message = sample.to_str().unwrap();
    let arguments = [
        "validate",
        "--schema",
        &schema,
        "--catalog",
        &catalog,
        "--root",
        tree(),
        "--cache",
        "cache",
        "--format",
        "json",
        message,
    ];
    let output = with_little_room(project, 1, &arguments);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    let kept = fs::read_dir(project.join("cache")).into_iter().flatten().count();
    assert_eq!((kept, entries() - usize::from(project.join("cache").exists())), (0, before));
}

/// Reports and sites, too: the former one stays, and the command says that it failed.
#[test]
fn a_full_disk_leaves_the_former_report_and_the_former_site() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    let one = standard("1.0");
    let (schema, catalog) = (format!("{one}/xbeispiel.xsd"), format!("{one}/catalog.xml"));
    let samples = xoev_beispiel::file("samples");
    let samples = samples.to_str().unwrap();
    let validate = ["validate", "--schema", &schema, "--catalog", &catalog, samples];
    for format in ["json", "junit", "sarif", "html"] {
        let report = format!("--report={format}=reports/it");
        let arguments = [&validate[..], &[&report]].concat();
        let output = xoev(project, &arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let former = state(project);
        assert!(former["reports/it"].len() > 512, "{format}");
        fs::write(project.join("reports/it"), "former").unwrap();
        let former = state(project);
        let output = with_little_room(project, 1, &arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(state(project), former, "{format}");
        assert_eq!(fs::read_dir(project.join("reports")).unwrap().count(), 1, "{format}");
    }
    let arguments = ["docs", &schema, "--catalog", &catalog, "--out", "site"];
    assert!(xoev(project, &arguments).output().unwrap().status.success());
    let former = state(project);
    for blocks in [0, 8] {
        let output = with_little_room(project, blocks, &arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(state(project), former, "{blocks}");
    }
}

#[test]
fn a_site_that_is_killed_leaves_the_former_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    let run = |version: &str| {
        let one = standard(version);
        let (schema, catalog) = (format!("{one}/xbeispiel.xsd"), format!("{one}/catalog.xml"));
        let mut command = xoev(project, &["docs", &schema, "--catalog", &catalog, "--out", "site"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(run("1.1").status().unwrap().success());
    let new = state(project);
    assert!(run("1.0").status().unwrap().success());
    let former = state(project);
    kill_ever_later(
        || run("1.1").spawn().unwrap(),
        || {
            // Between two renames the former site waits aside; the next run brings it back.
            let found = state(project);
            let is_aside = || {
                let mut entries = fs::read_dir(project).unwrap().flatten();
                entries.any(|it| it.path().join("former/index.html").exists())
            };
            assert!(found == former || found == new || (found.is_empty() && is_aside()));
            assert!(run("1.0").status().unwrap().success());
            assert_eq!(state(project), former);
        },
    );
}

#[test]
fn output_that_cannot_be_written_ends_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let full = || fs::File::options().write(true).open("/dev/full");
    // Not every system has it.
    let Ok(_) = full() else { return };
    for arguments in [&["explain", "cvc-elt"][..], &["--help"], &["validate", "--help"]] {
        let output =
            xoev(folder.path(), arguments).stdout(full().unwrap()).stderr(Stdio::piped()).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!error.contains("panicked"), "{arguments:?}: {error}");
    }
    let output = xoev(folder.path(), &["explain", "cvc-elt"]).stdout(full().unwrap()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn two_adds_at_once_both_count() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let children = [("1.0", "alt"), ("1.1", "neu")]
            .map(|(version, table)| add(folder.path(), version, table).spawn().unwrap());
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{output:?}");
        }
        let verified = xoev(folder.path(), &["verify"]).output().unwrap();
        let told = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(told.starts_with("2 standards") && told.ends_with(" 0 differences\n"), "{told}");
        let settings = fs::read_to_string(folder.path().join("xoev.toml")).unwrap();
        assert!(settings.contains("[standard.alt]") && settings.contains("[standard.neu]"), "{settings}");
    }
}

#[test]
fn two_builds_at_once_in_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let one = standard("1.0");
    let (schema, catalog) = (format!("{one}/xbeispiel.xsd"), format!("{one}/catalog.xml"));
    let run = || xoev(folder.path(), &generate(&schema, &catalog)).stdout(Stdio::null()).spawn().unwrap();
    assert!(run().wait().unwrap().success());
    let expected = state(folder.path());
    for _ in 0..3 {
        fs::remove_dir_all(folder.path().join("src")).unwrap();
        let children = [run(), run(), run()];
        children.into_iter().for_each(|mut child| assert!(child.wait().unwrap().success()));
        assert_eq!(state(folder.path()), expected);
        assert_eq!(fs::read_dir(folder.path().join("src")).unwrap().count(), expected.len());
    }
}
