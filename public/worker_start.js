// Starts the worker's program. A classic script: a page opened from disk can start no other.
importScripts("./worker.js");
wasm_bindgen({ module_or_path: "./worker_bg.wasm" });
