// The copy on this device: it works with the network cut, heals itself, gives way to a newer build, and is never mixed.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isCompressed } from "../../xtask/node/compress.mjs";
import { writeServiceWorker } from "../../xtask/node/offline.mjs";
import { BROWSERS, EVERYWHERE, ON_CPU, answersAlone, assertFaultless, check, dist, engineOf, figures, testIn, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";
const [GPU, CPU] = BROWSERS;

/** Waits until the page says of its copy what `words` match. */
async function says(page, words) {
  await page.getByTestId("offline").filter({ hasText: words }).waitFor({ timeout: 60_000 });
}

/** Waits until all of the page is kept, and its worker runs: one that is still loading when a page is left is an error in Firefox. */
async function settles(page) {
  await says(page, /works without a network/);
  await engineOf(page);
}

/** The slip is found by a page whose model runs. */
async function reviews(page, device) {
  assert.equal(await engineOf(page), device);
  const [card] = await check(page, SLIP);
  assert.deepEqual(card.marks, ["unsound", "carried"]);
}

/** Runs `body` on a copy of the bundle that it may change: what would go out in place of a changed file stays behind. */
async function withCopy(body) {
  const dir = await mkdtemp(join(tmpdir(), "surefoot-"));
  try {
    await cp(dist, dir, { recursive: true, filter: (path) => !isCompressed(path) });
    await body(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Makes another build of the bundle in `dir`: its page carries this mark. */
async function rebuild(dir, mark) {
  const page = await readFile(join(dir, "index.html"), "utf8");
  await writeFile(join(dir, "index.html"), page.replace(/<html[^>]*>/, `<html lang="en" data-mark="${mark}">`));
  return writeServiceWorker(dir);
}

const markOf = (page) => page.evaluate(() => document.documentElement.dataset.mark);

/** What becomes of a file in the page's own cache: `null` takes it out. */
const damage = (page, file, bytes) =>
  page.evaluate(async ([file, bytes]) => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    if (!(await cache.match(file))) throw new Error(`${file} is not kept`);
    return bytes === null ? cache.delete(file) : cache.put(file, new Response(bytes));
  }, [file, bytes]);

for (const browser of EVERYWHERE) {
  test(`after one visit the network may go, ${browser.name}`, async () => {
    await withBrowser(browser, async ({ open, network }) => {
      const page = await open("/#check");
      await settles(page);
      await network.cut();
      await page.reload();
      await reviews(page, browser.device);
      await figures(page);
      assertFaultless(page);
    });
  });
}

test("the second visit fetches nothing but news of a newer build", async () => {
  const asked = [];
  const alter = (path, bytes) => { asked.push(path); return { status: 200, bytes }; };
  await withBrowser(CPU, async ({ open }) => {
    const page = await open("/#check");
    await settles(page);
    assert.ok(asked.includes("/worker_bg.wasm") && asked.includes("/models/algebra-prm.gguf"));
    asked.length = 0;
    await page.reload();
    await reviews(page, "cpu");
    assert.deepEqual(asked.filter((path) => path !== "/service-worker.js"), []);
    assertFaultless(page);
  }, alter);
});

test("the model of final answers is fetched once it is asked for, and kept from then on", async () => {
  const asked = [];
  const alter = (path, bytes) => { asked.push(path); return { status: 200, bytes }; };
  const nAsked = () => asked.filter((path) => path.endsWith("/algebra-orm.gguf")).length;
  await withBrowser(CPU, async ({ open, network }) => {
    const page = await open("/");
    await settles(page);
    await page.reload();
    await engineOf(page);
    assert.equal(nAsked(), 0, "nobody has asked for it");
    const outcomes = async () => {
      await answersAlone(page);
      await page.getByTestId("outcome-word").first().waitFor({ timeout: 60_000 });
    };
    await outcomes();
    assert.equal(nAsked(), 1);
    await network.cut();
    await page.reload();
    await outcomes();
    assertFaultless(page);
  }, alter);
});

testIn(ON_CPU, "a damaged file and a lost one are fetched again", async (browser) => {
  await withBrowser(browser, async ({ open, network }) => {
    const page = await open("/#check");
    await settles(page);
    for (const [file, bytes] of [["app_bg.wasm", "<!doctype html>"], ["worker.js", ""], ["models/algebra-prm.gguf", null], ["./", "?"]]) {
      await damage(page, file, bytes);
    }
    await page.reload();
    await reviews(page, "cpu");
    await network.cut();
    await page.reload();
    await reviews(page, "cpu");
    assertFaultless(page);
  });
});

test("a download that breaks off is said, and goes on at the next visit where it ended", async () => {
  let broken = true;
  const asked = [];
  const alter = (path, bytes) => {
    asked.push(path);
    return { status: 200, bytes: broken && path.endsWith(".gguf") ? bytes.subarray(0, 1000) : bytes };
  };
  await withBrowser(CPU, async ({ open, network }) => {
    const page = await open("/#check");
    await says(page, /Not all of Surefoot could be fetched/);
    broken = false;
    await page.reload();
    await settles(page);
    assert.equal(asked.filter((path) => path === "/icon-512.png").length, 1, "a file that is kept is not fetched again");
    await network.cut();
    await page.reload();
    await reviews(page, "cpu");
    assertFaultless(page);
  }, alter);
});

testIn(ON_CPU, "a newer build waits to be asked for, then takes over whole", async (browser) => {
  await withCopy(async (dir) => {
    await rebuild(dir, "first");
    const asked = [];
    const alter = (path, bytes) => { asked.push(path); return { status: 200, bytes }; };
    await withBrowser(browser, async ({ open, network }) => {
      const page = await open("/#check");
      await settles(page);
      await page.reload();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await check(page, SLIP);
      await rebuild(dir, "second");
      asked.length = 0;
      await page.reload();
      assert.equal(await markOf(page), "first");
      await page.getByTestId("update").waitFor({ timeout: 60_000 });
      assert.ok(!asked.includes("/models/algebra-prm.gguf"), "a file that is the same in both builds is not fetched again");
      await reviews(page, "cpu");
      await page.getByTestId("update").getByRole("button").click();
      for (const one of [page, other]) {
        await one.locator("html[data-mark=second]").waitFor({ timeout: 60_000 });
        assert.equal(await one.getByTestId("update").count(), 0);
      }
      assert.equal(await page.getByTestId("paste").inputValue(), SLIP);
      await settles(page);
      await network.cut();
      await page.reload();
      assert.equal(await markOf(page), "second");
      await reviews(page, "cpu");
      assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, "the older build is gone");
      assertFaultless(page);
    }, alter, dir);
  });
});

test("a build that can no longer be made whole gives way to the newer one", async () => {
  await withCopy(async (dir) => {
    await rebuild(dir, "first");
    await withBrowser(CPU, async ({ open }) => {
      const page = await open("/#check");
      await settles(page);
      await page.reload();
      await writeFile(join(dir, "start.js"), (await readFile(join(dir, "start.js"), "utf8")) + "// second\n");
      await rebuild(dir, "second");
      await damage(page, "start.js", "damaged");
      // Its start script cannot be had any more: this page stays empty until the newer build is here and reloads it.
      await page.reload({ waitUntil: "commit" });
      await page.locator("html[data-mark=second]").waitFor({ timeout: 60_000 });
      await reviews(page, "cpu");
    }, undefined, dir);
  });
});

test("with no room for a copy the page works and says so", async () => {
  await withBrowser(CPU, async ({ open, origin }) => {
    const page = await open("", {}, "about:blank");
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
    await page.goto(origin + "/#check");
    await says(page, /no room/);
    await reviews(page, "cpu");
  });
});

test("where no copy can be kept the page works and says so", async () => {
  const refusals = {
    "did not allow": () => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError")); },
    "can keep no copy": () => { delete Navigator.prototype.serviceWorker; },
  };
  for (const [words, refuse] of Object.entries(refusals)) {
    await withBrowser(CPU, async ({ open, origin }) => {
      const page = await open("/");
      await page.context().addInitScript(refuse);
      await page.goto(origin + "/?again#check");
      await says(page, new RegExp(words));
      await reviews(page, "cpu");
      assertFaultless(page);
    });
  }
});

test("the browser finds nothing that keeps it from installing the page as a program", async () => {
  await withBrowser(GPU, async ({ open }) => {
    const page = await open("/");
    await settles(page);
    const session = await page.context().newCDPSession(page);
    const { errors, manifest } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(manifest.name ?? "Surefoot", "Surefoot");
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A window without a profile of its own is all that may be missing.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  });
});
