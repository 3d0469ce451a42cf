// Makes a table and curves of what criterion measured: `node report.mjs CRITERION FOLDER` reads every estimate below
// CRITERION and writes native.json, native.md, native-rows.svg and native-candidates.svg in FOLDER. Run after `cargo bench`.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { curves, shown } from "../curves.mjs";

const [criterion, folder] = process.argv.slice(2);
const json = async (...path) => JSON.parse(await readFile(join(...path), "utf8"));

const operations = [];
/** Tokens a second of eight attempts together, by engine and problem. */
const drafting = {};
/** Medians in milliseconds, by engine and pass. */
const passes = { cpu: {}, gpu: {}, "gpu int8": {} };
for (const entry of (await readdir(criterion, { recursive: true })).sort()) {
  if (!entry.endsWith(join("new", "benchmark.json"))) continue;
  const dir = join(criterion, entry, "..");
  const { group_id: group, function_id: what, value_str, throughput } = await json(dir, "benchmark.json");
  const nanos = (await json(dir, "estimates.json")).median.point_estimate;
  const [, engine] = /^passes (.+)/.exec(group) ?? [];
  const [, drafter] = /^drafting (.+)/.exec(group) ?? [];
  if (engine) passes[engine][what] = nanos / 1e6;
  else if (drafter) (drafting[drafter] ??= {})[what] = (1e9 * throughput.Elements) / nanos;
  else operations.push({ group, what, n_rows: Number(value_str), flops: throughput.Elements, nanos, gflops: throughput.Elements / nanos });
}
for (const engine of Object.keys(passes)) if (Object.keys(passes[engine]).length === 0) delete passes[engine];
const peak = operations.find(({ group }) => group === "peak")?.gflops;

/** Bytes of a weight as the file has it, which the engines keep but for a few bytes a row. */
const WEIGHT_BYTES = { F32: 4, F16: 2, Q8_0: 34 / 32, Q4_0: 18 / 32, Q4K: 144 / 256, Q6K: 210 / 256 };
for (const row of operations) {
  const [, n_out, n_in] = /(\d+)x(\d+)/.exec(row.what) ?? [];
  const dtype = Object.keys(WEIGHT_BYTES).find((name) => row.group.includes(` ${name} `));
  if (!n_out || !dtype) continue;
  row.gb_per_s = (n_out * n_in * WEIGHT_BYTES[dtype] + 4 * row.n_rows * (Number(n_out) + Number(n_in))) / row.nanos;
}
for (const row of operations) if (peak && row.group.startsWith("gpu")) row.share_of_peak = row.gflops / peak;

/** The points `[n, millis]` of the passes named `kind/n`, by engine. */
const points = (kind) => Object.fromEntries(Object.entries(passes).map(([engine, found]) => [engine, Object.entries(found)
  .filter(([what]) => what.startsWith(`${kind}/`))
  .map(([what, millis]) => [Number(what.slice(kind.length + 1)), millis])
  .sort(([a], [b]) => a - b)]));
const scaling = { rows: points("rows"), candidates: points("candidates") };

/** The line of least relative squares through the points, and how far the worst of them lies off it. */
function line(points) {
  // Each point's weight is one over its square.
  const sum = (of) => points.reduce((sum, [x, y]) => sum + of(x, y) / (y * y), 0);
  const [w, x, y, xx, xy] = [sum(() => 1), sum((x) => x), sum((_, y) => y), sum((x) => x * x), sum((x, y) => x * y)];
  const slope = (w * xy - x * y) / (w * xx - x * x);
  const fixed = (y - slope * x) / w;
  return { fixed, slope, off: Math.max(...points.map(([x, y]) => Math.abs((fixed + slope * x) / y - 1))) };
}

const date = new Date().toISOString().slice(0, 10);
const machine = { cpu: cpus()[0].model, cores: cpus().length };
await writeFile(join(folder, "native.json"), JSON.stringify({ date, machine, peak_gflops: peak, passes, drafting, operations }, null, 1) + "\n");

const engines = Object.keys(passes);
const row = (cells) => `| ${cells.join(" | ")} |`;
const figure = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));
const percent = (share) => `${(100 * share).toFixed(0)} %`;
const WORK = ["8 candidates of 8 lines", "the same 8 one by one", "one solution of 8 lines", "its last line edited"];
const lines = [
  `Measured on ${date}: ${machine.cpu}, ${machine.cores} cores. The adapter's own peak in f32: ${peak?.toFixed(1) ?? "none"} GFLOP/s.`, "",
  row(["passes of the built-in model", ...engines]), row(["---", ...engines.map(() => "---:")]),
  ...WORK.map((what) => row([what, ...engines.map((engine) => shown(passes[engine][what]))])),
  row(["8 at once, of the 8 one by one", ...engines.map((engine) => percent(passes[engine][WORK[0]] / passes[engine][WORK[1]]))]),
  row(["the edit, of the whole solution", ...engines.map((engine) => percent(passes[engine][WORK[3]] / passes[engine][WORK[2]]))]), "",
  ...Object.entries(scaling.rows).filter(([, found]) => found.length > 2).map(([engine, found]) => {
    const { fixed, slope, off } = line(found);
    return `A pass on ${engine} by its rows, ${found[0][0]} to ${found.at(-1)[0]}: ${shown(Math.max(fixed, 0))} and ${(1000 * slope).toFixed(0)} µs a row; the farthest measurement is ${percent(off)} off that line.`;
  }), "",
  row(["8 attempts of the drafter, tokens a second", ...Object.keys(drafting)]), row(["---", ...Object.keys(drafting).map(() => "---:")]),
  ...Object.keys(Object.values(drafting)[0] ?? {}).map((problem) =>
    row([problem, ...Object.values(drafting).map((found) => found[problem]?.toFixed(0) ?? "")])), "",
  row(["engine, weights, model", "operation", "rows", "GFLOP/s", "GB/s", "share of the peak"]), "|---|---|---:|---:|---:|---:|",
  ...operations.filter(({ group }) => group !== "peak").map(({ group, what, n_rows, gflops, gb_per_s, share_of_peak }) =>
    row([group, what, n_rows, figure(gflops), gb_per_s ? figure(gb_per_s) : "", share_of_peak ? percent(share_of_peak) : ""])),
];
await writeFile(join(folder, "native.md"), lines.join("\n") + "\n");
await writeFile(join(folder, "native-rows.svg"), curves("One pass by its rows", "rows (tokens)", scaling.rows));
await writeFile(join(folder, "native-candidates.svg"), curves("One pass by its candidates", "candidates of 8 lines", scaling.candidates));
