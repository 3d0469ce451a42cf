// The start: the page is of use before its model is there, and the bundle stays small enough to be there soon.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { filesOf } from "../../xtask/node/offline.mjs";
import { serve } from "../../xtask/node/serve.mjs";
import { BROWSERS, asText, assertFaultless, cards, check, dist, engineOf, figures, settled, withBrowser } from "./harness.mjs";

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
    await asText(page);
    await page.getByTestId("paste").fill(SLIP);
    await page.locator("[data-testid=step][data-mark=unsound]").waitFor();
    assert.notEqual(await page.getByTestId("engine").getAttribute("data-state"), "running");
    await figures(page);
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

/** The programs' sizes as they lie in the bundle to be sent, in kilobytes. */
const BUDGETS = { "app_bg.wasm": 530, "worker_bg.wasm": 2105 };

test("the programs keep to their budgets", async (t) => {
  for (const [name, kb] of Object.entries(BUDGETS)) {
    const found = Math.ceil((await readFile(join(dist, `${name}.br`))).length / 1000);
    t.diagnostic(`${name}: ${found} kB of ${kb}, Brotli`);
    assert.ok(found <= kb, `${name}: ${found} kB, at most ${kb}`);
  }
});

/** Kilobytes of a first visit that go over the wire, without the model: until the page can be used, and in all. */
const INTERACTIVE_KB = 700;
const VISIT_KB = 2850;

test("a first visit is small over the wire", async (t) => {
  await withBrowser(BROWSERS[1], async ({ open, server }) => {
    const sent = [];
    server.on("sent", (path, n) => sent.push([path, n]));
    const kb = (counts) => Math.ceil(sent.filter(counts).reduce((sum, [, n]) => sum + n, 0) / 1000);
    const page = await open("/#check");
    await asText(page);
    await page.evaluate(() => document.fonts.ready);
    // Without what is fetched beside the page, for later.
    const isPage = ([path]) => !/worker|gguf|icon|bank|models/.test(path);
    const interactive = kb(isPage);
    await page.getByTestId("offline").filter({ hasText: /works without a network/ }).waitFor({ timeout: 60_000 });
    await engineOf(page);
    const all = kb(([path]) => !path.endsWith(".gguf"));
    t.diagnostic(`${interactive} kB until the page can be used, ${all} kB in all: ${JSON.stringify(sent)}`);
    assert.ok(interactive > 100 && interactive <= INTERACTIVE_KB, `${interactive} kB, at most ${INTERACTIVE_KB}`);
    assert.ok(all > interactive && all <= VISIT_KB, `${all} kB, at most ${VISIT_KB}`);
    const models = sent.filter(([path, n]) => path.endsWith(".gguf") && n > 0).map(([path]) => path);
    assert.deepEqual(models, ["/models/algebra-prm.gguf"], "one model, once");
    assertFaultless(page);
  });
});

test("the server sends what the browser takes, and nothing where it has the file", async () => {
  const server = await serve(dist, 0);
  try {
    const at = `http://localhost:${server.address().port}/`;
    const plain = Object.fromEntries(await filesOf(dist));
    for (const [accepted, encoding, unpack] of [
      ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
      ["gzip", "gzip", gunzipSync],
      ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
      ["identity", null, (bytes) => bytes],
    ]) {
      const { status, headers, body } = await request(`${at}app_bg.wasm`, { "accept-encoding": accepted });
      assert.deepEqual([status, headers["content-encoding"] ?? null, headers.vary], [200, encoding, "accept-encoding"], accepted);
      assert.ok(unpack(body).equals(plain["app_bg.wasm"]), accepted);
      const again = await request(`${at}app_bg.wasm`, { "accept-encoding": accepted, "if-none-match": headers.etag });
      assert.deepEqual([again.status, again.body.length], [304, 0], accepted);
    }
    assert.equal((await request(`${at}models/algebra-prm.gguf`, { "accept-encoding": "br" })).headers["content-encoding"], undefined);
    assert.equal((await request(`${at}app_bg.wasm.br`, {})).headers["content-type"], "application/octet-stream");
  } finally {
    server.close();
  }
});

/** One request, its answer's body as it came over the wire. */
function request(url, headers) {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).once("error", reject);
  });
}
