//! The walls of ARCHITECTURE.md, enforced: who may import whom, which outside crate is used where, who touches files and
//! clocks, where `cfg` stands, and that every file opens with its purpose.

#[path = "shared/rust_source.rs"]
mod rust_source;

use rust_source::{code, test_modules};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Module, and what it may `use crate::`. `a::b` allows that part of `a` only. What only tests compile is exempt.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("words", &[]),
    ("lexicon", &[]),
    ("gguf", &[]),
    ("platform", &[]),
    ("notation", &["text", "lexicon"]),
    ("reading", &["text", "notation", "lexicon"]),
    // The task is part of what both witnesses are asked.
    ("algebra", &["notation", "text", "lexicon"]),
    ("slips", &["notation"]),
    ("corpus", &["algebra", "lexicon", "notation", "reading", "slips", "text"]),
    ("model", &["gguf"]),
    ("kernels", &["gguf"]),
    ("engine", &["model", "kernels", "gguf", "platform"]),
    ("prm", &["reading", "lexicon", "notation", "text", "gguf"]),
    ("scoring", &["prm", "model", "reading", "gguf"]),
    ("drafting", &["prm", "model", "notation", "reading", "gguf"]),
    ("tutor", &["reading", "notation", "text", "algebra", "slips", "words"]),
    ("reviewer", &["reading", "engine", "scoring", "tutor", "words"]),
    ("protocol", &["text", "reading", "tutor", "words"]),
    ("app", &["protocol", "tutor", "reading", "text", "words", "platform"]),
    (
        "worker",
        &[
            "text", "lexicon", "notation", "reading", "algebra", "corpus", "gguf", "model", "engine", "prm", "scoring",
            "drafting", "tutor", "words", "protocol", "platform",
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

/// Modules without a clock, a file, a network or an environment.
const PURE: &[&str] = &[
    "text", "notation", "lexicon", "reading", "algebra", "slips", "corpus", "gguf", "model", "kernels", "prm",
    "drafting", "words", "tutor", "protocol",
];

/// What those do not name.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "std::os",
    "Instant",
    "SystemTime",
    "thread::sleep",
    "now_millis",
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

/// [`library_code`] with literals blanked: read once for all walls.
static CODE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| library_code(false));

/// `(path under src/, code)` of what is compiled without tests; see [`code`].
fn library_code(literals_kept: bool) -> Vec<(String, String)> {
    let library = library();
    let only_tests: Vec<PathBuf> = library
        .iter()
        .flat_map(|(name, text)| {
            // `a/mod.rs` declares `a/x.rs`, `a/b.rs` declares `a/b/x.rs`.
            let path = Path::new(name);
            let dir = if path.ends_with("mod.rs") { path.with_file_name("") } else { path.with_extension("") };
            test_modules(text).into_iter().map(move |module| dir.join(module))
        })
        .collect();
    let is_tested = |name: &str| !only_tests.iter().any(|dir| Path::new(name).with_extension("").starts_with(dir));
    library
        .into_iter()
        .filter(|(name, _)| is_tested(name))
        .map(|(name, text)| (name, code(&text, literals_kept)))
        .collect()
}

/// The words of a line: what lies between anything but letters, digits, `_` and `:`.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
}

/// The paths that follow `crate::`, with the line they stand on; `crate::{a, b::{c, d}}` gives `a` and `b::`.
fn crate_paths(code: &str) -> Vec<(usize, String)> {
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
fn code_is_told_from_what_is_not() {
    let check = |text: &str, wanted: &str| {
        let found: Vec<String> = code(text, false).split_whitespace().map(str::to_owned).collect();
        assert_eq!(found.join(" "), wanted, "{text}");
    };
    check("a /* b /* c */ d */ e // f", "a e");
    check("#[cfg(test)]\nmod tests { fn f() { '}'; } }\nfn g() {}", "fn g() {}");
    check("#[cfg(test)]\nuse a::{b, c};\nfn g() {}", "fn g() {}");
    check("#[cfg(test)]\nmod x;\nfn g() {}", "fn g() {}");
    check("#[cfg(test)]\n#[derive(A)]\nfn f(x: [u8; 2]) { \"}\" }\nfn g() {}", "fn g() {}");
    check("f(\"// \\\" }\", r#\"\" {\"#, '\\'', 'a', b'{') g", "f( , , , , b ) g");
    check("fn f<'a>(x: &'a str) { x }", "fn f<'a>(x: &'a str) { x }");
    assert_eq!(code("f(\"a // b\") // c", true).trim_end(), "f(\"a // b\")");
    assert_eq!(test_modules("#[cfg(test)]\nmod a;\nmod b;\n#[cfg(test)]\nmod c {}"), ["a"]);
}

#[test]
fn import_lists_are_read_whole() {
    let found = crate_paths(&code(
        "use crate::{\n    a,\n    b::{c, d},\n};\nlet x = crate::e::f();\n#[cfg(test)]\nuse crate::g;",
        false,
    ));
    let wanted = [(1, "a"), (1, "b::"), (5, "e::f")].map(|(line, path)| (line, path.to_owned()));
    assert_eq!(found, wanted);
}

#[test]
fn modules_import_only_what_the_architecture_allows() {
    let mut faults = Vec::new();
    for (name, code) in CODE.iter() {
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(m, _)| *m == module).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            faults.push(format!("src/{name}: module {module} stands in no row of the table"));
            continue;
        };
        for (line_no, path) in crate_paths(code) {
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
    for (name, code) in CODE.iter() {
        for (krate, homes) in OUTSIDE {
            if homes.iter().any(|home| name.starts_with(home)) {
                continue;
            }
            for (i, line) in code.lines().enumerate() {
                if words(line).any(|word| word == *krate || word.starts_with(&format!("{krate}::"))) {
                    faults.push(format!("src/{name}:{}: {krate} belongs in {homes:?}", i + 1));
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
fn pure_modules_touch_nothing_outside() {
    let mut faults = Vec::new();
    for (name, code) in CODE.iter() {
        if !PURE.contains(&name.split('/').next().unwrap().trim_end_matches(".rs")) {
            continue;
        }
        for (i, line) in code.lines().enumerate() {
            if let Some(word) = words(line).find(|word| IMPURE.iter().any(|impure| word.contains(impure))) {
                faults.push(format!("src/{name}:{}: {word} in a pure module", i + 1));
            }
            // `use std::{fs, env}` would hide the path.
            if line.contains("std::{") {
                faults.push(format!("src/{name}:{}: a list of std's modules; name each path", i + 1));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn title_pages_hold_no_functions() {
    let mut faults = Vec::new();
    for (name, code) in CODE.iter() {
        if !name.ends_with("/mod.rs") && name != "lib.rs" {
            continue;
        }
        for (i, line) in code.lines().enumerate() {
            if words(line).any(|word| word == "fn" || word == "impl") {
                faults.push(format!("src/{name}:{}: a function", i + 1));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn shaders_live_in_files_of_their_own() {
    let wgsl_in_rust = |code: &str| code.contains("@compute") || code.contains("@workgroup_size");
    let faults: Vec<String> =
        library_code(true).into_iter().filter(|(_, code)| wgsl_in_rust(code)).map(|(name, _)| name).collect();
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
