// Several workers score on the CPU: as many as there are cores, with the marks of one alone, and without those that fail.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { driveItself } from "./by_itself.mjs";
import { BROWSERS, asText, assertFaultless, bank, check, compare, dist, engineOf, withBrowser } from "./harness.mjs";

const [GPU, CPU] = BROWSERS;

/**
 * Put before the worker's script: a machine with so many cores. Whoever asks in the channel hears what passes between
 * worker and executors, and how many of those there are; the first one ends if that is asked for.
 */
function watched(cores) {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: cores });
  if (name === "executor") return;
  const told = [];
  const executors = [];
  const channel = new BroadcastChannel("watched");
  channel.onmessage = ({ data }) => {
    if (data.end) executors[0].terminate();
    channel.postMessage({ told, n_executors: executors.length });
  };
  const kind = (data) => (typeof data === "string" ? data : data instanceof WebAssembly.Module ? "program" : Object.keys(data)[0]);
  const Plain = Worker;
  globalThis.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      executors.push(this);
      this.addEventListener("message", ({ data }) => told.push(kind(data)));
    }
    postMessage(data, ...rest) {
      told.push(kind(data));
      super.postMessage(data, ...rest);
    }
  };
}

/** What an executor may do instead of its work; put before the worker's script. */
const FAULTS = {
  "that may not be started": () => {
    globalThis.Worker = class { constructor() { throw new DOMException("no workers here", "SecurityError"); } };
  },
  "whose script breaks": () => {
    if (name === "executor") throw new Error("a broken script");
  },
  "that ends without a word": () => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (data, ...rest) {
      postMessage.call(this, data, ...rest);
      if (data.Run) this.terminate();
    };
  },
  "that breaks at its work": () => {
    if (name !== "executor") return;
    addEventListener("message", ({ data }) => { if (data.Run) throw new Error("broken at work"); });
    globalThis.postMessage = (post => (data) => { if (!data.Logits) post(data); })(postMessage);
  },
  "that answers nonsense": () => {
    if (name !== "executor") return;
    const post = postMessage;
    globalThis.postMessage = (data) => {
      if (data.Logits) data.Logits.logits = new Uint8Array(new Float32Array([NaN]).buffer);
      post(data);
    };
  },
};

/** What is served on a machine with so many cores, perhaps with a fault. */
function served(cores, fault) {
  const before = Buffer.from(`(${watched})(${cores});\n${fault ? `(${fault})();\n` : ""}`);
  return (path, bytes) =>
    ({ status: 200, bytes: path.endsWith("/worker_start.js") ? Buffer.concat([before, bytes]) : bytes });
}

/** As `withBrowser`, with `cores` and perhaps a fault. */
const withCores = (cores, body, fault, browser = CPU) => withBrowser(browser, body, served(cores, fault));

/** Runs on the page: what the worker answers in the channel. */
function asked(question = {}) {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel("watched");
    channel.onmessage = ({ data }) => {
      channel.close();
      resolve(data);
    };
    channel.postMessage(question);
  });
}

/** How often something was said between the worker and its executors. */
const count = async (page, what) => (await page.evaluate(asked)).told.filter((kind) => kind === what).length;

/** Waits until something was said `n` times. */
async function said(page, what, n) {
  await engineOf(page);
  for (let turns = 0; (await count(page, what)) < n; turns += 1) {
    assert.ok(turns < 600, `${what}: wanted ${n}`);
    await page.waitForTimeout(100);
  }
}

const PROBLEMS = bank.slice(0, 3);
const PASTE = "2(x - 3) = x + 4\n2x - 6 = x + 4\nx - 6 = 4\nx = 10";

/** Marks and shown scores of a few problems, of a paste and of its edits. */
async function judged(page) {
  const found = [];
  for (const problem of PROBLEMS) found.push(await compare(page, problem));
  await page.evaluate(() => { location.hash = "#check"; });
  await asText(page);
  for (const text of [PASTE, PASTE.replace("x = 10", "x = 11"), PASTE.replace("x - 6 = 4", "x = 4 + 6")]) {
    found.push(await check(page, text), await page.getByTestId("step").allInnerTexts());
  }
  return found;
}

/** What is said without executors, once it is known. */
let alone;
async function judgeAlone() {
  if (alone) return;
  await withCores(1, async ({ open }) => {
    const page = await open("/");
    assert.equal(await engineOf(page), "cpu");
    alone = await judged(page);
    assert.equal((await page.evaluate(asked)).n_executors, 0);
    assertFaultless(page);
  });
}
test("on one core the worker has no executors", judgeAlone);

test("on a GPU neither", async () => {
  await withCores(4, async ({ open }) => {
    const page = await open("/");
    assert.equal(await engineOf(page), "gpu");
    await compare(page, PROBLEMS[0]);
    assert.equal((await page.evaluate(asked)).n_executors, 0);
    assertFaultless(page);
  }, undefined, GPU);
});

for (const [cores, executors] of [[2, 1], [4, 3], [64, 3]]) {
  test(`on ${cores} cores ${executors} help, and nothing is judged otherwise`, async () => {
    await withCores(cores, async ({ open }) => {
      const page = await open("/");
      await said(page, "Loaded", executors);
      assert.deepEqual(await judged(page), alone);
      assert.equal((await page.evaluate(asked)).n_executors, executors);
      const n_run = await count(page, "Run");
      assert.ok(n_run >= executors, `${n_run} batches were given out`);
      assert.equal(await count(page, "Logits"), n_run);
      assertFaultless(page);
    });
  });
}

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`an executor ${name}: nothing is lost`, async () => {
    await withCores(3, async ({ open }) => {
      const page = await open("/");
      // One that cannot start is never heard of.
      if (!/start|script/.test(name)) await said(page, "Loaded", 2);
      assert.deepEqual(await judged(page), alone);
      assert.equal(await count(page, "Logits"), /nonsense/.test(name) ? 2 : 0);
      assertFaultless(page);
    }, fault);
  });
}

