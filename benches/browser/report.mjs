// Makes a table and curves of what run.mjs measured: `node report.mjs FOLDER` reads browser.json, writes browser.md and
// the curves browser-rows.svg and browser-candidates.svg beside it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { curves, shown } from "../curves.mjs";

const [folder] = process.argv.slice(2);
const { date, machine, browser, adapter, side_by_side, starts, agreement, scaling, workloads, products } =
  JSON.parse(await readFile(join(folder, "browser.json"), "utf8"));

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const cell = (found) => (found?.median_millis ? shown(found.median_millis) : found?.expected_millis ? `(about ${shown(found.expected_millis)})` : "");

/** How often each was measured: one number where all were alike. */
const turns = (counts) => [...new Set(counts)].join(" / ");

const gpu = adapter ? `${[adapter.vendor, adapter.architecture, adapter.description].filter(Boolean).join(" ")}${adapter.in_software ? ", in software" : ""}` : "none";
const lines = [`Measured on ${date}: ${machine.cpu}, ${machine.cores} cores, ${browser} headless; WebGPU: ${gpu}. Medians of so many turns:`, ""];
for (const found of Object.values(side_by_side)) {
  const names = Object.keys(found["8 candidates of 8 lines"]);
  if (names.length === 0) continue;
  const row = (what, cells) => `| ${[what, ...cells].join(" | ")} |`;
  lines.push(row("", [...names, "turns"]), row("---", [...names, ""].map(() => "---:")));
  const begun = (what, of) => row(what, [...names.map((name) => of(starts[name])), turns(names.map((name) => starts[name].length))]);
  const spent = (key) => (runs) => shown(median(runs.map((run) => run[key])));
  lines.push(begun("threads", ([{ threads }]) => threads ?? ""));
  lines.push(begun("program and weights ready", spent("open_millis")), begun("first score", spent("first_score_millis")));
  for (const [what, by] of Object.entries(found)) {
    const counts = names.filter((name) => by[name]).map((name) => by[name].millis?.length ?? 0);
    lines.push(row(what, [...names.map((name) => cell(by[name])), turns(counts)]));
  }
  lines.push(begun("peak memory above the empty page", (runs) => `${median(runs.map(({ peak_mib, page_mib }) => peak_mib - page_mib))} MiB`));
  lines.push(row("NMSE of the margins", [...names.map((name) => agreement[name]?.nmse.toExponential(0) ?? ""), ""]), "");
}
const refused = Object.entries(starts).filter(([, runs]) => runs.some((run) => run.refused));
for (const [name, [{ refused: why }]] of refused) lines.push(`${name} could not take part: ${why}`, "");
lines.push(`8 candidates: ${workloads.candidates.n_tokens} tokens; a class: ${workloads.class.n_tokens} tokens.`);
lines.push("", "GFLOP/s of the CPU engine's products: whole numbers over panels, candle's tiled product in f32, candle's dot product a row", "",
  "| rows | outputs x inputs | panels | tiled | row |", "| ---: | ---: | ---: | ---: | ---: |");
for (const { n_rows, n_out, n_in, gflops } of products) {
  const figures = Object.values(gflops).map((figure) => figure.toFixed(0));
  lines.push(`| ${[n_rows, `${n_out} x ${n_in}`, ...figures].join(" | ")} |`);
}
await writeFile(join(folder, "browser.md"), lines.join("\n") + "\n");

const points = (kind, x) => Object.fromEntries(Object.entries(scaling).map(([name, found]) =>
  [name, found[kind].map((point) => [point[x], point.median_millis])]));
await writeFile(join(folder, "browser-rows.svg"), curves("One pass by its rows", "rows (tokens)", points("rows", "n_rows")));
await writeFile(join(folder, "browser-candidates.svg"),
  curves("One pass by its candidates", "candidates of 8 lines", points("widths", "n_solutions")));
await writeFile(join(folder, "browser-class.svg"), curves("A class by its solutions", "solutions", points("classes", "n_solutions")));
