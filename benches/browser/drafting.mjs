// Times the writing of attempts in headless Chromium: `node drafting.mjs SITE OUT.json`.
//
// All contestants stand open in one page and write eight attempts at a problem each, turn by turn, so that what else the
// machine does hits all of them alike. Before that each writes one attempt at temperature 0: engines that compute the same
// write the same pieces. What other work the machine has is noted before and after; the processor's time that a turn takes
// hangs less on it than the clock's.
import { setTimeout as wait } from "node:timers/promises";
import { cpus } from "node:os";
import { writeFile } from "node:fs/promises";
import { call, circumstances, withPage } from "./chromium.mjs";

const [site, out] = process.argv.slice(2);

/** Problems of different lengths and families, those of benches/native/drafting.rs. */
const PROBLEMS = ["Solve 3(x - 2) + 5 = x + 9", "Expand (2x + 3)(x - 4)", "Solve x^2 - 5x + 6 = 0"];
/** An attempt is at its end with the end mark, or with so many pieces. */
const HOW = { n_attempts: 8, n_pieces: 128, temperature: 0.8, top_p: 0.98 };
/** Turns of each problem; of a GPU in software, which takes half a minute a turn, one. */
const TURNS = { cpu: 25, gpu: 25, "gpu in software": 1 };
/** How long other work is watched. */
const WATCH_MILLIS = 5000;
const OURS = "surefoot cpu";

const tenths = (millis) => Number(millis.toFixed(1));
const say = (text) => console.error(`bench: ${text}`);

/** Cores that are busy while this process waits. */
async function busyCores() {
  const spent = () => cpus().map(({ times }) => ({ idle: times.idle, all: Object.values(times).reduce((sum, part) => sum + part, 0) }));
  const before = spent();
  await wait(WATCH_MILLIS);
  const share = ({ idle, all }, i) => (all > before[i].all ? 1 - (idle - before[i].idle) / (all - before[i].all) : 0);
  return Number(spent().map(share).reduce((sum, busy) => sum + busy, 0).toFixed(2));
}

/** Pieces that a contestant writes at temperature 0, beside those of another, for each problem. */
async function agreement(page, name, other) {
  const found = [];
  for (const problem of PROBLEMS) {
    const greedy = { ...HOW, n_attempts: 1, temperature: 0, seed: 1 };
    const [a] = (await call(page, "draft", name, problem, greedy)).attempts;
    const [b] = (await call(page, "draft", other, problem, greedy)).attempts;
    const n_pieces = Math.max(a.length, b.length);
    const n_equal = a.filter((piece, i) => piece === b[i]).length;
    found.push({ problem, n_pieces, n_equal });
  }
  return found;
}

/** Processor time of the browser's renderers and its GPU process so far, in milliseconds. */
async function processorMillis(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer" || type === "GPU").reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
}

/** Turn by turn, each contestant once a turn; the turn's order is rotated, and the first does not count. */
async function turns(page, session, names, n) {
  const found = [];
  for (let turn = -1; turn < n; turn += 1) {
    for (const problem of PROBLEMS) {
      for (let i = 0; i < names.length; i += 1) {
        const name = names[(i + turn + 1) % names.length];
        const before = await processorMillis(session);
        const { millis, attempts } = await call(page, "draft", name, problem, { ...HOW, seed: turn + 1 });
        const processor_millis = (await processorMillis(session)) - before;
        const n_pieces = attempts.reduce((sum, pieces) => sum + pieces.length, 0);
        if (turn >= 0) found.push({ turn, problem, name, n_pieces, millis: tenths(millis), processor_millis: tenths(processor_millis) });
      }
    }
  }
  return found;
}

const busy_before = await busyCores();
const measured = await withPage(site, "drafting.html", async (page, browser) => {
  const session = await browser.newBrowserCDPSession();
  const adapter = await call(page, "adapter");
  const agreements = {};
  const refused = {};
  const opened = [];
  for (const name of await page.evaluate(() => bench.contestants)) {
    try {
      await call(page, "open", name);
      opened.push(name);
    } catch (error) {
      refused[name] = error.message.split("\n")[0];
      say(`${name} could not take part: ${refused[name]}`);
    }
  }
  for (const name of opened.filter((name) => name !== OURS)) {
    agreements[name] = await agreement(page, name, OURS);
    say(`pieces of ${name} beside ours: ${JSON.stringify(agreements[name])}`);
  }
  const found = [];
  for (const kind of ["cpu", "gpu"]) {
    const names = opened.filter((name) => /gpu/.test(name) === (kind === "gpu"));
    const n = TURNS[kind === "gpu" && adapter?.in_software ? "gpu in software" : kind];
    if (names.length > 0) found.push(...await turns(page, session, names, n));
    say(`${kind}: measured`);
  }
  return { adapter, refused, agreement: agreements, turns: found };
});
const busy_cores = { before: busy_before, after: await busyCores() };
const result = { ...circumstances(), busy_cores, how: HOW, problems: PROBLEMS, ...measured };
// A turn a row.
const text = JSON.stringify(result, null, 1).replace(/\{\s+("turn":[^}]*)\}/g, (_, row) => `{ ${row.replace(/\s+/g, " ")}}`);
await writeFile(out, `${text}\n`);
say(`written: ${out}`);