/** Runs on a page that nobody else drives: opens these problems, and returns their marks and what the workers said. */
async function judgedThere(problems, n_executors, asked) {
  const until = async (holds) => { while (!(await holds())) await new Promise((next) => setTimeout(next, 50)); };
  const heard = async (what) => (await asked()).told.filter((kind) => kind === what).length;
  await until(() => document.querySelector("[data-testid=engine]")?.dataset.state === "running");
  await until(async () => (await heard("Loaded")) === n_executors);
  const found = [];
  for (const { id, title } of problems) {
    location.hash = `#compare/${id}`;
    await until(() => document.querySelector("h1")?.textContent === title);
    await until(() => document.querySelector("[data-testid=summary]")?.dataset.waiting === "false");
    found.push([...document.querySelectorAll("[data-testid=card]")].map((card) => ({
      highlighted: card.dataset.highlighted === "true",
      clean: card.dataset.clean === "true",
      marks: [...card.querySelectorAll("[data-testid=step]")].map((step) => step.dataset.mark),
    })));
  }
  return { found, ...(await asked()) };
}

for (const [cores, n_executors, name] of [[4, 3], [3, 2, "that breaks at its work"]]) {
  test(`on ${cores} cores, by itself in Firefox${name ? `, with an executor ${name}` : ""}: as elsewhere`, async () => {
    await judgeAlone();
    const call = `(${judgedThere})(${JSON.stringify(PROBLEMS)}, ${n_executors}, ${asked})`;
    const { found, told, n_executors: n } = await driveItself(call, served(cores, FAULTS[name]));
    assert.deepEqual(found, alone.slice(0, PROBLEMS.length));
    assert.equal(n, n_executors);
    const count = (what) => told.filter((kind) => kind === what).length;
    assert.ok(count("Run") >= n_executors, `${count("Run")} batches were given out`);
    assert.equal(count("Logits"), name ? 0 : count("Run"));
  });
}

test("one of two executors ends in the middle: the other goes on", async () => {
  await withCores(3, async ({ open }) => {
    const page = await open("/");
    await said(page, "Loaded", 2);
    await compare(page, PROBLEMS[0]);
    await page.evaluate(asked, { end: true });
    assert.deepEqual(await judged(page), alone);
    const before = await count(page, "Logits");
    await compare(page, bank[5]);
    assert.ok((await count(page, "Logits")) > before);
    assertFaultless(page);
  });
});

/** A class of which no two works are alike, so that nothing is known beforehand. */
const csv = (n) => ["Name,Problem,Work", ...Array.from({ length: n }, (_, i) => `S${i},"${i + 2}x + ${i} = ${4 * i + 6}","${i + 2}x = ${3 * i + 6}\nx = 3"`)].join("\n");

const firsts = (page) => page.getByTestId("class-row").evaluateAll((rows) => rows.map((row) => row.dataset.first));

/** The class is stopped while an executor has its first batch; put before the worker's script. */
function stopped() {
  if (name === "executor") return;
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (data, ...rest) {
    postMessage.call(this, data, ...rest);
    if (!data.Run) return;
    Worker.prototype.postMessage = postMessage;
    dispatchEvent(new MessageEvent("message", { data: { Cancel: { rev: 1e9 } } }));
  };
}

test("a class is shared out; once it is stopped the executors are told, and go on with the next", { timeout: 300_000 }, async () => {
  const done = (page) => page.locator("[data-testid=class-progress][data-state=done]").waitFor({ timeout: 240_000 });
  const choose = (page, n) => page.getByTestId("class-file").setInputFiles({ name: "class.csv", mimeType: "text/csv", buffer: Buffer.from(csv(n)) });
  let wanted;
  await withCores(1, async ({ open }) => {
    const page = await open("/#class");
    await engineOf(page);
    await choose(page, 60);
    await done(page);
    wanted = await firsts(page);
  });
  await withCores(2, async ({ open }) => {
    const page = await open("/#class");
    await said(page, "Loaded", 1);
    await choose(page, 100);
    await said(page, "Cancel", 1);
    assert.equal(await count(page, "Run"), 1);
    await choose(page, 60);
    await done(page);
    assert.deepEqual(await firsts(page), wanted);
    assert.equal(await count(page, "Cancel"), 1);
    assert.ok((await count(page, "Logits")) > 0);
    assertFaultless(page);
  }, stopped);
});

test("one file, opened from disk, has executors too", async () => {
  const dir = await mkdtemp(join(tmpdir(), "surefoot-"));
  try {
    const file = join(dir, "surefoot.html");
    const whole = await readFile(join(dist, "surefoot.html"), "utf8");
    const start = '<script type="text/plain" id="worker">';
    assert.equal(whole.split(start).length, 2);
    await writeFile(file, whole.replace(start, () => `${start}(${watched})(2);\n`));
    await withBrowser(CPU, async ({ open, network }) => {
      await network.cut();
      const page = await open("", {}, pathToFileURL(file).href);
      await said(page, "Loaded", 1);
      assert.deepEqual(await judged(page), alone);
      assert.ok((await count(page, "Logits")) > 0);
      assertFaultless(page);
    });
  } finally {
    await rm(dir, { recursive: true });
  }
});
