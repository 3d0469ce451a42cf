// Writes a bundle as one page that works opened from disk: `node single-file.mjs DIR OUT`.
//
// The page is the bundle's own index.html with its styles, fonts, icon and scripts written into it, and with the files
// that its program asks for (inside.js). Whatever index.html names and this does not know is an error: nothing may be
// left that the page would look for beside itself.
import { createHash } from "node:crypto";
import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [dir, out] = process.argv.slice(2);

/** What the page's program asks for by name, and as what. */
const CARRIED = {
  "bank.json": "application/json",
  "exercises.json": "application/json",
  "models/algebra-prm.gguf": "application/octet-stream",
  "models/algebra-prm.json": "application/json",
  "models/real-work.json": "application/json",
  "models/algebra-drafter.json": "application/json",
};
/** The same where the bundle has it: without it the tutor says that it cannot draft. */
const PERHAPS = "models/algebra-drafter.gguf";
if (await access(join(dir, PERHAPS)).then(() => true, () => false)) CARRIED[PERHAPS] = "application/octet-stream";
/** What index.html names: kept in the page, or of no use to one without a server. */
const SCRIPTS = ["app.js", "start.js"];
const LEFT_OUT = { link: ["preload", "manifest", "apple-touch-icon"], script: ["offline.js"] };

const text = (name) => readFile(join(dir, name), "utf8");
const own = (name) => readFile(new URL(name, import.meta.url), "utf8");
const base64 = async (name) => (await readFile(join(dir, name))).toString("base64");
const packed = async (name) => gzipSync(await readFile(join(dir, name)), { level: 9 }).toString("base64");
const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
const unknown = (tag) => { throw new Error(`${dir}/index.html: no rule for ${tag}`); };

/** `text` with every match replaced by what `make(match, group)` resolves to. */
async function replaced(text, pattern, make) {
  const made = await Promise.all(Array.from(text.matchAll(pattern), ([match, group]) => make(match, group)));
  return text.replaceAll(pattern, () => made.shift());
}

/** `text` with its one match replaced. */
function swapped(text, pattern, made) {
  if (text.split(pattern).length !== 2) throw new Error(`${dir}: wanted one ${pattern}`);
  return text.replace(pattern, () => made);
}

/** A script element; an end tag within its text would end it early. */
function script(attributes, text) {
  if (/<\/script|<!--/i.test(text)) throw new Error(`a script holds markup: ${text.slice(0, 60)}`);
  return `<script${attributes}>${text}</script>`;
}

const sheets = [];
let page = await text("index.html");
page = await replaced(page, /\s*<link\b[^>]*>/g, async (tag) => {
  const [rel, href] = [attribute(tag, "rel"), attribute(tag, "href")];
  if (rel === "icon") return `\n  <link rel="icon" href="data:image/svg+xml;base64,${await base64(href)}">`;
  if (rel === "stylesheet") sheets.push(text(href));
  else if (!LEFT_OUT.link.includes(rel)) unknown(tag);
  return "";
});
page = await replaced(page, /\s*<script\b[^>]*><\/script>/g, async (tag) => {
  const name = attribute(tag, "src")?.replace(/^\.\//, "");
  return SCRIPTS.includes(name) || LEFT_OUT.script.includes(name) ? "" : unknown(tag);
});
const style = await replaced((await Promise.all(sheets)).join("\n"), /url\("([^"]*)"\)/g, async (_, name) =>
  `url("data:font/woff2;base64,${await base64(name)}")`);

const unpack = await own("unpack.js");
const program = `data:application/gzip;base64,${await packed("worker_bg.wasm")}`;
const start = swapped(await text("worker_start.js"), '"./worker_bg.wasm"', 'unpack(surefootInside["worker_bg.wasm"])');
const work = swapped(start, 'importScripts("./worker.js");', await text("worker.js"));
// A worker may not ask for its own script, so that its executors' is made of a function's text.
const worker = `${unpack}
function work() {
${work}
}
globalThis.surefootInside = {
  "worker_bg.wasm": "${program}",
  "worker_start.js": URL.createObjectURL(new Blob([\`(\${work})();\`], { type: "text/javascript" })),
};
work();
`;
const carry = async (name, type, content) => script(` type="${type}" data-file="${name}"`, await content);
const scripts = [unpack, await own("inside.js"), ...(await Promise.all(SCRIPTS.map(text)))];
const body = [
  ...(await Promise.all(Object.entries(CARRIED).map(([name, type]) => carry(name, type, base64(name))))),
  await carry("app_bg.wasm", "application/gzip", packed("app_bg.wasm")),
  script(' type="text/plain" id="worker"', worker),
  ...scripts.map((text) => script("", text)),
];

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "worker-src blob:",
  "connect-src data:",
  "font-src data:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
];
page = swapped(page, /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/, policy.join("; "));
page = swapped(page, "</head>", `  <style>${style}</style>\n</head>`);
page = swapped(page, "</body>", `${body.join("\n")}\n</body>`);
await writeFile(out, page);
console.error(`xtask: ${out}: ${page.length >> 10} KiB`);
