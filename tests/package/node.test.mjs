// The package in Node, as somebody who installed it has it: the same JSON as the command-line tool's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { MODEL, assertSame, root, toolReview } from "./tool.mjs";

/** A folder with the package among its modules, and none of the project's files. */
let folder;
let surefoot;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "surefoot-package-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(join(root, "packages/surefoot"), join(folder, "node_modules/surefoot"));
  await writeFile(join(folder, "own.mjs"), 'export * from "surefoot";\n');
  surefoot = await import(pathToFileURL(join(folder, "own.mjs")));
});

after(() => rm(folder, { recursive: true, force: true }));

/** What a script says that stands in the folder, with the package in a process of its own. */
const said = (script) =>
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });

const OWN = [
  "",
  "No mathematics here.",
  "2x + 3 = 11\n2x = 8\nx = 4",
  "Löse 3(x − 2) = x + 4.\n3x − 2 = x + 4\n2x = 6\nx = 3\nAntwort: x = 3",
  "Solve x^2 = 9.\n\nSolution 1\nx = 3\n\nSolution 2\nx = ±3",
  "$$\\frac{x}{2} + 1 \\le 4 \\implies x \\le 6$$",
  "Solve 4x - 7 = 2x + 5 😀\n4x = 2x + 12\n2x = 12 because we subtract 2x\nx = 6\nCheck: 4*6 - 7 = 17, 2*6 + 5 = 17",
  "x + 1 = 2\nx = \ud800",
];

test("a file that is no model is refused, and the next attempt goes on", async () => {
  await assert.rejects(surefoot.load({ model: new Uint8Array(64) }), /GGUF/);
  await assert.rejects(surefoot.load({ program: join(folder, "missing.wasm") }), /ENOENT/);
  await surefoot.load({ model: await readFile(MODEL) });
});

test("reviews are the tool's", async (t) => {
  const pastes = join(root, "tests/data/pastes");
  const files = (await readdir(pastes)).filter((name) => name.endsWith(".txt"));
  const texts = [...OWN, ...(await Promise.all(files.map((name) => readFile(join(pastes, name), "utf8"))))];
  assert.ok(files.length > 10);
  // All at once: they queue up.
  const found = await Promise.all(texts.map((text) => surefoot.review(text)));
  const apart = texts.map((text, i) => assertSame(found[i], toolReview(text), text));
  t.diagnostic(`${texts.length} texts, scores at most ${Math.max(...apart).toExponential(1)} apart`);
  const marks = new Set(found.flatMap(({ solutions }) => solutions.flatMap(({ steps }) => steps.map((step) => step.mark))));
  for (const mark of ["sound", "unsound", "carried"]) assert.ok(marks.has(mark), mark);
});

test("sentences come in the language asked for", async () => {
  for (const sentences of ["en", "de"]) {
    const found = await surefoot.review(OWN[3], { sentences });
    assertSame(found, toolReview(OWN[3], { sentences }), sentences);
    assert.ok(found.summary && found.solutions[0].steps.every((step) => step.why), sentences);
  }
  await assert.rejects(surefoot.review("x = 1", { sentences: "tlh" }), /tlh/);
  await assert.rejects(surefoot.review(42), TypeError);
});

test("without a model algebra judges alone", () => {
  const script = `import { load, review } from "surefoot"; await load({ model: null });
    console.log(JSON.stringify(await review(${JSON.stringify(OWN[3])})));`;
  assert.deepEqual(JSON.parse(said(script)), toolReview(OWN[3], { model: null, folder }));
});

test("the package has the version of the project", async () => {
  const { version } = JSON.parse(await readFile(join(root, "packages/surefoot/package.json"), "utf8"));
  assert.ok((await readFile(join(root, "Cargo.toml"), "utf8")).includes(`\nversion = "${version}"\n`));
});
