// Makes a table of what criterion measured: `node report.mjs CRITERION FOLDER` reads every estimate below CRITERION and
// writes native.json and native.md in FOLDER. Run after `cargo bench`.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

const [criterion, folder] = process.argv.slice(2);
const json = async (...path) => JSON.parse(await readFile(join(...path), "utf8"));

const found = [];
for (const entry of await readdir(criterion, { recursive: true })) {
  if (!entry.endsWith(join("new", "benchmark.json"))) continue;
  const dir = join(criterion, entry, "..");
  const { group_id, function_id, value_str, throughput } = await json(dir, "benchmark.json");
  const nanos = (await json(dir, "estimates.json")).median.point_estimate;
  found.push({ group: group_id, what: function_id, n_rows: Number(value_str), flops: throughput.Elements, nanos, gflops: throughput.Elements / nanos });
}
const peak = found.find(({ group }) => group === "peak")?.gflops;

/** Bytes of a weight as stored on the engine that multiplies it. */
const WEIGHT_BYTES = { F32: 4, F16: 2, Q8_0: 34 / 32, Q4_0: 18 / 32 };
for (const row of found) {
  const [, n_out, n_in] = /(\d+)x(\d+)/.exec(row.what) ?? [];
  const dtype = Object.keys(WEIGHT_BYTES).find((name) => row.group.includes(` ${name} `));
  if (!n_out || !dtype) continue;
  const bytes = row.group.startsWith("cpu f32") ? 4 : WEIGHT_BYTES[dtype];
  row.gb_per_s = (n_out * n_in * bytes + 4 * row.n_rows * (Number(n_out) + Number(n_in))) / row.nanos;
}
for (const row of found) if (peak && row.group.startsWith("gpu")) row.share_of_peak = row.gflops / peak;

const date = new Date().toISOString().slice(0, 10);
const machine = { cpu: cpus()[0].model, cores: cpus().length };
await writeFile(join(folder, "native.json"), JSON.stringify({ date, machine, peak_gflops: peak, found }, null, 1) + "\n");
const lines = [
  `Measured on ${date}: ${machine.cpu}, ${machine.cores} cores. The adapter's own peak in f32: ${peak?.toFixed(1) ?? "none"} GFLOP/s.`, "",
  "| engine, weights, model | operation | rows | GFLOP/s | GB/s | share of the peak |", "|---|---|---:|---:|---:|---:|",
  ...found.filter(({ group }) => group !== "peak").map(({ group, what, n_rows, gflops, gb_per_s, share_of_peak }) =>
    `| ${group} | ${what} | ${n_rows} | ${gflops.toFixed(1)} | ${gb_per_s?.toFixed(1) ?? ""} | ${share_of_peak ? `${(100 * share_of_peak).toFixed(0)} %` : ""} |`),
];
await writeFile(join(folder, "native.md"), lines.join("\n") + "\n");
