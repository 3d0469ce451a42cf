//! The walls of ARCHITECTURE.md, enforced: who may import whom, which outside crate is used where, where `cfg` stands,
//! and that every file opens with its purpose.

use std::fs;
use std::path::{Path, PathBuf};

/// Module, and what it may `use crate::`. `a::b` allows that part of `a` only. Code under `#[cfg(test)]` is exempt.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("words", &[]),
    ("gguf", &[]),
    ("platform", &[]),
    ("notation", &["text"]),
    ("reading", &["text", "notation"]),
    ("algebra", &["notation", "text"]),
    ("corpus", &["algebra", "notation", "reading", "text"]),
    ("model", &["gguf"]),
    ("kernels", &["gguf"]),
    ("engine", &["model", "kernels", "gguf", "platform"]),
    ("prm", &["reading", "notation", "text", "model", "gguf"]),
    ("tutor", &["reading", "notation", "text", "algebra", "words"]),
    ("protocol", &["text", "reading", "tutor", "words"]),
    ("app", &["protocol", "tutor", "reading", "text", "words", "platform"]),
    (
        "worker",
        &[
            "text", "notation", "reading", "algebra", "corpus", "gguf", "model", "engine", "prm", "tutor", "words",
            "protocol", "platform",
        ],
    ),
];

/// Outside crate, and the path prefixes under src/ where it may be named.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("wgpu", &["engine/gpu/"]),
    ("candle_core", &["engine/cpu"]),
    ("tokenizers", &["prm/tokenize.rs"]),
    ("leptos", &["app/", "bin/app.rs"]),
    ("web_sys", &["platform/web.rs", "app/", "worker/", "bin/"]),
    ("js_sys", &["platform/web.rs", "app/", "worker/", "bin/"]),
    ("wasm_bindgen", &["platform/web.rs", "app/", "worker/", "bin/"]),
    ("wasm_bindgen_futures", &["platform/web.rs", "app/", "worker/", "bin/"]),
];

/// A file longer than this has a second subject.
const MAX_LINES: usize = 450;

