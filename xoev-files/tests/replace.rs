//! Files are there whole or not at all.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use xoev_files::{FolderLock, write, write_all_if_changed, write_if_changed};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn equal_content_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.rs");
    assert!(write_if_changed(&file, b"a").unwrap());
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    assert!(!write_if_changed(&file, b"a").unwrap());
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), time);
    assert!(write_if_changed(&file, b"b").unwrap());
    assert_eq!(fs::read(&file).unwrap(), b"b");
    assert_eq!(names(folder.path()), ["a.rs"]);
}

#[test]
fn of_several_files_none_is_written_if_one_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write(&path("a"), b"former").unwrap();
    // A file stands where a folder should be.
    let files: [(PathBuf, &[u8]); 3] = [(path("a"), b"new"), (path("b"), b"new"), (path("a/c"), b"new")];
    let failed = write_all_if_changed(&files).unwrap_err();
    assert_eq!(failed.path, path("a/c"));
    assert_eq!(fs::read(path("a")).unwrap(), b"former");
    assert_eq!(names(folder.path()), ["a"]);
}

#[test]
fn readers_see_the_former_or_the_new_content_and_writers_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    let contents: Vec<Vec<u8>> = (0..3u8).map(|it| vec![it; 100_000]).collect();
    write(&file, &contents[0]).unwrap();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                assert!(contents.contains(&fs::read(&file).unwrap()));
            }
        });
        let writers: Vec<_> = contents
            .iter()
            .map(|content| {
                let file = &file;
                scope.spawn(move || (0..50).for_each(|_| assert!(write_if_changed(file, content).is_ok())))
            })
            .collect();
        writers.into_iter().for_each(|it| it.join().unwrap());
        is_done.store(true, Ordering::Relaxed);
    });
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn a_folder_is_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    let first = FolderLock::wait(folder.path()).unwrap();
    assert!(FolderLock::take(folder.path()).unwrap().is_none());
    drop(first);
    assert!(FolderLock::take(folder.path()).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay_and_devices_are_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write(&path("plain"), b"").unwrap();
    // As any file that is created, whatever the mask of this user is.
    fs::write(path("other"), b"").unwrap();
    let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode();
    assert_eq!(mode("plain"), mode("other"));
    fs::set_permissions(path("plain"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("plain", path("link")).unwrap();
    write(&path("link"), b"new").unwrap();
    assert!(fs::symlink_metadata(path("link")).unwrap().is_symlink());
    assert_eq!((fs::read(path("plain")).unwrap(), mode("plain") & 0o777), (b"new".to_vec(), 0o640));
    write(Path::new("/dev/null"), b"text").unwrap();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_an_error() {
    // Always full; a file system that fills up is a matter of the whole command (`tests/hostile`).
    assert!(write(Path::new("/dev/full"), b"text").is_err());
}
