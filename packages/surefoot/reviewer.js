// Both witnesses on a text: an exact checker and a process reward model, as `surefoot review --json` has them.
//
// Program and model lie beside this file. Where they lie elsewhere, as behind most bundlers, `load` is told first.
import init, { Reviewer } from "./program.js";

const files = { program: new URL("./surefoot.wasm", import.meta.url), model: new URL("./algebra-prm.gguf", import.meta.url) };

/** From an address to a Response. */
let readAddress = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`surefoot: ${address}: ${response.status} ${response.statusText}`);
  return response;
};

/** Has addresses read by another function. */
export function readWith(read) {
  readAddress = read;
}

/** The one reviewer, once somebody asked for it; a promise. */
let reviewer;
/** The end of the queue: the program takes one text at a time. */
let last = Promise.resolve();

/** Fetches program and model now, or from elsewhere. What is loaded stays; after a failure the next call tries again. */
export function load(options = {}) {
  if (!reviewer) {
    const started = start({ ...files, ...given(options) });
    reviewer = started;
    started.catch(() => { if (reviewer === started) reviewer = undefined; });
  }
  return reviewer.then(() => undefined);
}

async function start({ program, model }) {
  const [module_or_path, file] = await Promise.all([
    isAddress(program) ? readAddress(program) : program,
    isAddress(model) ? readAddress(model) : model,
  ]);
  await init({ module_or_path });
  return new Reviewer(file ? await bytesOf(file) : undefined);
}

const isAddress = (source) => typeof source === "string" || source instanceof URL;

const bytesOf = async (source) => new Uint8Array(source instanceof Response ? await source.arrayBuffer() : source);

const given = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** The review of a text, as an object. */
export function review(text, { sentences } = {}) {
  if (typeof text !== "string") return Promise.reject(new TypeError("surefoot: the text is no string"));
  const found = Promise.all([load(), last]).then(async () => JSON.parse(await (await reviewer).review(text, sentences)));
  last = found.catch(() => undefined);
  return found;
}
