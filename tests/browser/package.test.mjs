// The npm package in other people's pages: <surefoot-check> under a strict policy, and behind a bundler.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { assertSame, root, toolReview } from "../package/tool.mjs";
import { BROWSERS, assertFaultless, tools, withBrowser } from "./harness.mjs";

const WORK = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";
const built = join(root, "packages/surefoot/built");

/** A site whose pages are written by the tests; the package's folder lies in it as a teacher would put it there. */
let site;

before(async () => {
  site = await mkdtemp(join(tmpdir(), "surefoot-site-"));
  await symlink(built, join(site, "surefoot"));
  await mkdir(join(site, "node_modules"));
  await symlink(join(root, "packages/surefoot"), join(site, "node_modules/surefoot"));
});

after(() => rm(site, { recursive: true, force: true }));

/** What the README says that a policy must grant, and nothing else. */
const POLICY = { "default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'", "worker-src": "'self'" };
const MODULE = '<script type="module" src="surefoot/element.js"></script>';

/** Writes a page with this policy, and opens it. */
async function openPage(open, { policy = POLICY, script = MODULE, body }) {
  const granted = Object.entries(policy).map(([directive, sources]) => `${directive} ${sources}`).join("; ");
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${granted}"><title>A lesson</title>${script}`;
  await writeFile(join(site, "index.html"), `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>A lesson</h1>${body}</main></body></html>`);
  return open("/");
}

/** Presses the button, waits, and returns the marks and what is said of the whole. */
async function checked(page) {
  await page.locator("surefoot-check textarea").waitFor();
  await page.evaluate(() => {
    globalThis.told = new Promise((resolve) => document.addEventListener("surefoot-review", ({ detail }) => resolve(detail), { once: true }));
  });
  await page.locator("surefoot-check button").click();
  const review = await page.evaluate(() => globalThis.told);
  const marks = await page.locator("surefoot-check li[data-mark]").evaluateAll((rows) => rows.map((row) => row.dataset.mark));
  return { review, marks, status: await page.locator("surefoot-check .status").innerText() };
}

test("the element checks under a strict policy, in a worker", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await openPage(open, { body: `<surefoot-check>${WORK}</surefoot-check>` });
    const { review, marks, status } = await checked(page);
    assert.deepEqual(marks, ["unsound", "carried"]);
    assertSame(review, toolReview(WORK, { sentences: "en" }), WORK);
    assert.equal(status, review.summary);
    assert.equal(page.workers().length, 1);
    const rows = page.locator("surefoot-check li");
    assert.match(await rows.first().innerText(), /problem\s+2\(x - 3\) = x \+ 4/);
    assert.ok((await rows.nth(1).innerText()).includes(review.solutions[0].steps[0].why));
    // Its own sheet holds, constructed as it is.
    assert.equal(await rows.first().evaluate((row) => getComputedStyle(row).display), "grid");
    const axe = await readFile(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    // Keys do what the button does; text of a page is never markup.
    await page.locator("surefoot-check textarea").fill("x = 1\n<img src=x onerror=alert(1)> = 2");
    await page.keyboard.press("Control+Enter");
    await page.locator("surefoot-check li", { hasText: "<img" }).waitFor();
    assertFaultless(page);
  }, undefined, site);
});

test("as one classic script, in another language, where an editor leaves only a div", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const script = '<script defer src="surefoot/surefoot-check.js"></script>';
    const page = await openPage(open, { script, body: `<div class="surefoot-check" lang="de">${WORK}</div>` });
    const { review, marks, status } = await checked(page);
    assert.deepEqual(marks, ["unsound", "carried"]);
    assertSame(review, toolReview(WORK, { sentences: "de" }), WORK);
    assert.equal(status, review.summary);
    assert.equal(page.workers().length, 1);
    assertFaultless(page);
  }, undefined, site);
});

test("where the policy grants no worker the page checks by itself", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await openPage(open, { policy: { ...POLICY, "worker-src": "'none'" }, body: `<surefoot-check>${WORK}</surefoot-check>` });
    assert.deepEqual((await checked(page)).marks, ["unsound", "carried"]);
    assert.equal(page.workers().length, 0);
    assert.ok(page.faults.length > 0 && page.faults.every((fault) => fault.includes("worker-src")), page.faults.join("\n"));
  }, undefined, site);
});

test("where the policy grants no WebAssembly, or a file is missing, the element says so", async () => {
  const refused = { ...POLICY, "script-src": "'self'", "worker-src": "'none'" };
  for (const [policy, attributes, said] of [[refused, "", /unsafe-eval/], [POLICY, 'files="elsewhere"', /404/]]) {
    await withBrowser(BROWSERS[1], async ({ open }) => {
      const page = await openPage(open, { policy, body: `<surefoot-check ${attributes}>${WORK}</surefoot-check>` });
      await page.locator("surefoot-check button").click();
      const status = page.locator("surefoot-check .status").filter({ hasText: /could not check/ });
      await status.waitFor();
      assert.match(await status.innerText(), said);
      assert.ok(await page.locator("surefoot-check button").isEnabled());
    }, undefined, site);
  }
});

test("behind a bundler", async () => {
  const entry = `import { load, review } from "surefoot";
    import program from "surefoot/surefoot.wasm";
    import model from "surefoot/algebra-prm.gguf";
    globalThis.found = load({ program, model }).then(() => review(${JSON.stringify(WORK)}));`;
  await writeFile(join(site, "entry.js"), entry);
  const { build } = createRequire(tools)("esbuild");
  const { warnings } = await build({
    entryPoints: [join(site, "entry.js")], outdir: join(site, "bundle"), bundle: true, format: "esm", minify: true, logLevel: "silent",
    publicPath: "/bundle", loader: { ".wasm": "file", ".gguf": "file" },
  });
  assert.deepEqual(warnings, []);
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await openPage(open, { script: '<script type="module" src="bundle/entry.js"></script>', body: "" });
    assertSame(await page.evaluate(() => globalThis.found), toolReview(WORK), WORK);
    assertFaultless(page);
  }, undefined, site);
});

/** Kilobytes of program and scripts over the wire, as gzip; Brotli takes a third less, and minutes to find out. The model
 *  comes on top. */
const PACKAGE_KB = 2740;

test("the package keeps to its budget", async (t) => {
  const files = await Promise.all(["surefoot.wasm", "surefoot-check.js"].map((name) => readFile(join(built, name))));
  const kb = Math.ceil(files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0) / 1000);
  t.diagnostic(`${kb} kB of ${PACKAGE_KB}, gzip`);
  assert.ok(kb <= PACKAGE_KB, `${kb} kB, at most ${PACKAGE_KB}`);
});
