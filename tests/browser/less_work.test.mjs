// Less work: what was scored is not scored again, an edit costs what follows it, and a newer request ends an older pass.
//
// The worker is watched from outside its program: what it hears, what it says, where it pauses, and what it asks of the
// GPU, in the worker's own order. Nothing here is timed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, asText, assertFaultless, bank, engineOf, put, settled, withBrowser } from "./harness.mjs";

const [GPU, CPU] = BROWSERS;

const LINES = [
  "Solve 3(2x - 5) + 4 = 2(x + 7) - (x - 10)", "6x - 15 + 4 = 2(x + 7) - (x - 10)", "6x - 11 = 2(x + 7) - (x - 10)",
  "6x - 11 = 2x + 14 - (x - 10)", "6x - 11 = 2x + 14 - x + 10", "6x - 11 = x + 24", "5x - 11 = 24", "5x = 35", "x = 7",
];
const WHOLE = LINES.join("\n");
const EDITED = WHOLE.replace(/x = 7$/, "x = 5");

/** Stands before the worker's program and writes down what it does. */
function watch() {
  // Alone, so that a pass is long enough to be overtaken; executors.test.mjs is about executors.
  Object.defineProperty(navigator, "hardwareConcurrency", { value: 1 });
  const channel = new BroadcastChannel("watched");
  const note = (event) => channel.postMessage(event);
  addEventListener("message", ({ data }) => {
    const asked = data.Review ?? data.ReviewClass ?? data.Cancel;
    if (asked) note({ heard: asked.rev });
  });
  const say = self.postMessage;
  self.postMessage = function (message) {
    const said = message.Review;
    if (said) note({ said: said.rev, scored: said.review.judge !== "Pending" });
    return say.call(self, message);
  };
  // A pause is a message to itself (src/platform/web.rs).
  const Channel = self.MessageChannel;
  self.MessageChannel = class extends Channel {
    constructor() {
      super();
      note({ paused: true });
    }
  };
  if (!self.GPUComputePassEncoder) return;
  // Each layer turns its rows' queries and keys once, so that its workgroups count them.
  const { setPipeline, dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  let label;
  GPUComputePassEncoder.prototype.setPipeline = function (pipeline) {
    label = pipeline.label;
    return setPipeline.call(this, pipeline);
  };
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (x, y = 1, z = 1) {
    if (label === "rope_cache.wgsl") note({ layer: x * y * z });
    return dispatchWorkgroups.call(this, x, y, z);
  };
}

const alter = (path, bytes) => {
  const isStart = path.endsWith("/worker_start.js");
  return { status: 200, bytes: isStart ? Buffer.concat([Buffer.from(`(${watch})();\n`), bytes]) : bytes };
};

/** Opens Check, waits for the engine, and from there on keeps what was watched in `window.watched`. */
async function opened(open, device) {
  const page = await open("/#check");
  await page.evaluate(() => {
    window.watched = [];
    window.channel = new BroadcastChannel("watched");
    channel.onmessage = ({ data }) => { watched.push(data); window.onWatched?.(data); };
  });
  assert.equal(await engineOf(page), device);
  return page;
}

/** Puts `text` into Check and returns what was watched until it was scored. */
async function scored(page, text) {
  await page.evaluate(() => { watched.length = 0; });
  await put(page, text);
  await page.waitForFunction(() => watched.some(({ scored }) => scored), undefined, { timeout: 240_000 });
  await settled(page);
  return page.evaluate(() => watched);
}

const said = (events) => events.filter(({ said }) => said !== undefined);
const rows = (events) => events.reduce((sum, { layer = 0 }) => sum + layer, 0);

for (const browser of BROWSERS) {
  test(`what was scored is not scored again, ${browser.name}`, { timeout: 600_000 }, async () => {
    await withBrowser(browser, async ({ open }) => {
      const page = await opened(open, browser.device);
      const fresh = await scored(page, WHOLE);
      assert.deepEqual(said(fresh).map(({ scored }) => scored), [false, true], "algebra answers first, then the model");
      const edited = await scored(page, EDITED);
      assert.deepEqual(said(edited).map(({ scored }) => scored), [false, true]);
      const again = await scored(page, WHOLE);
      assert.deepEqual(said(again).map(({ scored }) => scored), [true], "what is known is said at once");
      const spaced = await scored(page, WHOLE.replaceAll("\n", "\n\n "));
      assert.deepEqual(said(spaced).map(({ scored }) => scored), [true], "spaces are no edit");
      assert.equal(rows(again) + rows(spaced), 0);
      if (browser.device === "gpu") {
        assert.ok(rows(edited) > 0 && 4 * rows(edited) <= rows(fresh), `${rows(edited)} of ${rows(fresh)} workgroups`);
      }
      assertFaultless(page);
    }, alter);
  });
}

/** Eight solutions that have nothing in common, for a pass that is long. `n` makes others of them. */
function longWork(n) {
  const solution = (i) => {
    const line = (k) => `${2 + i}x + ${k + n} = ${11 + i + k + n} + ${k}x - ${k}x`;
    return `Solution ${i + 1}:\n${Array.from({ length: 20 }, (_, k) => line(k + 7 * i)).join("\n")}`;
  };
  return Array.from({ length: 8 }, (_, i) => solution(i)).join("\n\n");
}

/**
 * Puts long work into Check and asks for something else at the first event that `isTime`, counted from the moment when
 * the long work's pass begins. Returns the two revisions and what was watched until the newer one was scored.
 */
async function overtaken(page, text, problem, isTime) {
  await page.evaluate(([id, isTime]) => {
    watched.length = 0;
    const isTimeFor = new Function(`return ${isTime}`)();
    let events;
    window.onWatched = (event) => {
      if (event.said !== undefined && !events) events = [];
      else events?.push(event);
      if (!events || !isTimeFor(events)) return;
      window.onWatched = undefined;
      location.hash = `#compare/${id}`;
    };
  }, [problem.id, isTime.toString()]);
  await asText(page);
  await page.getByTestId("paste").fill(text);
  await page.waitForFunction(() => {
    const older = watched.find(({ heard }) => heard !== undefined)?.heard;
    return watched.some(({ said, scored }) => scored && said > older);
  }, undefined, { timeout: 240_000 });
  const events = await page.evaluate(() => watched);
  const [older, newer] = events.flatMap(({ heard }) => (heard === undefined ? [] : [heard]));
  await page.evaluate(() => { location.hash = "#check"; });
  await settled(page);
  return { older, newer, events };
}

/** Between the older review's first answer and the moment when the newer one was heard. */
function between({ older, newer, events }) {
  const start = events.findIndex(({ said }) => said === older);
  const end = events.findIndex(({ heard }) => heard === newer);
  return events.slice(start + 1, end);
}

test("a newer request ends an older pass on the CPU between layers", { timeout: 600_000 }, async () => {
  await withBrowser(CPU, async ({ open }) => {
    const page = await opened(open, "cpu");
    // The first pause comes before the pass; from the second on it is the pass that pauses. On a fast machine a pass may
    // be over before the newer request is there: then it is tried again.
    for (let attempt = 0; ; attempt += 1) {
      const found = await overtaken(page, longWork(100 * attempt), bank[attempt], (events) => events.length >= 2);
      const { older, newer, events } = found;
      const answers = said(events).filter(({ said }) => said === older || said === newer);
      if (attempt < 5 && answers.filter(({ said }) => said === older).length > 1) continue;
      assert.ok(between(found).filter(({ paused }) => paused).length >= 2, "it was heard within the pass");
      assert.deepEqual(answers.map(({ said, scored }) => [said === newer, scored]), [[false, false], [true, false], [true, true]]);
      break;
    }
    assertFaultless(page);
  }, alter);
});

test("a newer request ends an older pass on the GPU between layers", { timeout: 600_000 }, async () => {
  await withBrowser(GPU, async ({ open }) => {
    const page = await opened(open, "gpu");
    const nLayers = (await scored(page, EDITED)).filter(({ layer }) => layer !== undefined).length;
    const found = await overtaken(page, longWork(0), bank[0], (events) => events.some(({ layer }) => layer !== undefined));
    const { older, newer, events } = found;
    const answers = said(events).filter(({ said }) => said === older || said === newer);
    assert.deepEqual(answers.map(({ said, scored }) => [said === newer, scored]), [[false, false], [true, false], [true, true]]);
    const begun = between(found).filter(({ layer }) => layer !== undefined).length;
    assert.ok(begun > 0 && begun < nLayers, `${begun} of ${nLayers} layers had begun when it was heard`);
    const start = events.findIndex(({ said }) => said === older);
    const end = events.findIndex(({ said }) => said === newer);
    const all = events.slice(start, end).filter(({ layer }) => layer !== undefined).length;
    assert.ok(all < nLayers, `${all} of ${nLayers} layers were computed`);
    assertFaultless(page);
  }, alter);
});
