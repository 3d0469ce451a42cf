// The worker behind <surefoot-check>: reviews without holding up the page. Built as one classic script.
import { load, review } from "./reviewer.js";

addEventListener("message", async ({ data: { id, files, text, sentences } }) => {
  try {
    await load(files);
    postMessage({ id, found: await review(text, { sentences }) });
  } catch (error) {
    postMessage({ id, failure: String(error?.message ?? error) });
  }
});
postMessage("ready");
