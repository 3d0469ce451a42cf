// The contestants that write attempts at a problem, and how they are timed. drafting.mjs of the driver calls the functions
// on `bench`; all contestants stand open in one page.
import { adapter } from "./adapter.mjs";
import { surefootDrafter } from "./surefoot_drafter.mjs";
import { wllamaDrafter } from "./wllama_drafter.mjs";

const CONTESTANTS = {
  "surefoot cpu": surefootDrafter("cpu"),
  "wllama, side by side": wllamaDrafter({ sideBySide: true }),
  "wllama, one by one": wllamaDrafter({ sideBySide: false }),
  "wllama f16, side by side": wllamaDrafter({ sideBySide: true, cache: "f16" }),
  "surefoot gpu": surefootDrafter("gpu"),
};

const file = new Uint8Array(await (await fetch("./algebra-drafter.gguf")).arrayBuffer());
const speller = await CONTESTANTS["surefoot cpu"](file);
const opened = new Map();

globalThis.bench = {
  contestants: Object.keys(CONTESTANTS),

  adapter,

  /** Loads a contestant; it stays open. */
  async open(name) {
    opened.set(name, await CONTESTANTS[name](file));
  },

  /**
   * Attempts at a problem: milliseconds, and the pieces of each as token ids. All contestants begin at the same pieces and
   * draw with the same `temperature` and `top_p`, with luck of their own.
   */
  async draft(name, problem, how) {
    const prompt = speller.prompt(problem);
    const start = performance.now();
    const attempts = await opened.get(name).draft(problem, prompt, how);
    return { millis: performance.now() - start, attempts };
  },
};
document.documentElement.dataset.ready = "true";
