//! The tools that a toolchain from rustup and Node do not bring: which, which version, and how to get them.

use crate::command::{Failure, command, output, root, run, tools_dir};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What every program for a browser is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The newest Trunk that builds with the toolchain in rust-toolchain.toml.
const TRUNK: &str = "0.21.14";
/// Programs a Debian machine may have Chromium as.
const CHROMIUMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Programs a Debian machine may have Firefox as.
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
/// Where the Vulkan loader looks for drivers.
const VULKAN_DRIVERS: [&str; 3] = ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d", "/usr/local/share/vulkan/icd.d"];

/// What the bundle needs: the wasm target, Trunk, wasm-bindgen of Cargo.lock's version, wasm-opt.
pub fn for_bundle() -> Result<(), Failure> {
    wasm_target()?;
    cargo_tool("trunk", "trunk", TRUNK, &["--locked"])?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?, &[])?;
    node_tools()
}

/// The programs of the browsers to test in.
pub struct Browsers {
    pub chromium: String,
    pub firefox: String,
}

/// What the tests need besides: two browsers and a Vulkan driver.
pub fn for_tests() -> Result<Browsers, Failure> {
    let chromium = for_measuring()?;
    if firefox().is_none() {
        apt_install(&["firefox-esr"])?;
    }
    let firefox = firefox().ok_or_else(|| missing_browser("Firefox", &FIREFOXES))?;
    Ok(Browsers { chromium, firefox })
}

/// What the measurements need besides: Chromium, whose path is returned, and a Vulkan driver.
pub fn for_measuring() -> Result<String, Failure> {
    if chromium().is_none() || !has_vulkan_driver() {
        apt_install(&["chromium", "libvulkan1", "mesa-vulkan-drivers"])?;
    }
    if !has_vulkan_driver() {
        return Err(format!(
            "no Vulkan driver: none of {} holds one. Install Mesa's software driver (Debian: mesa-vulkan-drivers)",
            VULKAN_DRIVERS.join(", ")
        ));
    }
    chromium().ok_or_else(|| missing_browser("Chromium", &CHROMIUMS))
}

fn missing_browser(browser: &str, programs: &[&str]) -> Failure {
    format!("no {browser}: none of {} is on PATH. Install {browser}", programs.join(", "))
}

fn wasm_target() -> Result<(), Failure> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if libraries.is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM_TARGET]))
}

/// Installs `package` with cargo unless `.tools/bin/<program>` is there in this version.
fn cargo_tool(program: &str, package: &str, version: &str, flags: &[&str]) -> Result<(), Failure> {
    let installed = tools_dir().join("bin").join(program);
    let found = output(Command::new(&installed).arg("--version")).unwrap_or_default();
    if found.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    let build = tools_dir().join("build");
    let mut install = command("cargo");
    install.args(["install", "--force", "--version", version, package]).args(flags);
    install.arg("--root").arg(tools_dir()).arg("--target-dir").arg(&build);
    // These run for seconds and build for minutes.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    run(&mut install)?;
    fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, Failure> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \""));
    version.map(|v| v.trim_end_matches('"').to_owned()).ok_or_else(|| format!("Cargo.lock names no {package}"))
}

/// wasm-opt, a bundler and the browser's remote control, as xtask/node/package-lock.json pins them.
fn node_tools() -> Result<(), Failure> {
    node_packages(&root().join("xtask/node"), &tools_dir().join("node"))
}

/// Installs what the package-lock.json in `source` pins into `target`, unless that was done.
pub fn node_packages(source: &Path, target: &Path) -> Result<(), Failure> {
    let read = |dir: &Path| fs::read_to_string(dir.join("package-lock.json")).ok();
    if read(source).is_some() && read(source) == read(target) && target.join("node_modules").is_dir() {
        return Ok(());
    }
    fs::create_dir_all(target).map_err(|error| format!("{}: {error}", target.display()))?;
    // npm loses its way in a folder that is reached through a link.
    let target = target.canonicalize().map_err(|error| format!("{}: {error}", target.display()))?;
    // The lock file is copied last: it vouches that the installation was finished.
    let copy = |name: &str| {
        let from = source.join(name);
        fs::copy(&from, target.join(name)).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
    };
    copy("package.json")?;
    copy("package-lock.json")?;
    let installed = run(command("npm").args(["ci", "--no-audit", "--no-fund", "--prefix"]).arg(&target));
    if installed.is_err() {
        let _ = fs::remove_file(target.join("package-lock.json"));
    }
    installed
}

fn chromium() -> Option<String> {
    browser("CHROMIUM", &CHROMIUMS)
}

fn firefox() -> Option<String> {
    browser("FIREFOX", &FIREFOXES)
}

/// A browser to test in: what `variable` names, or the first of these programs that is on PATH.
fn browser(variable: &str, programs: &[&str]) -> Option<String> {
    if let Ok(named) = std::env::var(variable) {
        return Some(named);
    }
    programs.iter().find_map(|name| output(command("which").arg(name)))
}

fn has_vulkan_driver() -> bool {
    VULKAN_DRIVERS.iter().any(|dir| fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()))
}

/// Installs Debian packages where that may be done; otherwise says what to install.
fn apt_install(packages: &[&str]) -> Result<(), Failure> {
    let by_hand = format!("install these packages first: apt-get install {}", packages.join(" "));
    let is_root = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    if !is_root || output(command("which").arg("apt-get")).is_none() {
        return Err(by_hand);
    }
    run(command("apt-get").args(["update", "-qq"]))
        .and_then(|()| {
            let mut install = command("apt-get");
            install.env("DEBIAN_FRONTEND", "noninteractive");
            run(install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
        })
        .map_err(|failure| format!("{failure}; {by_hand}"))
}
