// wllama (llama.cpp) on the file that training/peers.py writes: the network without its head, hidden rows out.
//
// It gives one row a sequence, the last token's, scaled to length one, so only last marks can be compared: the length
// comes back from the last norm, after which a row divided by the gains has the length sqrt(d).
import { Wllama } from "./wllama/index.js";

export const wllama = () => async () => {
  const engine = new Wllama({ default: new URL("./wllama/wasm/wllama.wasm", import.meta.url).href }, {
    suppressNativeLog: false,
    logger: { debug() {}, log() {}, warn() {}, error: (...words) => console.warn("wllama:", ...words) },
  });
  const file = await (await fetch("./prm-llama.gguf")).blob();
  const head = await (await fetch("./prm-head.json")).json();
  await engine.loadModel([file], {
    n_ctx: 384, n_batch: 384, n_ubatch: 384, n_threads: 1, n_gpu_layers: 0,
    embeddings: true, pooling_type: "last",
  });
  const margin = (row) => {
    const length = Math.sqrt(row.reduce((sum, x, i) => sum + (x / head.gain[i]) ** 2, 0));
    const scale = Math.sqrt(row.length) / length;
    return row.reduce((sum, x, i) => sum + x * scale * head.weight[i], head.bias);
  };
  return {
    lastMarksOnly: true,
    threads: 1,
    prepare() {},
    async score(workload) {
      const margins = [];
      // Of several inputs in one call it gives back the first.
      for (const { tokens } of workload.sequences) {
        const { data } = await engine.createEmbedding({ input: [tokens] });
        margins.push(margin(data[0].embedding));
      }
      return margins;
    },
  };
};
