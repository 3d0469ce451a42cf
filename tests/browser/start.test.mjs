// The start: the page is of use before its model is there, and the bundle stays small enough to be there soon.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { filesOf } from "../../xtask/node/offline.mjs";
import { BROWSERS, assertFaultless, cards, check, dist, engineOf, settled, withBrowser } from "./harness.mjs";

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

test("weights go to the GPU while the end of the file is still on its way", { timeout: 600_000 }, async () => {
  let begin;
  const begun = new Promise((resolve) => { begin = resolve; });
  let released = false;
  const N_BYTES_HELD = 2000;
  const watch = () => {
    const channel = new BroadcastChannel("written");
    const write = GPUQueue.prototype.writeBuffer;
    GPUQueue.prototype.writeBuffer = function (buffer, ...rest) {
      channel.postMessage(buffer.label);
      return write.call(this, buffer, ...rest);
    };
  };
  const alter = (path, bytes) => {
    if (path.endsWith("/worker_start.js")) return { status: 200, bytes: Buffer.concat([Buffer.from(`(${watch})();\n`), bytes]) };
    if (!path.endsWith(".gguf")) return { status: 200, bytes };
    const parts = async function* () {
      await begun;
      let sent = bytes.length - N_BYTES_HELD;
      yield bytes.subarray(0, sent);
      // Byte by byte, for as long as it takes the GPU to open.
      for (; !released && sent < bytes.length; sent += 1) {
        await sleep(100);
        yield bytes.subarray(sent, sent + 1);
      }
      yield bytes.subarray(sent);
    };
    return { status: 200, bytes, parts: parts() };
  };
  await withBrowser(BROWSERS[0], async ({ open }) => {
    const page = await open("/#check");
    await page.evaluate(() => {
      window.written = new Set();
      window.channel = new BroadcastChannel("written");
      channel.onmessage = ({ data }) => written.add(data);
    });
    begin();
    await page.waitForFunction(() => [0, 1, 2, 3, 4, 5].every((layer) => written.has(`blk.${layer}.ffn_down.weight`)), undefined, { timeout: 240_000 });
    assert.equal(await page.getByTestId("engine").getAttribute("data-state"), "downloading");
    released = true;
    assert.equal(await engineOf(page), "gpu");
    const [card] = await check(page, SLIP);
    assert.deepEqual(card.marks, ["unsound", "carried"]);
    assertFaultless(page);
  }, alter);
});

/** Kilobytes over the wire, of the files that `counts` says yes to. */
const BUDGETS = [
  { what: "the page's program", counts: (name) => name === "app_bg.wasm", kb: 700 },
  { what: "the worker's program", counts: (name) => name === "worker_bg.wasm", kb: 1700 },
  { what: "all but the models", counts: (name) => !name.endsWith(".gguf"), kb: 2600 },
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
