// Writes the service worker of a bundle: `node offline.mjs DIR`.
//
// The build's id is made of its files' hashes, so that a bundle with the same files has the same id, and one changed
// byte makes another build.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isCompressed } from "./compress.mjs";

const WORKER = "service-worker.js";
/** The bundle once more, in one file: for taking along, not for keeping. */
const SINGLE = "surefoot.html";
/** Kept once the page has asked for it, not before: few readers ever do. */
const LATER = ["models/algebra-orm.gguf", "models/algebra-drafter.gguf"];

/** Every file in `dir` that the page may ask for, as `[name, bytes]`, by name. */
export async function filesOf(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = paths.map((path) => path.slice(join(dir, "/").length).replaceAll("\\", "/"));
  const wanted = names.filter((name) => name !== WORKER && name !== SINGLE && !isCompressed(name)).sort();
  return Promise.all(wanted.map(async (name) => [name, await readFile(join(dir, name))]));
}

/** Writes the service worker for the files in `dir`, and returns the build it vouches for: `{ id, files, later }`. */
export async function writeServiceWorker(dir) {
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const hashes = async () => {
    // Servers answer for the folder; some send a request for index.html elsewhere.
    const entries = (await filesOf(dir)).map(([name, bytes]) => [name === "index.html" ? "./" : name, sha256(bytes)]);
    return Object.fromEntries(entries);
  };
  await nameBuild(dir, "");
  const id = sha256(JSON.stringify(await hashes())).slice(0, 16);
  await nameBuild(dir, id);
  const build = { id, files: await hashes(), later: LATER };
  const program = await readFile(new URL(`../../public/${WORKER}`, import.meta.url), "utf8");
  await writeFile(join(dir, WORKER), `const BUILD = ${JSON.stringify(build, null, 2)};\n\n${program}`);
  return build;
}

/** Writes into the page which build it is of. */
async function nameBuild(dir, id) {
  const path = join(dir, "index.html");
  const page = await readFile(path, "utf8");
  const named = page.replace(/(?<=<meta name="surefoot-build" content=")[^"]*/, id);
  if (id && named === page) throw new Error(`${path} has no <meta name="surefoot-build">`);
  await writeFile(path, named);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { id, files } = await writeServiceWorker(process.argv[2]);
  console.error(`xtask: build ${id}, ${Object.keys(files).length} files to keep`);
}
