//! `cargo xtask`: sets up what is needed, then builds, serves or tests.
//!
//! Every tool it installs goes into `.tools/` and is found there again; nothing is skipped silently.

use std::process::ExitCode;

mod bench;
mod bundle;
mod command;
mod fuzz;
mod package;
mod serve;
mod test;
mod tools;

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N]   set up, build the release bundle, serve it on localhost (port 8080)
  test               set up, run every test: native, GPU, and in a browser
  dist               set up, write the static bundle to dist/, for any web server
  dist --single-file the same, and one page with everything inside, dist/surefoot.html, to be opened from disk
  npm                set up, write the npm package for other people's pages to packages/surefoot/built
  bench              set up, measure the engines: native with criterion, then in a browser beside other engines
  bench --native     only the native part; bench --browser only the other
  bench --drafting   of the other only the drafter beside wllama, which needs no Python
  fuzz MINUTES       look for input that breaks what must hold, guided by coverage: each target for its share
  fuzz MINUTES NAME  the same for one target: paste, class, notation or gguf
  setup              only install the tools
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve::run("8080"),
        ["serve", "--port", port] => serve::run(port),
        ["test"] => test::run(),
        ["dist"] => bundle::build(),
        ["dist", "--single-file"] => bundle::build().and_then(|()| bundle::single_file()),
        ["npm"] => package::build(),
        ["bench"] => bench::all(),
        ["bench", "--native"] => bench::native(),
        ["bench", "--browser"] => bench::browser(),
        ["bench", "--drafting"] => bench::drafting(),
        ["fuzz", minutes] => fuzz::run_for(minutes, None),
        ["fuzz", minutes, target] => fuzz::run_for(minutes, Some(target)),
        ["setup"] => tools::for_bundle().and_then(|()| tools::for_tests().map(|_| ())),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
