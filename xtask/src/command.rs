//! Running programs from the workspace root, with the project's own tools first on PATH.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What went wrong, in a sentence for the terminal.
pub type Failure = String;

/// The workspace root: the folder above this package.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

/// `.tools/`, where everything that is installed goes.
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// A command that runs in the workspace root and finds the tools in `.tools/` first.
pub fn command(program: &str) -> Command {
    let own = [tools_dir().join("bin"), tools_dir().join("node/node_modules/.bin")];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)));
    let mut command = Command::new(program);
    command.current_dir(root());
    if let Ok(path) = path {
        command.env("PATH", path);
    }
    command
}

/// Shows the command, runs it to its end, and fails unless it succeeded.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let shown = shown(command);
    eprintln!("xtask: {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// What the command prints, trimmed; None if it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
