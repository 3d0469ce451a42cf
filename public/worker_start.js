// Starts the worker's program. A classic script: a page opened from disk can start no other.
importScripts("./worker.js");
// A rejection would stay unheard; an error reaches the page.
wasm_bindgen({ module_or_path: "./worker_bg.wasm" }).catch(reportError);
