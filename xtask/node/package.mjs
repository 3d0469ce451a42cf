// The package for other people's pages: `node package.mjs`, once program.js and surefoot.wasm lie in packages/surefoot/built.
//
// Writes beside them what the package's scripts import (its sheet, its sentences), the scripts themselves, the model, and
// the element once more as one classic script, for pages that take no modules.
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "packages/surefoot");
const built = join(source, "built");
const { build } = createRequire(join(root, ".tools/node/"))("esbuild");

/** The sentences of the catalogue that the element says: whole sections, or single keys. */
const SAID = [
  "mark.", "role.", "element.", "page.check", "check.title", "check.hint", "check.reading", "rows.placeholder", "solution.name",
];

await mkdir(built, { recursive: true });
for (const file of (await readdir(source)).filter((name) => /\.(js|d\.ts)$/.test(name))) {
  await copyFile(join(source, file), join(built, file));
}
await copyFile(join(root, "public/models/algebra-prm.gguf"), join(built, "algebra-prm.gguf"));
await writeFile(join(built, "style.js"), `export const STYLE = ${JSON.stringify(await readFile(join(source, "element.css"), "utf8"))};\n`);
await writeFile(join(built, "words.js"), `export const WORDS = ${JSON.stringify(await words())};\n`);

// Where a script lies it knows by itself as a module only.
const here = { banner: { js: "var surefootScript = globalThis.document?.currentScript?.src || location.href;" }, define: { "import.meta.url": "surefootScript" } };
for (const [entry, name] of [["element.js", "surefoot-check.js"], ["worker.js", "surefoot-worker.js"]]) {
  await build({
    entryPoints: [join(built, entry)], outfile: join(built, name), bundle: true, format: "iife", target: "es2022", minify: true,
    legalComments: "none", logLevel: "warning", ...here,
  });
}

/** Language to key to sentence. */
async function words() {
  const folder = join(root, "src/words/languages");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".txt"));
  const languages = files.map(async (file) => {
    const lines = (await readFile(join(folder, file), "utf8")).split("\n").filter((line) => line.includes("=") && !line.startsWith("#"));
    const entries = lines.map((line) => line.split(/ = (.*)/s).slice(0, 2).map((part) => part.trim()));
    const said = entries.filter(([key]) => SAID.some((wanted) => (wanted.endsWith(".") ? key.startsWith(wanted) : key === wanted)));
    return [file.replace(".txt", ""), Object.fromEntries(said)];
  });
  return Object.fromEntries(await Promise.all(languages));
}
