//! Files are there whole or not at all.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;
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

/// Files of a folder with the same content.
fn all<'c>(names: &[&str], content: &'c [u8]) -> Vec<(String, &'c [u8])> {
    names.iter().map(|name| ((*name).to_owned(), content)).collect()
}

#[test]
fn of_several_files_none_is_written_if_one_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write(&path("a"), b"former").unwrap();
    // A file stands where a folder should be.
    let failed = write_all_if_changed(folder.path(), &all(&["a", "b", "a/c"], b"new")).unwrap_err();
    assert_eq!(failed.path, path("a/c"));
    assert_eq!(fs::read(path("a")).unwrap(), b"former");
    assert_eq!(names(folder.path()), ["a"]);
    // A folder stands where a file should be: seen when the first ones are in place.
    fs::create_dir_all(path("d/e")).unwrap();
    let failed = write_all_if_changed(folder.path(), &all(&["a", "b", "d"], b"new")).unwrap_err();
    assert!(failed.path.ends_with("d"), "{failed:?}");
    assert_eq!(fs::read(path("a")).unwrap(), b"former");
    assert_eq!(names(folder.path()), ["a", "d"]);
}

#[test]
fn files_that_belong_together_change_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(write_all_if_changed(folder.path(), &all(&["a", "b"], b"one")).unwrap());
    assert!(!write_all_if_changed(folder.path(), &all(&["a", "b"], b"one")).unwrap());
    assert!(write_all_if_changed(folder.path(), &all(&["a", "b", "c"], b"two")).unwrap());
    assert_eq!(names(folder.path()), ["a", "b", "c"]);
    assert!(["a", "b", "c"].iter().all(|name| fs::read(path(name)).unwrap() == b"two"));
}

/// What a process leaves that was killed after it had put the first of its files into place.
#[test]
fn what_was_half_done_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let half_done = || {
        fs::write(path("a"), "new").unwrap();
        fs::write(path(".xoev-1-0.tmp"), "former").unwrap();
        fs::write(path("b"), "former").unwrap();
        fs::hard_link(path("b"), path(".xoev-1-1.tmp")).unwrap();
        fs::write(path("c"), "new").unwrap();
        let journal = "a\0.xoev-1-0.tmp\0b\0.xoev-1-1.tmp\0c\0\0../outside\0\0";
        fs::write(path(".xoev-journal"), journal).unwrap();
    };
    half_done();
    // Nothing changes against the former state.
    assert!(!write_all_if_changed(folder.path(), &all(&["a", "b"], b"former")).unwrap());
    assert_eq!(names(folder.path()), ["a", "b"]);
    half_done();
    assert!(write_all_if_changed(folder.path(), &all(&["a", "b"], b"other")).unwrap());
    assert_eq!(names(folder.path()), ["a", "b"]);
    assert!(["a", "b"].iter().all(|name| fs::read(path(name)).unwrap() == b"other"));
}

#[test]
fn a_journal_reaches_no_file_outside_of_its_folder() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("inner");
    write(&outer.path().join("outside"), b"kept").unwrap();
    write(&folder.join(".xoev-journal"), b"../outside\0\0outside\0../outside\0").unwrap();
    assert!(write_all_if_changed(&folder, &all(&["a"], b"a")).unwrap());
    assert_eq!(fs::read(outer.path().join("outside")).unwrap(), b"kept");
    assert_eq!(names(&folder), ["a"]);
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
