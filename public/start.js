// Starts the page's program. A file of its own, so that the content security policy needs no inline script.
// A page that carries its files inside has the program there (xtask/node/inside.js).
(async () => {
  try {
    await wasm_bindgen({ module_or_path: globalThis.surefootInside?.["app_bg.wasm"] ?? "./app_bg.wasm" });
  } catch (error) {
    const note = document.createElement("p");
    note.className = "start-note";
    note.setAttribute("role", "alert");
    note.textContent =
      "Surefoot could not start. It needs a browser with WebAssembly SIMD: Chrome or Edge 91, Firefox 89, Safari 16.4, or newer. (" +
      error + ")";
    document.body.append(note);
  }
})();
