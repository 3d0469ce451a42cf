// The start: the page is of use before its model is there, and the bundle stays small enough to be there soon.
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { filesOf } from "../../xtask/node/offline.mjs";
import { BROWSERS, assertFaultless, cards, dist, engineOf, settled, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

test("the page reads and checks while the model is on its way", async () => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const alter = async (path, bytes) => {
    if (path.endsWith(".gguf")) await released;
    return { status: 200, bytes };
  };
  await withBrowser(BROWSERS[0], async ({ open }) => {
    const page = await open("/#check");
    await page.getByTestId("paste").fill(SLIP);
    await page.locator("[data-testid=step][data-mark=unsound]").waitFor();
    assert.notEqual(await page.getByTestId("engine").getAttribute("data-state"), "running");
    await page.evaluate(() => { location.hash = "#model"; });
    await page.getByTestId("figures").getByRole("table").first().waitFor();
    await page.evaluate(() => { location.hash = "#check"; });
    release();
    assert.equal(await engineOf(page), "gpu");
    await settled(page);
    assert.deepEqual((await cards(page))[0].marks, ["unsound", "carried"]);
    assertFaultless(page);
  }, alter);
});

/** Kilobytes over the wire, of the files that `counts` says yes to. */
const BUDGETS = [
  { what: "the page's program", counts: (name) => name === "app_bg.wasm", kb: 450 },
  { what: "the worker's program", counts: (name) => name === "worker_bg.wasm", kb: 1600 },
  { what: "all but the models", counts: (name) => !name.endsWith(".gguf"), kb: 2200 },
];

test("the bundle keeps to its budgets", async (t) => {
  const sizes = (await filesOf(dist)).map(([name, bytes]) => [name, brotliCompressSync(bytes).length]);
  for (const { what, counts, kb } of BUDGETS) {
    const counted = sizes.filter(([name]) => counts(name));
    const found = Math.ceil(counted.reduce((sum, [, size]) => sum + size, 0) / 1000);
    t.diagnostic(`${what}: ${found} kB of ${kb}, Brotli`);
    assert.ok(counted.length > 0 && found <= kb, `${what}: ${found} kB, at most ${kb}`);
  }
});
