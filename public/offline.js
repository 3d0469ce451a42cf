// The page's end of the service worker: asks the browser to keep this build on this device, and writes what came of it
// on the root element, where the page's program reads it (src/app/offline.rs):
//
//   data-offline  "ready": kept, works without a network; "unable": no service worker here; "denied": the browser
//                 refused; "full": no room; "broken": it could not be fetched whole
//   data-update   "ready": a newer build is on this device and waits to be asked for
(() => {
  const tell = (name, value) => {
    document.documentElement.dataset[name] = value;
    dispatchEvent(new Event("surefoot-offline"));
  };
  const container = navigator.serviceWorker;
  if (!container) return tell("offline", "unable");

  const { content: build } = document.querySelector("meta[name=surefoot-build]");
  let why = "broken";
  container.addEventListener("message", ({ data }) => {
    // A page runs on one build to its end: if another one answers for its files, it starts again.
    if (data.build && data.build !== build) location.reload();
    if (data.notInstalled === "QuotaExceededError") why = "full";
    // The news that there is no service worker may have come before the reason.
    if (document.documentElement.dataset.offline === "broken") tell("offline", why);
  });
  const ask = () => container.controller?.postMessage("which build?");
  container.addEventListener("controllerchange", ask);
  ask();

  const watch = (registration) => {
    const settled = (worker) => {
      if (registration.active) tell("offline", "ready");
      else if (worker?.state === "redundant") tell("offline", why);
      if (registration.active && registration.waiting) tell("update", "ready");
    };
    const follow = (worker) => worker?.addEventListener("statechange", () => settled(worker));
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    settled();
    addEventListener("surefoot-update", () => registration.waiting?.postMessage("take over"));
  };
  container.register("./service-worker.js", { updateViaCache: "none" }).then(watch, () => tell("offline", "denied"));
})();
