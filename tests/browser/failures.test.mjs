// What can go wrong underneath: no model, a broken model, a GPU that goes away. Exact checking goes on, in clear words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, ON_CPU, assertFaultless, check, compare, bank, engineNow, engineOf, testIn, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";
const MODEL = /\.gguf$/;

/** Answers to the request for the model that a page must survive. */
const BROKEN = {
  "that is not there": () => ({ status: 404, bytes: Buffer.from("not found") }),
  "cut short": (bytes) => ({ status: 200, bytes: bytes.subarray(0, bytes.length >> 1) }),
  "that is a web page": () => ({ status: 200, bytes: Buffer.from("<!doctype html><title>Log in</title>") }),
  "that lies about its sizes": (bytes) => {
    const lying = Buffer.from(bytes);
    lying.writeBigUInt64LE(0xffff_ffff_ffffn, 8);
    return { status: 200, bytes: lying };
  },
  "that is empty": () => ({ status: 200, bytes: Buffer.alloc(0) }),
};

for (const [name, answer] of Object.entries(BROKEN)) {
  testIn(ON_CPU, `a model ${name}`, async (browser) => {
    let broken = true;
    const alter = (path, bytes) => (broken && MODEL.test(path) ? answer(bytes) : { status: 200, bytes });
    await withBrowser(browser, async ({ open }) => {
      const page = await open("/#check");
      await page.locator("[data-testid=engine][data-state=failed]").waitFor();
      assert.match(await page.getByTestId("engine").innerText(), /model/i);
      const [card] = await check(page, SLIP);
      assert.equal(card.marks[0], "unsound", "the exact check goes on");
      assert.equal(card.clean, false);
      assert.equal(await page.getByTestId("paste").inputValue(), SLIP);
      broken = false;
      await page.getByTestId("retry").click();
      assert.equal(await engineOf(page), "cpu");
      // The browser itself reports an answer of 404; the page adds nothing to that.
      page.faults = page.faults.filter((fault) => !/404/.test(fault));
      assertFaultless(page);
    }, alter);
  });
}

test("a broken model is told of in German, to a reader of German", async () => {
  const alter = (path, bytes) => (MODEL.test(path) ? BROKEN["that is a web page"](bytes) : { status: 200, bytes });
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { locale: "de-DE" });
    await page.locator("[data-testid=engine][data-state=failed]").waitFor();
    const said = await page.getByTestId("engine").getAttribute("title");
    assert.match(said, /Die Datei des Modells ist nicht zu gebrauchen: sie ist keine GGUF-Datei/);
    assert.doesNotMatch(said, /\b(the|it|is|not|file)\b/, "no English within the German sentence");
    assertFaultless(page);
  }, alter);
});

test("a GPU that goes away: the CPU takes over and the page says so", async () => {
  await withBrowser(BROWSERS[0], async ({ open, browser }) => {
    const page = await open("/");
    assert.equal(await engineOf(page), "gpu");
    const before = await compare(page, bank[0]);
    const session = await browser.newBrowserCDPSession();
    await session.send("Browser.crashGpuProcess");
    await compare(page, bank[1]);
    await page.locator("[data-testid=engine][data-device=cpu]").waitFor({ state: "attached" });
    assert.deepEqual(await compare(page, bank[0]), before);
    assert.match(await engineNow(page), /went away|lost/i);
  });
});

/** Faults of a GPU, put before the worker's program; the engine that is left, and what the page says of it. */
const FAULTY = {
  "that computes wrongly": {
    fault: () => {
      const create = GPUDevice.prototype.createShaderModule;
      GPUDevice.prototype.createShaderModule = function (wanted) {
        return create.call(this, { ...wanted, code: wanted.code.replaceAll("inverseSqrt(", "1.01 * inverseSqrt(") });
      };
    },
    device: "cpu",
    said: /differ|wrong|test/i,
  },
  "without room for the model": {
    fault: () => {
      const create = GPUDevice.prototype.createBuffer;
      GPUDevice.prototype.createBuffer = function (wanted) {
        const isWeights = /ffn_down/.test(wanted.label);
        return create.call(this, isWeights ? { ...wanted, size: 2 ** 50 } : wanted);
      };
    },
    device: "cpu",
    said: /GPU/,
  },
  "with the limits that all have": {
    fault: () => {
      const request = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = function () {
        return request.call(this);
      };
    },
    device: "gpu",
    said: /GPU|WebGPU/,
  },
};

for (const [name, { fault, device, said }] of Object.entries(FAULTY)) {
  test(`a GPU ${name}`, async () => {
    const alter = (path, bytes) => {
      const isStart = path.endsWith("/worker_start.js");
      return { status: 200, bytes: isStart ? Buffer.concat([Buffer.from(`(${fault})();\n`), bytes]) : bytes };
    };
    let wanted;
    await withBrowser(BROWSERS[1], async ({ open }) => {
      wanted = await compare(await open("/"), bank[0]);
    });
    await withBrowser(BROWSERS[0], async ({ open }) => {
      const page = await open("/");
      assert.equal(await engineOf(page), device);
      assert.match(await engineNow(page), said);
      assert.deepEqual(await compare(page, bank[0]), wanted);
      assertFaultless(page);
    }, alter);
  });
}

test("asked for the CPU, the page uses it", async () => {
  await withBrowser(BROWSERS[0], async ({ open }) => {
    const page = await open("/?engine=cpu");
    assert.equal(await engineOf(page), "cpu");
    assertFaultless(page);
  });
});
