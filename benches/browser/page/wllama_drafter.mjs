// wllama (llama.cpp) as a drafter, on one thread: the same weights in a file that llama.cpp opens.
//
// It takes one prompt a request. Requests that are under way together are decoded in one batch, a slot for each: that is
// "side by side". It knows no grammar of lines, so it may write what this project's drafter would not. With its KV cache in
// f32, as ours is, it writes the same pieces at temperature 0; in f16, its own choice, others.
import { Wllama } from "./wllama/index.js";
import { END, llamaFile } from "./llama_file.mjs";

/** Slots of a batch, and what each of them holds. */
const N_SLOTS = 8;
const N_CONTEXT = 384;

export const wllamaDrafter = ({ sideBySide, cache = "f32" }) => async (file) => {
  const { blob, names } = llamaFile(file);
  const ids = new Map(names.map((name, id) => [name, id]));
  const engine = new Wllama({ default: new URL("./wllama/wasm/wllama.wasm", import.meta.url).href }, {
    suppressNativeLog: false,
    logger: { debug() {}, log() {}, warn() {}, error: (...words) => console.warn("wllama:", ...words) },
  });
  const n_parallel = sideBySide ? N_SLOTS : 1;
  await engine.loadModel([blob], {
    n_ctx: N_CONTEXT * n_parallel, n_parallel, n_threads: 1, n_gpu_layers: 0,
    cache_type_k: cache, cache_type_v: cache, flash_attn: cache === "f16",
  });

  const attempt = async (prompt, { n_pieces, temperature, top_p }, seed) => {
    const { choices: [{ text, finish_reason }], usage } = await engine.createCompletion({
      prompt: prompt.map((id) => ` ${names[id]}`).join(""), max_tokens: n_pieces, seed, temperature, top_p, top_k: 0, min_p: 0, samplers: ["temperature", "top_p"],
    });
    if (usage.prompt_tokens !== prompt.length) throw new Error(`a prompt of ${prompt.length} pieces was read as ${usage.prompt_tokens}`);
    const written = text.split(" ").filter(Boolean);
    if (finish_reason === "stop") written.push(END);
    if (written.length !== usage.completion_tokens) throw new Error(`${usage.completion_tokens} pieces, but it reads "${text}"`);
    return written.map((name) => ids.get(name));
  };
  return {
    async draft(_problem, prompt, how) {
      const seeds = Array.from({ length: how.n_attempts }, (_, i) => how.seed * how.n_attempts + i);
      if (sideBySide) return Promise.all(seeds.map((seed) => attempt(prompt, how, seed)));
      const attempts = [];
      for (const seed of seeds) attempts.push(await attempt(prompt, how, seed));
      return attempts;
    },
  };
};
