// The files that this page carries inside, where its scripts and its program look for them: an address by name.
//
// Each lies in a `<script data-file=NAME type=TYPE>`, which no browser runs, in base64. Addresses hold their files
// (`data:`): those of blobs are refused to a worker of a page that was opened from disk.
globalThis.surefootInside = (() => {
  const carried = [...document.querySelectorAll("script[data-file]")];
  const inside = Object.fromEntries(carried.map((script) => {
    const { type, textContent } = script;
    script.remove();
    return [script.dataset.file, `data:${type};base64,${textContent}`];
  }));
  inside["app_bg.wasm"] = unpack(inside["app_bg.wasm"]);
  const worker = document.getElementById("worker");
  inside["worker_start.js"] = URL.createObjectURL(new Blob([worker.textContent], { type: "text/javascript" }));
  worker.remove();
  return inside;
})();
document.documentElement.dataset.offline = "inside";
