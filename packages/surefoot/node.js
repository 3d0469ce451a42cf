// The package in Node: files are read from disk, other addresses fetched.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readWith } from "./reviewer.js";

/** What WebAssembly's streaming compiler asks for; nobody else looks. */
const AS_PROGRAM = { headers: { "content-type": "application/wasm" } };

readWith(async (address) => {
  const path = String(address).startsWith("file:") ? fileURLToPath(address) : address;
  if (typeof path !== "string" || /^https?:/.test(path)) return answered(await fetch(path));
  return new Response(await readFile(path), AS_PROGRAM);
});

function answered(response) {
  if (!response.ok) throw new Error(`surefoot: ${response.url}: ${response.status} ${response.statusText}`);
  return response;
}

export { load, review } from "./reviewer.js";
