//! The pipelines that are given out do what they say: their shell steps run here, with the command that was built.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_yaml_ng::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn yaml(file: &str) -> Value {
    serde_yaml_ng::from_str(&std::fs::read_to_string(repository().join(file)).unwrap()).unwrap()
}

/// A shell step, in a folder of its own, with the command on the path.
fn run(script: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let binary = Path::new(env!("CARGO_BIN_EXE_xoev")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-c", script]).current_dir(folder).env("PATH", path).env("RUNNER_TEMP", folder);
    for file in ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] {
        command.env(file, folder.join(file));
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

fn schema() -> String {
    let file = |name| xoev_beispiel::file(name).display().to_string();
    format!("--schema {} --catalog {}", file("xbeispiel.xsd"), file("catalog.xml"))
}

fn sample(name: &str) -> String {
    xoev_beispiel::file(&format!("samples/{name}")).display().to_string()
}

const REPORTS: [(&str, &str); 3] =
    [("xoev.sarif", "\"2.1.0\""), ("xoev.junit.xml", "<testsuites"), ("xoev.html", "<!DOCTYPE html>")];

#[test]
fn the_action_reports_and_fails_with_the_command() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let inputs = action["inputs"].as_mapping().unwrap();
    for step in steps {
        assert_eq!(step["shell"], "bash");
        for (_, value) in step["env"].as_mapping().unwrap() {
            let value = value.as_str().unwrap();
            let input = value.split_once("inputs.").unwrap().1.split(' ').next().unwrap();
            assert!(inputs.contains_key(input), "{value}: no such input");
        }
    }
    let [install, validate] = steps.as_slice() else { unreachable!("{steps:?}") };
    let folder = tempfile::tempdir().unwrap();
    let installed = run(install["run"].as_str().unwrap(), folder.path(), &[("RUNNER_OS", "Linux")]);
    assert!(String::from_utf8_lossy(&installed.stdout).starts_with("xoev "), "{installed:?}");

    let script = validate["run"].as_str().unwrap();
    let cases = [
        ("valid/0101-minimal.xml", schema(), 0, "gültig"),
        ("invalid/0101-datum-mit-zeitzone.xml", schema(), 1, "cvc-pattern-valid"),
        ("valid/0101-minimal.xml", "--no-such-option".to_owned(), 2, ""),
    ];
    for (message, arguments, code, summary) in cases {
        let folder = tempfile::tempdir().unwrap();
        let message = sample(message);
        let variables = [
            ("XOEV_PATHS", &*message),
            ("XOEV_ARGUMENTS", &arguments),
            ("XOEV_LANGUAGE", "de"),
            ("XOEV_REPORTS", "reports"),
        ];
        let output = run(script, folder.path(), &variables);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let told = std::fs::read_to_string(folder.path().join("GITHUB_STEP_SUMMARY")).unwrap();
        assert!(told.contains(summary), "{told}");
        let outputs = std::fs::read_to_string(folder.path().join("GITHUB_OUTPUT")).unwrap();
        assert_eq!(outputs.lines().count(), 3);
        if code < 2 {
            reports_are_there(&folder.path().join("reports"));
        }
    }
}

fn reports_are_there(folder: &Path) {
    for (name, content) in REPORTS {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.contains(content), "{name}: {}", text.chars().take(200).collect::<String>());
    }
}

#[test]
fn the_gitlab_template_keeps_what_it_promises() {
    let template = yaml("ci/gitlab/xoev.gitlab-ci.yml");
    let job = &template["xoev"];
    let script = |key: &str| job[key][0].as_str().unwrap().to_owned();
    for (message, code) in [("valid/0101-minimal.xml", 0), ("invalid/0101-leerer-name.xml", 1)] {
        let folder = tempfile::tempdir().unwrap();
        let (message, arguments) = (sample(message), schema());
        let variables = [("XOEV_PATHS", &*message), ("XOEV_ARGUMENTS", &arguments), ("XOEV_LANGUAGE", "de")];
        let both = format!("{}\n{}", script("before_script"), script("script"));
        let output = run(&both, folder.path(), &variables);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let junit = job["artifacts"]["reports"]["junit"].as_str().unwrap();
        assert!(folder.path().join(junit).is_file());
        reports_are_there(&folder.path().join(job["artifacts"]["paths"][0].as_str().unwrap()));
    }
}

#[test]
fn the_hook_checks_the_files_it_is_given() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hook = &hooks[0];
    let arguments: Vec<&str> = hook["args"].as_sequence().unwrap().iter().filter_map(Value::as_str).collect();
    let folder = tempfile::tempdir().unwrap();
    for (message, code) in [("valid/0101-minimal.xml", 0), ("invalid/0101-leerer-name.xml", 1)] {
        let entry = hook["entry"].as_str().unwrap();
        let script = format!("{entry} {} {} {}", arguments.join(" "), schema(), sample(message));
        let output = run(&script, folder.path(), &[]);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
    }
}

#[test]
fn the_release_is_what_the_pipelines_download() {
    let name = "xoev-$(uname -m)-linux-gnu";
    for file in ["action.yml", "ci/gitlab/xoev.gitlab-ci.yml", "release/build"] {
        let text = std::fs::read_to_string(repository().join(file)).unwrap();
        assert!(text.contains(name), "{file}: another name than {name}");
    }
    let release = yaml(".github/workflows/release.yml");
    assert_eq!(release["jobs"]["binary"]["steps"][1]["run"], "release/build release/out");
    let check = Command::new("bash").arg("-n").arg(repository().join("release/build")).output().unwrap();
    assert!(check.status.success(), "{check:?}");
}
