// The tutor's own attempts: written line by line, judged, one served or none, stopped at will, refused in clear words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { BROWSERS, assertFaultless, cards, engineOf, settled, tools, withBrowser } from "./harness.mjs";

const CPU = BROWSERS[1];
const DRAFTER = /algebra-drafter\.gguf$/;
const PROBLEM = "2x + 3 = 11";
/** One at which the drafter writes for long. */
const LONG_PROBLEM = "3x + 4y = 10 and 5x - 2y = 8";

/** Has the tutor draft `problem`. */
async function draft(page, problem) {
  await page.getByTestId("own-problem").fill(problem);
  await page.getByTestId("own-draft").click();
}

/** Waits until the drafting is in one of these states, and returns which. */
async function state(page, ...wanted) {
  const drafts = page.locator(wanted.map((one) => `[data-testid=drafts][data-state=${one}]`).join(", "));
  await drafts.waitFor({ timeout: 120_000 });
  return drafts.getAttribute("data-state");
}

const said = (page) => page.getByTestId("drafts-said").innerText();

/** Every attempt on the page by its name: its lines, open or not. */
function attempts(page) {
  return page.getByTestId("drafts").evaluate((drafts) => {
    const lines = (of) => [...of.querySelectorAll("[data-testid=step] .working")].map((line) => line.textContent);
    const sheets = [...drafts.querySelectorAll("[data-testid=draft]")].map((sheet) => [sheet.querySelector(".draft-name").textContent, lines(sheet)]);
    const served = [...drafts.querySelectorAll("[data-testid=card]")].map((card) => [card.querySelector("h3").textContent, lines(card)]);
    return Object.fromEntries([...served, ...sheets].sort());
  });
}

async function own(open, options) {
  const page = await open("/#own", options);
  await engineOf(page);
  return page;
}

