// The contestants and how they are timed. xtask's driver calls the functions on `bench`, one page for each measurement
// of a start, one page for all contestants side by side.
import { adapter } from "./adapter.mjs";
import { onnxruntime } from "./onnxruntime.mjs";
import { products } from "./products.mjs";
import { WORKERS, surefoot } from "./surefoot.mjs";
import { wllama } from "./wllama.mjs";

const CONTESTANTS = {
  "surefoot cpu": surefoot("cpu"),
  ...(WORKERS > 1 && { [`surefoot cpu, ${WORKERS} workers`]: surefoot("cpu", WORKERS) }),
  "onnxruntime wasm f32": onnxruntime("wasm", "prm.onnx"),
  "onnxruntime wasm int8": onnxruntime("wasm", "prm-int8.onnx"),
  "wllama wasm": wllama(),
  "surefoot gpu": surefoot("gpu"),
  "surefoot gpu int8": surefoot("gpu int8"),
  "onnxruntime webgpu": onnxruntime("webgpu", "prm.onnx"),
};

const batches = await (await fetch("./batches.json")).json();
const opened = new Map();

const timed = async (run) => {
  const start = performance.now();
  const found = await run();
  return { millis: performance.now() - start, found };
};

/** A workload by its path in the batches: "candidates", "edit.1", "rows.3". */
const workload = (path) => path.split(".").reduce((at, key) => at[key], batches);

globalThis.bench = {
  contestants: Object.keys(CONTESTANTS),
  products,

  workloads: () => Object.fromEntries(Object.entries(batches).map(([name, at]) => {
    const n_tokens = (sequences) => sequences.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const size = ({ n_solutions, sequences, passes }) => ({ n_solutions, n_tokens: n_tokens(sequences), n_passes: passes.length });
    return [name, Array.isArray(at) ? at.map(size) : size(at)];
  })),

  adapter,

  /** Milliseconds from nothing to a contestant that is ready; it stays open. */
  async open(name) {
    const { millis, found } = await timed(CONTESTANTS[name]);
    opened.set(name, found);
    return millis;
  },

  /**
   * Milliseconds to score a workload. With `before`, who keeps keys and values has scored that first, untimed, and may
   * use them; with `apart`, every pass stands alone.
   */
  async score(name, path, { before, apart } = {}) {
    const contestant = opened.get(name);
    const work = workload(path);
    contestant.prepare(work);
    if (before && contestant.keeps) await contestant.score(workload(before));
    return (await timed(() => contestant.score(work, { apart, kept: Boolean(before) }))).millis;
  },

  /** Threads that compute for a contestant on the CPU. */
  threads: (name) => opened.get(name).threads,

  /** Rows that an engine of ours computed for the last workload: work that begins alike is computed once. */
  rows: (name) => opened.get(name).rows(),

  /** How far two contestants' margins over a workload are apart, as a normalised mean squared error. */
  async difference(name, other, path) {
    const work = workload(path);
    const last = new Set();
    work.sequences.reduce((sum, { marks }) => (last.add(sum + marks.length - 1), sum + marks.length), 0);
    const margins = async (of) => ({ all: await opened.get(of).score(work, { apart: true }), short: opened.get(of).lastMarksOnly });
    const [a, b] = [await margins(name), await margins(other)];
    const pick = ({ all, short }) => (a.short || b.short) && !short ? all.filter((_, i) => last.has(i)) : all;
    const [x, y] = [pick(a), pick(b)];
    if (x.length !== y.length) throw new Error(`${name} gave ${x.length} margins, ${other} ${y.length}`);
    const square = (v) => v * v;
    const error = x.reduce((sum, v, i) => sum + square(v - y[i]), 0);
    return { n: x.length, nmse: error / y.reduce((sum, v) => sum + square(v), 0) };
  },
};
document.documentElement.dataset.ready = "true";
