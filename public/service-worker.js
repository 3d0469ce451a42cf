// Keeps one build of Surefoot on this device, whole or not at all, and answers for its files.
//
// `cargo xtask dist` writes BUILD above this text: { id, files: { name: SHA-256 in hex }, later: [name] }, the page itself
// as "./". Files that are named in `later` are kept once they were asked for, the others from the start.
// A file is handed out only if it has the hash that its build wants, so that no page ever runs on two builds: one that
// was damaged or lost on this device is fetched again, and a download that broke off goes on where it ended. A newer
// build waits beside the older one until the reader asks for it or no page is open.

const PREFIX = `surefoot ${registration.scope} `;
const CACHE = PREFIX + BUILD.id;

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clear().then(() => clients.claim())));
addEventListener("message", ({ data, source }) => {
  if (data === "take over") skipWaiting();
  if (data === "which build?") source.postMessage({ build: BUILD.id });
});
addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  if (file) event.respondWith(answer(file, event));
});

/** The build's name of what is asked for; undefined where it is none of its files. */
function fileOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(registration.scope)) return undefined;
  const path = url.slice(registration.scope.length).split(/[?#]/)[0];
  const file = path === "" || path === "index.html" ? "./" : path;
  return Object.hasOwn(BUILD.files, file) ? file : undefined;
}

/** Puts every file into this build's cache. What is there already stays there, also when another one fails. */
async function fill() {
  try {
    const cache = await caches.open(CACHE);
    const older = await olderCaches();
    const results = await Promise.allSettled(Object.keys(BUILD.files).map((file) => keep(file, cache, older)));
    const failures = results.flatMap(({ status, reason }) => (status === "rejected" ? [reason] : []));
    // Where room runs out, other files fail in other ways.
    if (failures.length) throw failures.find(({ name }) => name === "QuotaExceededError") ?? failures[0];
  } catch (error) {
    // No event tells a page why its service worker was not installed.
    const pages = await clients.matchAll({ includeUncontrolled: true });
    for (const page of pages) page.postMessage({ notInstalled: error.name });
    throw error;
  }
}

async function keep(file, cache, older) {
  if (await isSound(await cache.match(file), file)) return;
  for (const name of older) {
    const same = await (await caches.open(name)).match(file);
    if (await isSound(same, file)) return cache.put(file, same);
  }
  if (!BUILD.later.includes(file)) await cache.put(file, await download(file));
}

async function olderCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function clear() {
  for (const name of await olderCaches()) await caches.delete(name);
}

/** The kept file if it is sound, else the server's, which then takes its place. */
async function answer(file, event) {
  const cache = await caches.open(CACHE).catch(() => undefined);
  const kept = await cache?.match(file).catch(() => undefined);
  // Passed on as it was kept: the browser stores the compiled program beside it.
  if (await isSound(kept, file)) return kept;
  try {
    const response = await download(file);
    // Where there is no room the page still gets its file.
    await cache?.put(file, response.clone()).catch(() => {});
    return response;
  } catch {
    // Not waited for: an answer that is still owed when another build takes over never comes.
    event.waitUntil(moveOn());
    return Response.error();
  }
}

/** The server's file, past the browser's own cache if that holds one of another build. */
async function download(file) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(file, { cache });
    if (await isSound(response, file)) return response;
  }
  throw new Error(`the server's ${file} is not of build ${BUILD.id}`);
}

/** This build cannot be made whole again: if the server has a newer one, that takes over as soon as it is whole. */
async function moveOn() {
  await registration.update().catch(() => {});
  (registration.waiting ?? registration.installing)?.postMessage("take over");
}

/** Whether this is the build's file to the last byte; one that ends early is not. */
async function isSound(response, file) {
  if (!response?.ok) return false;
  const bytes = await response.clone().arrayBuffer().catch(() => new ArrayBuffer(0));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === BUILD.files[file];
}
