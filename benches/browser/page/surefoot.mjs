// This project's engines. A workload's passes are handed over before the clock starts, as the page's worker holds them.
import init, { Contestant } from "./surefoot_bench.js";

/** Workers that score on the CPU, as the page's worker counts them (src/worker/executors). */
export const WORKERS = Math.min(navigator.hardwareConcurrency, 4);

/** `engine` is "cpu", "gpu" or "gpu int8"; `workers` those that are to score. */
export const surefoot = (engine, workers = 1) => async () => {
  await init();
  const file = new Uint8Array(await (await fetch("./algebra-prm.gguf")).arrayBuffer());
  const contestant = engine === "cpu" ? Contestant.on_cpu(file, workers > 1) : await Contestant.on_gpu(file, engine === "gpu int8");
  for (const late = performance.now() + 30_000; contestant.n_workers() < workers;) {
    if (performance.now() > late) throw new Error(`${contestant.n_workers()} of ${workers} workers`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const taken = new Map();
  const indices = (workload) => {
    if (!taken.has(workload)) taken.set(workload, workload.passes.map((pass) => contestant.take(pass)));
    return taken.get(workload);
  };
  return {
    keeps: true,
    threads: workers,
    prepare: indices,
    /** `apart`: as if each pass were the first. `kept`: with what the last call computed. */
    async score(workload, { apart = false, kept = false } = {}) {
      const margins = [];
      if (!kept) contestant.clear_cache();
      const [first] = indices(workload);
      const n = workload.passes.length;
      // Each worker has a pass's work, as with the page.
      const step = apart ? 1 : workers;
      for (let at = 0; at < n; at += step) {
        if (apart) contestant.clear_cache();
        margins.push(...(await contestant.score(first + at, Math.min(step, n - at))));
      }
      return margins;
    },
    rows: () => contestant.n_rows(),
  };
};