fn sources(dir: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `(path under src/, text)` of every Rust file of the library and its programs.
fn library() -> Vec<(String, String)> {
    let src = root().join("src");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
    sources(&src, "rs").iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The code without comments and without what follows `#[cfg(test)]`, line by line.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.enumerate().map(|(i, line)| (i + 1, line.split("//").next().unwrap_or("")))
}

/// The paths that follow `crate::`, with the line they stand on; `crate::{a, b::{c, d}}` gives `a` and `b::`.
fn crate_paths(text: &str) -> Vec<(usize, String)> {
    let code: String = code(text).map(|(_, line)| format!("{line}\n")).collect();
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let head = |item: &str| item.trim_start().chars().take_while(|&c| is_path(c)).collect::<String>();
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line_no = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            paths.push((line_no, head(rest)));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (i, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    paths.push((line_no, head(&list[start..i])));
                    start = i + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    paths.retain(|(_, path)| !path.is_empty());
    paths
}

#[test]
fn import_lists_are_read_whole() {
    let found =
        crate_paths("use crate::{\n    a,\n    b::{c, d},\n};\nlet x = crate::e::f();\n#[cfg(test)]\nuse crate::g;");
    let wanted = [(1, "a"), (1, "b::"), (5, "e::f")].map(|(line, path)| (line, path.to_owned()));
    assert_eq!(found, wanted);
}

#[test]
fn modules_import_only_what_the_architecture_allows() {
    let mut faults = Vec::new();
    for (name, text) in library() {
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(m, _)| *m == module).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            faults.push(format!("src/{name}: module {module} stands in no row of the table"));
            continue;
        };
        for (line_no, path) in crate_paths(&text) {
            let fits = |a: &&str| path == **a || path.starts_with(&format!("{a}::"));
            if !fits(&module) && !allowed.iter().any(fits) {
                faults.push(format!("src/{name}:{line_no}: {module} may not use crate::{path}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn outside_crates_stay_behind_their_walls() {
    let mut faults = Vec::new();
    for (name, text) in library() {
        for (krate, places) in OUTSIDE {
            if places.iter().any(|place| name.starts_with(place)) {
                continue;
            }
            for (line_no, line) in code(&text) {
                let names = line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
                if names.into_iter().any(|word| word == *krate || word.starts_with(&format!("{krate}::"))) {
                    faults.push(format!("src/{name}:{line_no}: {krate} belongs in {places:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_platform_seam_is_the_only_place_with_target_cfg() {
    let faults: Vec<String> = library()
        .iter()
        .filter(|(name, _)| name != "platform/mod.rs")
        .flat_map(|(name, text)| {
            let hits = text.lines().enumerate().filter(|(_, line)| line.contains("target_arch"));
            hits.map(|(i, _)| format!("src/{name}:{}: cfg(target_arch)", i + 1)).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_its_purpose_and_keeps_to_one_subject() {
    let mut files = sources(&root().join("src"), "rs");
    for dir in ["tests", "xtask/src", "fuzz/src", "fuzz/targets"] {
        files.extend(sources(&root().join(dir), "rs"));
    }
    let mut faults = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//! ") {
            faults.push(format!("{}: opens without `//!`", path.display()));
        }
        let n_lines = text.lines().count();
        if n_lines > MAX_LINES {
            faults.push(format!("{}: {n_lines} lines", path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The fuzzer compiles rooms by themselves: each with all that it may use.
#[test]
fn the_fuzzer_has_every_room_that_its_rooms_use() {
    let text = fs::read_to_string(root().join("fuzz/src/lib.rs")).unwrap();
    let rooms: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("#[path = \"../../src/")?.split('/').next()).collect();
    assert!(rooms.contains(&"reading"), "{rooms:?}");
    for (module, may_use) in MAY_USE.iter().filter(|(module, _)| rooms.contains(module)) {
        let missing: Vec<_> = may_use.iter().filter(|used| !rooms.contains(used)).collect();
        assert!(missing.is_empty(), "fuzz/src/lib.rs has {module} without {missing:?}");
    }
}

#[test]
fn title_pages_hold_no_functions() {
    let faults: Vec<String> = library()
        .iter()
        .filter(|(name, _)| name.ends_with("/mod.rs"))
        .flat_map(|(name, text)| {
            let functions =
                code(text).filter(|(_, line)| line.trim_start().trim_start_matches("pub ").starts_with("fn "));
            functions.map(|(line_no, _)| format!("src/{name}:{line_no}: a function")).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn shaders_live_in_files_of_their_own() {
    let wgsl_in_rust =
        |text: &str| code(text).any(|(_, line)| line.contains("@compute") || line.contains("@workgroup_size"));
    let faults: Vec<String> =
        library().into_iter().filter(|(_, text)| wgsl_in_rust(text)).map(|(name, _)| name).collect();
    assert!(faults.is_empty(), "WGSL inside Rust: {faults:?}");
    let shaders = sources(&root().join("src/kernels"), "wgsl");
    let has_twin = |path: &Path| path.with_extension("rs").exists();
    for path in &shaders {
        // `x_y.wgsl` may be a variant of `x.wgsl`, whose twin names it.
        let is_variant = |of: &&PathBuf| {
            let (stem, of_stem) = (path.file_stem().unwrap(), of.file_stem().unwrap().to_string_lossy());
            has_twin(of)
                && stem.to_string_lossy().starts_with(&format!("{of_stem}_"))
                && fs::read_to_string(of.with_extension("rs")).unwrap().contains(&format!("`{}.wgsl`", stem.display()))
        };
        // What is imported, and the ways in which weights are read, whose twin is `TensorRef::dequantise`.
        let is_part = ["/shared/", "/weights/"].iter().any(|folder| path.to_string_lossy().contains(folder));
        assert!(
            has_twin(path) || is_part || shaders.iter().any(|of| is_variant(&of)),
            "{} has no twin",
            path.display()
        );
    }
}
