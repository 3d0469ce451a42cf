// Reviews in a worker, where the page may start one: not from another origin, and not against its policy. There the page
// reviews itself.
import { load, review } from "./reviewer.js";

/** One for the page: a promise of a function like `review`, once an element asked for it. */
let reviewing;

/** The review of `text`, by program and model in the folder at `home`; the first call decides where that is. */
export async function reviewBeside(home, text, sentences) {
  const files = { program: new URL("surefoot.wasm", home).href, model: new URL("algebra-prm.gguf", home).href };
  reviewing ??= inWorker(new URL("surefoot-worker.js", home), files).catch(() => here(files));
  return (await reviewing)(text, sentences);
}

const here = (files) => async (text, sentences) => {
  await load(files);
  return review(text, { sentences });
};

/** Rejects where no worker can be started. */
async function inWorker(script, files) {
  const worker = new Worker(script);
  const waiting = new Map();
  let id = 0;
  await new Promise((ready, refused) => {
    worker.addEventListener("message", ready, { once: true });
    worker.addEventListener("error", refused, { once: true });
  });
  worker.addEventListener("message", ({ data }) => {
    const { found, failed } = waiting.get(data.id);
    waiting.delete(data.id);
    if ("failure" in data) failed(new Error(data.failure));
    else found(data.found);
  });
  worker.addEventListener("error", (event) => {
    // Whatever it was in the middle of is lost; the next review starts another one.
    reviewing = undefined;
    worker.terminate();
    for (const { failed } of waiting.values()) failed(new Error(event.message));
  });
  return (text, sentences) =>
    new Promise((found, failed) => {
      id += 1;
      waiting.set(id, { found, failed });
      worker.postMessage({ id, files, text, sentences });
    });
}