test("attempts appear as they are written; a clean one is served, or it is said that there is none", { timeout: 300_000 }, async () => {
  await withBrowser(CPU, async ({ open, server }) => {
    const fetched = [];
    server.on("sent", (path) => DRAFTER.test(path) && fetched.push(path));
    const page = await open("/#how");
    await page.getByTestId("rewards-no-drafts").getByRole("link").click();
    await engineOf(page);
    assert.equal(fetched.length, 0, "nobody has asked for it");
    // What stands there between two lines.
    await page.evaluate(() => {
      window.seen = new Set();
      new MutationObserver(() => {
        seen.add([...document.querySelectorAll("[data-testid=draft]")].map((sheet) => sheet.querySelectorAll("[data-testid=step]").length).join());
      }).observe(document.querySelector("main"), { childList: true, subtree: true });
    });
    await draft(page, PROBLEM);
    const outcome = await state(page, "served", "none");
    assert.ok((await page.evaluate(() => seen.size)) > 3, "lines come one by one");
    assert.equal(fetched.length, 1);
    const first = await attempts(page);
    if (outcome === "served") {
      const [card] = await cards(page);
      assert.ok(card.highlighted && card.clean && card.marks.every((mark) => mark === "sound"), JSON.stringify(card));
      assert.equal(await page.getByTestId("served").getByTestId("line-score").count(), card.marks.length);
      assert.match(await said(page), /is served: every line/);
      assert.equal(await page.getByTestId("drafts-solve").count(), 0);
    } else {
      assert.match(await said(page), /None of 32 attempts is clean/);
      assert.equal(await page.getByTestId("card").count(), 0);
    }
    assert.match(await page.getByTestId("drafts-why").innerText(), /a judge that looks at answers alone would pass \d/);
    // A sheet opens, and says how the attempt stands.
    const sheet = page.getByTestId("draft").first();
    if (await sheet.count()) {
      await sheet.locator("summary").click();
      assert.ok(await sheet.getByTestId("step").first().isVisible());
    }
    await page.evaluate(await readFile(tools + "node_modules/axe-core/axe.min.js", "utf8"));
    assert.deepEqual((await page.evaluate(() => axe.run())).violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    // Elsewhere and back nothing is lost; other attempts are others; anew the same seed gives the same.
    const [counted] = (await page.getByTestId("drafts-why").innerText()).match(/Of these .*?passes \d+\./);
    await page.evaluate(() => { location.hash = "#how"; });
    await page.getByTestId("engine-now").waitFor();
    const ofMine = await page.getByTestId("rewards-yours").innerText();
    assert.ok(ofMine.includes(PROBLEM) && ofMine.includes(counted), ofMine);
    await page.evaluate(() => { location.hash = "#own"; });
    assert.deepEqual(await attempts(page), first);
    await page.getByTestId("drafts-press").click();
    await page.locator("[data-testid=drafts][data-seed='2']:not([data-state=running])").waitFor({ timeout: 120_000 });
    assert.notDeepEqual(await attempts(page), first);
    await page.reload();
    await engineOf(page);
    await draft(page, PROBLEM);
    assert.equal(await state(page, "served", "none"), outcome);
    assert.deepEqual(await attempts(page), first);
    assertFaultless(page);
  });
});

test("a run is stopped at once; what is written stays, and typing is not held up", async () => {
  await withBrowser(CPU, async ({ open }) => {
    const page = await own(open);
    await draft(page, LONG_PROBLEM);
    await page.getByTestId("drafts").getByTestId("step").first().waitFor();
    await page.getByTestId("drafts-press").click();
    await state(page, "stopped");
    const written = await attempts(page);
    assert.ok(Object.values(written).flat().length > 0);
    await page.waitForTimeout(500);
    assert.deepEqual(await attempts(page), written);
    assert.match(await said(page), /Stopped/);
    // While attempts are written other work is judged, and they end.
    await page.getByTestId("drafts-press").click();
    await page.getByTestId("drafts").getByTestId("step").first().waitFor();
    await page.getByTestId("own-work-out").click();
    await settled(page);
    assert.ok((await cards(page)).length > 1);
    await page.getByTestId("own-draft").click();
    await state(page, "served", "none");
    assertFaultless(page);
  });
});

test("what the tutor does not draft is refused in words, and worked out by rules", async () => {
  await withBrowser(CPU, async ({ open, server }) => {
    const fetched = [];
    server.on("sent", (path) => DRAFTER.test(path) && fetched.push(path));
    const page = await own(open);
    for (const [problem, words] of [["3x = 1500", /another kind/], ["2x < 6", /another kind/], ["what now", /cannot read/]]) {
      await draft(page, problem);
      await state(page, "refused");
      assert.match(await said(page), words, problem);
      assert.equal(await page.getByTestId("own-problem").inputValue(), problem);
    }
    assert.equal(fetched.length, 0, "no model is fetched for what is refused");
    await draft(page, Array.from({ length: 40 }, (_, i) => `${i % 9 + 1}x`).join(" + ") + " = 5");
    assert.match(await (await state(page, "refused"), said(page)), /too long/);
    await draft(page, "2x < 6");
    await state(page, "refused");
    await page.getByTestId("drafts-solve").click();
    await page.getByTestId("card").first().waitFor();
    assertFaultless(page);
  });
});

test("a model that is missing, damaged or another one is told of", async () => {
  const ANSWERS = {
    missing: [() => ({ status: 404, bytes: Buffer.from("not found") }), /comes without the model/],
    damaged: [(bytes) => ({ status: 200, bytes: bytes.subarray(0, bytes.length >> 1) }), /cannot be used/],
    "a web page": [() => ({ status: 200, bytes: Buffer.from("<!doctype html>") }), /no GGUF file/],
    "a judge": [(_bytes, judge) => ({ status: 200, bytes: judge }), /not taught to write/],
  };
  let answer, judge;
  const alter = (path, bytes) => {
    if (path.endsWith("/algebra-prm.gguf")) judge = bytes;
    return DRAFTER.test(path) && answer ? answer(bytes, judge) : { status: 200, bytes };
  };
  await withBrowser(CPU, async ({ open }) => {
    const page = await own(open, { serviceWorkers: "block" });
    for (const [name, [given, words]] of Object.entries(ANSWERS)) {
      answer = given;
      await draft(page, PROBLEM);
      await page.getByTestId("drafts-said").filter({ hasText: words }).waitFor({ timeout: 30_000 }).catch(async () => assert.fail(`${name}: ${await said(page)}`));
      assert.equal(await state(page, "failed"), "failed", name);
    }
    answer = undefined;
    await page.getByTestId("drafts-press").click();
    await state(page, "served", "none");
    // A 404 is reported by the browser itself, a blocked service worker by its script.
    page.faults = page.faults.filter((fault) => !/404|installing/.test(fault));
    assertFaultless(page);
  }, alter);
});

test("what comes of choosing among attempts is drawn, and listed as it was measured", async () => {
  const { figures, n_problems } = JSON.parse(await readFile(new URL("../../public/models/algebra-drafter.json", import.meta.url), "utf8"));
  const numbers = [...new Set(figures.map(({ n }) => n))];
  await withBrowser(CPU, async ({ open }) => {
    const page = await open("/#how");
    const section = page.getByTestId("figures").locator("details").filter({ hasText: "Choosing among the drafter’s attempts" });
    await section.locator("summary").click();
    assert.ok((await section.innerText()).includes(`${n_problems} held-out problems`));
    // Each line of the chart is as high as its shares: higher is further up.
    const lines = await section.locator("svg[role=img] polyline").evaluateAll((all) =>
      all.map((line) => [...line.points].map(({ y }) => y)));
    const drawn = ["majority-vote", "orm-best-of-n", "prm-best-of-n-minimum", "beam-search", "oracle"];
    assert.equal(lines.length, drawn.length);
    const shares = (method) => figures.filter((figure) => figure.method === method).map(({ sound }) => sound);
    const [bottom, top] = [lines[0][0], lines[4].at(-1)];
    const [low, high] = [shares(drawn[0])[0], shares(drawn[4]).at(-1)];
    for (const [i, method] of drawn.entries()) {
      shares(method).forEach((share, at) => {
        const due = bottom + ((share - low) / (high - low)) * (top - bottom);
        assert.ok(Math.abs(lines[i][at] - due) < 0.2, `${method} of ${numbers[at]}`);
      });
    }
    const plain = (share) => (100 * share).toFixed(0);
    const listed = await section.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
    const wanted = [...new Set(figures.map(({ method }) => method))].map((method) =>
      figures.filter((figure) => figure.method === method).map(({ right, sound }) => `${plain(right)} / ${plain(sound)}`));
    assert.deepEqual(listed, wanted);
    await page.evaluate(await readFile(tools + "node_modules/axe-core/axe.min.js", "utf8"));
    assert.deepEqual((await page.evaluate(() => axe.run())).violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    assertFaultless(page);
  });
});
