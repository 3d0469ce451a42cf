// A worker that cannot start, or ends in the middle: the page says so, keeps the text, and another one can be started.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, check, engineOf, put, settled, withBrowser, cards } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";
const TRAP = "x = 1234567";

/** Stands before the worker's program: text that holds TRAP ends it as a panic does, in a message or behind a promise. */
function trapped(trap, isLater) {
  addEventListener("message", ({ data }) => {
    if (!JSON.stringify(data).includes(trap)) return;
    const error = new WebAssembly.RuntimeError("unreachable");
    if (!isLater) throw error;
    Promise.reject(error);
  });
}

const before = (text, bytes) => Buffer.concat([Buffer.from(text), bytes]);
const isStart = (path) => path.endsWith("/worker_start.js");
const missing = () => ({ status: 404, bytes: Buffer.from("not found") });

/** What is wrong with the files that are served, and whether the worker starts nevertheless. */
const BROKEN = {
  "whose script is missing": { answer: (path) => isStart(path) && missing() },
  "whose program's script is missing": { answer: (path) => /\/worker\.js$/.test(path) && missing() },
  "whose program is missing": { answer: (path) => path.endsWith("/worker_bg.wasm") && missing() },
  "whose program is damaged": {
    answer: (path, bytes) => path.endsWith("/worker_bg.wasm") && { status: 200, bytes: bytes.subarray(0, bytes.length >> 1) },
  },
  "that throws as it starts": {
    answer: (path, bytes) => isStart(path) && { status: 200, bytes: before('throw new Error("broken");\n', bytes) },
  },
  "that panics in a message": {
    answer: (path, bytes) => isStart(path) && { status: 200, bytes: before(`(${trapped})(${JSON.stringify(TRAP)}, false);\n`, bytes) },
    starts: true,
  },
  "that panics behind a promise": {
    answer: (path, bytes) => isStart(path) && { status: 200, bytes: before(`(${trapped})(${JSON.stringify(TRAP)}, true);\n`, bytes) },
    starts: true,
  },
};

const SAID = {
  "en-GB": { gone: /has stopped.*What you typed is kept/s, label: /stopped/ },
  "de-DE": { gone: /ausgefallen.*Was du getippt hast, bleibt/s, label: /ausgefallen/ },
};

for (const [name, { answer, starts }] of Object.entries(BROKEN)) {
  for (const [locale, { gone, label }] of Object.entries(SAID)) {
    test(`a worker ${name}, ${locale}`, { timeout: 300_000 }, async () => {
      let isBroken = true;
      const alter = (path, bytes) => (isBroken && answer(path, bytes)) || { status: 200, bytes };
      await withBrowser(BROWSERS[1], async ({ open }) => {
        // Nothing of an earlier visit may stand in for what is broken.
        const page = await open("/#check", { locale, serviceWorkers: "block" });
        let text = SLIP;
        if (starts) {
          await engineOf(page);
          assert.deepEqual((await check(page, SLIP))[0].marks, ["unsound", "carried"]);
          text = `${SLIP}\n${TRAP}`;
        }
        await put(page, text);
        const told = page.getByTestId("worker-gone");
        await told.waitFor();
        assert.match(await told.innerText(), gone);
        assert.match(await page.getByTestId("engine").innerText(), label);
        // Typing on is possible, and no answer is waited for that cannot come.
        await put(page, `${text}\n`);
        await page.waitForTimeout(300);
        // What was said of the text before is hidden.
        await page.locator("[data-testid=summary][data-waiting=false]").waitFor({ state: "attached" });
        assert.equal(await page.getByTestId("paste").inputValue(), `${text}\n`);
        assert.equal(await page.getByTestId("step").count(), 0, "no marks of another text");
        assert.equal(await page.locator(".card.blank").count(), 0, "nothing looks as if it were on its way");
        isBroken = false;
        await page.getByTestId("restart").click();
        await engineOf(page);
        await settled(page);
        assert.equal(await told.count(), 0);
        assert.equal(await page.getByTestId("paste").inputValue(), `${text}\n`);
        assert.deepEqual((await cards(page))[0].marks.slice(0, 2), ["unsound", "carried"]);
      }, alter);
    });
  }
}

test("while the worker is on its way the page says so", async () => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const alter = async (path, bytes) => {
    if (path.endsWith("/worker_bg.wasm")) await released;
    return { status: 200, bytes };
  };
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await put(page, SLIP);
    await page.getByTestId("summary").filter({ hasText: /on its way/ }).waitFor();
    await page.evaluate(() => { location.hash = "#start"; });
    assert.match(await page.getByTestId("live-example").innerText(), /10 − 2\(x \+ 1\) = 2/, "the example is there to be read");
    await page.evaluate(() => { location.hash = "#check"; });
    release();
    await engineOf(page);
    await settled(page);
    assert.deepEqual((await cards(page))[0].marks, ["unsound", "carried"]);
  }, alter);
});
