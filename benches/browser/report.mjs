// Makes a table and curves of what run.mjs measured: `node report.mjs FOLDER` reads browser.json, writes browser.md and
// the curves browser-rows.svg and browser-candidates.svg beside it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const { date, machine, browser, adapter, side_by_side, starts, agreement, scaling, workloads, products } =
  JSON.parse(await readFile(join(folder, "browser.json"), "utf8"));

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const shown = (millis) => (millis >= 10_000 ? `${(millis / 1000).toFixed(0)} s` : millis >= 1000 ? `${(millis / 1000).toFixed(1)} s`
  : millis >= 10 ? `${millis.toFixed(0)} ms` : `${millis.toFixed(1)} ms`);
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

/** A curve a contestant on two logarithmic axes, each point with its figure. */
function curves(what, unit, series) {
  const all = Object.values(series).flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, top, width, height] = [70, 50, 520, 300];
  const scale = (v, low, high, length) => (Math.log(v / low) / Math.log(high / low)) * length;
  const at = ([x, y]) => [left + scale(x, Math.min(...xs), Math.max(...xs), width),
    top + height - scale(y, Math.min(...ys), Math.max(...ys), height)].map((v) => v.toFixed(1));
  const colours = ["#1f6f5c", "#a4551e"];
  const parts = Object.entries(series).map(([name, points], i) => {
    const path = points.map((point) => at(point).join(",")).join(" ");
    const dots = points.map((point) => {
      const [x, y] = at(point);
      return `<circle cx="${x}" cy="${y}" r="3"/><text x="${x}" y="${y - 8}">${shown(point[1])}</text>`;
    });
    return `<g fill="${colours[i]}"><polyline fill="none" stroke="${colours[i]}" stroke-width="2" points="${path}"/>`
      + `${dots.join("")}<text class="name" x="${left + 10}" y="${top + 14 + 18 * i}">${name}</text></g>`;
  });
  const ticks = [...new Set(xs)].map((x) => {
    const place = at([x, Math.min(...ys)])[0];
    return `<text x="${place}" y="${top + height + 20}">${x}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420" font-family="sans-serif" font-size="11" text-anchor="middle">
<style>.name{text-anchor:start;font-size:13px}</style><rect width="640" height="420" fill="#fbfaf6"/>
<text x="320" y="24" font-size="15">${what}</text>
<path d="M${left} ${top}V${top + height}H${left + width}" stroke="#888" fill="none"/>
${ticks.join("")}<text x="320" y="${top + height + 42}">${unit}</text>
${parts.join("\n")}
</svg>
`;
}
const points = (kind, x) => Object.fromEntries(Object.entries(scaling).map(([name, found]) =>
  [name, found[kind].map((point) => [point[x], point.median_millis])]));
await writeFile(join(folder, "browser-rows.svg"), curves("One pass by its rows", "rows (tokens)", points("rows", "n_rows")));
await writeFile(join(folder, "browser-candidates.svg"),
  curves("One pass by its candidates", "candidates of 8 lines", points("widths", "n_solutions")));
await writeFile(join(folder, "browser-class.svg"), curves("A class by its solutions", "solutions", points("classes", "n_solutions")));
