// This project's engines. A workload's passes are handed over before the clock starts, as the page's worker holds them.
import init, { Contestant } from "./surefoot_bench.js";

/** `engine` is "cpu", "gpu" or "gpu int8". */
export const surefoot = (engine) => async () => {
  await init();
  const file = new Uint8Array(await (await fetch("./algebra-prm.gguf")).arrayBuffer());
  const contestant = engine === "cpu" ? Contestant.on_cpu(file) : await Contestant.on_gpu(file, engine === "gpu int8");
  const taken = new Map();
  const indices = (workload) => {
    if (!taken.has(workload)) taken.set(workload, workload.passes.map((pass) => contestant.take(pass)));
    return taken.get(workload);
  };
  return {
    keeps: true,
    prepare: indices,
    /** `apart`: as if each pass were the first. `kept`: with what the last call computed. */
    async score(workload, { apart = false, kept = false } = {}) {
      const margins = [];
      if (!kept) contestant.forget();
      for (const idx of indices(workload)) {
        if (apart) contestant.forget();
        margins.push(...(await contestant.score(idx)));
      }
      return margins;
    },
    rows: () => contestant.n_rows(),
  };
};
