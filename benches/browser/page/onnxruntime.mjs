// onnxruntime-web on the graph that training/peers.py writes.
import * as ort from "./onnxruntime-web/ort.all.bundle.min.mjs";

/** Most sequences a run: more only make padding. */
const BATCH = 8;

/** `provider` is "wasm" or "webgpu"; `file` the graph. Threads need a page that is cross-origin isolated. */
export const onnxruntime = (provider, file) => async () => {
  ort.env.wasm.wasmPaths = new URL("./onnxruntime-web/", import.meta.url).href;
  ort.env.wasm.numThreads = globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  ort.env.logLevel = "error";
  const bytes = new Uint8Array(await (await fetch(`./${file}`)).arrayBuffer());
  const session = await ort.InferenceSession.create(bytes, { executionProviders: [provider], graphOptimizationLevel: "all" });
  const taken = new Map();
  /** One tensor for every `BATCH` sequences, padded at the right: attention is causal. */
  const tensors = (workload) => {
    if (taken.has(workload)) return taken.get(workload);
    const parts = [];
    for (let start = 0; start < workload.sequences.length; start += BATCH) {
      const part = workload.sequences.slice(start, start + BATCH);
      const length = Math.max(...part.map((sequence) => sequence.tokens.length));
      const tokens = new BigInt64Array(part.length * length);
      part.forEach((sequence, row) => sequence.tokens.forEach((token, i) => { tokens[row * length + i] = BigInt(token); }));
      parts.push({ part, length, tokens: new ort.Tensor("int64", tokens, [part.length, length]) });
    }
    taken.set(workload, parts);
    return parts;
  };
  return {
    threads: ort.env.wasm.numThreads,
    prepare: tensors,
    async score(workload) {
      const found = [];
      for (const { part, length, tokens } of tensors(workload)) {
        const { margins } = await session.run({ tokens });
        const all = await margins.getData();
        part.forEach((sequence, row) => sequence.marks.forEach((mark) => found.push(all[row * length + mark])));
      }
      return found;
    },
  };
};
