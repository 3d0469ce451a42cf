// Starts the worker's program. A classic script: a page opened from disk can start no other.
// A rejection would stay unheard; an error reaches whoever started the worker. First of all, so that it holds for what
// goes wrong while the program is loaded as well as for a panic in its middle.
addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
importScripts("./worker.js");
// The page's worker fetches its program; an executor is handed that one, compiled (src/worker/executors).
const program = () => "./worker_bg.wasm";
const handed = () => new Promise((resolve) => { onmessage = ({ data }) => resolve(data); });
wasm_bindgen({ module_or_path: name === "executor" ? handed() : program() });
