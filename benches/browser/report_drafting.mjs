// Makes tables of what drafting.mjs measured: `node report_drafting.mjs FOLDER` reads drafting.json, writes drafting.md.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const { date, machine, browser, adapter, busy_cores, how, problems, refused, agreement, turns } =
  JSON.parse(await readFile(join(folder, "drafting.json"), "utf8"));
const OURS = "surefoot cpu";

/** The value below which this share of the values lies. */
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const spread = (values, digits) =>
  `${quantile(values, 0.5).toFixed(digits)} (${quantile(values, 0.25).toFixed(digits)} to ${quantile(values, 0.75).toFixed(digits)})`;
const CLOCK = "millis";
const PROCESSOR = "processor_millis";
const rate = (time) => (turn) => (1000 * turn.n_pieces) / turn[time];
const of = (name, problem) => turns.filter((turn) => turn.name === name && (!problem || turn.problem === problem));
/** How many times as fast ours was in the same turn of the same problem. */
const ratios = (name, time) => of(name).map((turn) =>
  rate(time)(turns.find((ours) => ours.name === OURS && ours.turn === turn.turn && ours.problem === turn.problem)) / rate(time)(turn));

const names = [OURS, ...new Set(turns.map(({ name }) => name).filter((name) => name !== OURS))];
const row = (...cells) => `| ${cells.join(" | ")} |`;
const ratioRow = (what, time) => row(what, ...names.map((name) => (name === OURS || /gpu/.test(name) ? "" : spread(ratios(name, time), 1))));
const gpu = adapter ? `${[adapter.vendor, adapter.architecture, adapter.description].filter(Boolean).join(" ")}${adapter.in_software ? ", in software" : ""}` : "none";
const lines = [
  `Measured on ${date}: ${machine.cpu}, ${machine.cores} cores, of which other work kept ${busy_cores.before.toFixed(1)} busy before and ${busy_cores.after.toFixed(1)} after; ${browser} headless; WebGPU: ${gpu}.`, "",
  `${how.n_attempts} attempts at a problem, temperature ${how.temperature}, top-p ${how.top_p}, at most ${how.n_pieces} pieces each; one thread a contestant. Pieces (tokens) a second of all attempts together: the median, and between which the middle half of the turns lies. Processor time is that of all threads of the page.`, "",
  row("", ...names), row("---", ...names.map(() => "---:")),
  ...problems.map((problem) => row(problem, ...names.map((name) => spread(of(name, problem).map(rate(CLOCK)), 0)))),
  row("all", ...names.map((name) => spread(of(name).map(rate(CLOCK)), 0))),
  row("all, a second of processor time", ...names.map((name) => spread(of(name).map(rate(PROCESSOR)), 0))),
  ratioRow(`${OURS} is so many times as fast in the same turn`, CLOCK),
  ratioRow("the same in processor time", PROCESSOR),
  row("turns of a problem", ...names.map((name) => of(name, problems[0]).length)),
  row("pieces of an attempt", ...names.map((name) => (of(name).reduce((sum, turn) => sum + turn.n_pieces, 0) / of(name).length / how.n_attempts).toFixed(0))),
  row(`pieces as ${OURS} writes them at temperature 0`, ...names.map((name) => {
    const sum = (key) => agreement[name].reduce((all, found) => all + found[key], 0);
    return name === OURS ? "" : `${sum("n_equal")} of ${sum("n_pieces")}`;
  })),
];
for (const [name, why] of Object.entries(refused)) lines.push("", `${name} could not take part: ${why}`);
await writeFile(join(folder, "drafting.md"), lines.join("\n") + "\n");
