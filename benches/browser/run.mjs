// Runs the bench page in headless Chromium: `node run.mjs SITE OUT.json`.
//
// Three kinds of measurement, each in a browser of its own: a start (contestant ready, first score, peak memory) with
// nothing else in the page; contestants side by side, turn by turn, so that what else the machine does hits all of them
// alike; and what this project's engines cost as the work grows.
import { readFile, writeFile } from "node:fs/promises";
import { call, circumstances, withPage } from "./chromium.mjs";

const [site, out] = process.argv.slice(2);

/** Turns of each measurement, by the kind of machine. On a GPU in software a solution takes a second: all in ten minutes. */
const TURNS = {
  cpu: { short: 15, class: 3, starts: 3, scaling: 5 },
  gpu: { short: 15, class: 3, starts: 3, scaling: 5 },
  "gpu in software": { short: 5, class: 1, starts: 3, scaling: 1 },
};
const SPENT_MILLIS = 90_000;
const OURS = ["surefoot cpu", "surefoot gpu"];

const say = (text) => console.error(`bench: ${text}`);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Calls `body(page, peak)` with the bench page in a fresh browser; `peak()` is its processes' largest memory in MiB. */
const withBench = (body) => withPage(site, "", async (page, browser) => {
  const session = await browser.newBrowserCDPSession();
  return body(page, () => peakMiB(session));
});

/** Peak resident memory of the browser's renderers and its GPU process, in MiB; null where the system does not say. */
async function peakMiB(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  let sum = 0;
  for (const { type, id } of processInfo) {
    if (type !== "renderer" && type !== "GPU") continue;
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    const peak = /VmHWM:\s+(\d+) kB/.exec(status);
    if (!peak) return null;
    sum += Number(peak[1]);
  }
  return Math.round(sum / 1024);
}

/** A contestant's start, or why it cannot take part. */
async function start(name) {
  try {
    return await withBench(async (page, peak) => {
      const empty = await peak();
      const open = await call(page, "open", name);
      const first = await call(page, "score", name, "edit.0");
      // Where one solution takes minutes, eight would take the day.
      if (first < 5000) await call(page, "score", name, "candidates");
      return { threads: await call(page, "threads", name), open_millis: open, first_score_millis: first, peak_mib: await peak(), page_mib: empty };
    });
  } catch (error) {
    return { refused: error.message.split("\n")[0] };
  }
}

/**
 * Turn by turn, each contestant once a turn after a first that does not count; the turn's order is rotated. Who has used
 * up `SPENT_MILLIS` sits out the turns that are left, and all of them if the first would (`expected`, where known).
 */
async function turns(page, names, n, path, { expected = {}, ...how } = {}) {
  const millis = Object.fromEntries(names.map((name) => [name, []]));
  const spent = {};
  const sits_out = (name) => (spent[name] ?? expected[name] ?? 0) > SPENT_MILLIS && (name in expected || millis[name].length > 0);
  for (let turn = -1; turn < n; turn += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + turn + 1) % names.length];
      if (sits_out(name)) continue;
      const took = await call(page, "score", name, path, how);
      spent[name] = (spent[name] ?? 0) + took;
      // A first turn that took all the time there is counts: what is made once is little of it.
      if (turn >= 0 || took > SPENT_MILLIS) millis[name].push(took);
    }
  }
  const found = (name) => millis[name].length > 0
    ? { median_millis: median(millis[name]), millis: millis[name] }
    : { expected_millis: expected[name] };
  return Object.fromEntries(names.map((name) => [name, found(name)]));
}

const { contestants, workloads, products, adapter } = await withBench(async (page) => ({
  contestants: await page.evaluate(() => bench.contestants),
  workloads: await call(page, "workloads"),
  products: await call(page, "products", 7),
  adapter: await call(page, "adapter"),
}));

const starts = {};
const side_by_side = {};
const agreement = {};
const scaling = {};

/** Contestants on one kind of machine are compared with each other. */
for (const kind of ["cpu", "gpu"]) {
  const n = TURNS[kind === "gpu" && adapter?.in_software ? "gpu in software" : kind];
  const all = contestants.filter((name) => /gpu/.test(name) === (kind === "gpu"));
  for (let turn = 0; turn < n.starts; turn += 1) {
    for (const name of all) {
      const found = await start(name);
      (starts[name] ??= []).push(found);
      say(`start of ${name}: ${JSON.stringify(found)}`);
    }
  }
  const names = all.filter((name) => starts[name].every((found) => !found.refused));
  if (names.length > 0) await withBench((page) => compete(page, kind, names, n));
  for (const name of OURS.filter((name) => names.includes(name))) {
    scaling[name] = await withBench((page) => grow(page, name, n.scaling));
  }
  await keep();
}

async function compete(page, kind, names, n) {
  for (const name of names) await call(page, "open", name);
  const candidates = await turns(page, names, n.short, "candidates");
  const share = workloads.class.n_tokens / workloads.candidates.n_tokens;
  const expected = Object.fromEntries(names.map((name) => [name, candidates[name].median_millis * share]));
  side_by_side[kind] = {
    "8 candidates of 8 lines": candidates,
    "the same 8 one by one": await turns(page, OURS.filter((name) => names.includes(name)), n.short, "singles", { apart: true }),
    "64 rows in one pass": await turns(page, names.filter((name) => name.startsWith("surefoot")), n.short, "rows.0"),
    "one solution of 8 lines": await turns(page, names, n.short, "edit.1"),
    "its last line edited": await turns(page, names, n.short, "edit.1", { before: "edit.0" }),
    "a class of 500": await turns(page, names, n.class, "class", { expected }),
  };
  for (const [what, found] of Object.entries(side_by_side[kind])) {
    for (const [name, { median_millis, expected_millis }] of Object.entries(found)) {
      say(`${what}: ${name}: ${median_millis?.toFixed(1) ?? `not taken, ${expected_millis.toFixed(0)} expected`} ms`);
    }
  }
  for (const name of names.slice(1)) agreement[name] = await call(page, "difference", name, names[0], "edit.1");
  say(`agreement with ${names[0]}: ${JSON.stringify(agreement)}`);
}

/** What one contestant's passes cost as they grow. */
async function grow(page, name, n) {
  await call(page, "open", name);
  const found = {};
  for (const kind of ["rows", "widths", "classes"]) {
    found[kind] = [];
    for (const [i, size] of workloads[kind].entries()) {
      const { median_millis } = (await turns(page, [name], n, `${kind}.${i}`))[name];
      say(`${name}: ${kind} ${i}: ${median_millis} ms`);
      // A class is more than what is kept at once, so what is kept does not count its rows.
      const n_rows = kind === "classes" ? undefined : await call(page, "rows", name);
      found[kind].push({ ...size, n_rows, median_millis });
    }
  }
  return found;
}

async function keep() {
  const result = {
    ...circumstances(),
    adapter,
    workloads,
    starts,
    side_by_side,
    agreement,
    scaling,
    products,
  };
  await writeFile(out, JSON.stringify(result, null, 1) + "\n");
  say(`written: ${out}`);
}
