// Check: what a teacher pastes is marked line by line, and nothing that can be pasted breaks the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, asText, assertFaultless, cards, check, engineOf, put, settled, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

for (const browser of BROWSERS) {
  test(`a slip is found and explained, ${browser.name}`, async () => {
    await withBrowser(browser, async ({ open }) => {
      const page = await open("/#check");
      assert.equal(await engineOf(page), browser.device);
      const [card] = await check(page, SLIP);
      assert.deepEqual(card.marks, ["unsound", "carried"]);
      const toFix = page.getByTestId("first-unsound");
      assert.equal(await toFix.getAttribute("data-line"), "1");
      const why = page.locator(".first-unsound").getByTestId("why");
      assert.match(await why.innerText(), /does not follow/);
      // The values that speak against it, put in; and all of it once.
      assert.match(await why.innerText(), /x.=.7 fits line 1 but not the problem: 2\(7 − 3\).=.8, but 7 \+ 4.=.11/);
      assert.equal((await page.locator("main").innerText()).match(/does not follow/g).length, 1);
      await toFix.press("Enter");
      const mark = page.locator(".first-unsound .step-mark");
      assert.ok(await mark.evaluate((mark) => mark === document.activeElement));
      await mark.press("Enter");
      assert.match(await page.getByTestId("meaning").innerText(), /proved not to follow/);
      assert.equal(await page.getByTestId("where-apart").count(), 1);
      assertFaultless(page);
    });
  });
}

const NOTATIONS = {
  "LaTeX align": "\\begin{align*}\n2(x-3) &= x+4 \\\\\n2x-3 &= x+4 \\\\\nx &= 7\n\\end{align*}",
  "display maths": "\\[ 2(x-3) = x+4 \\]\n\\[ 2x-3 = x+4 \\]\n\\[ x = 7 \\]",
  Unicode: "2(x − 3) = x + 4\n2x − 3 = x + 4\n∴ x = 7",
  arrows: "2(x-3) = x+4 -> 2x-3 = x+4 -> x = 7",
  "numbered lines": "1. 2(x-3) = x+4\n2. 2x-3 = x+4\n3. x = 7",
};

test("the same slip is found in every notation", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    for (const [name, text] of Object.entries(NOTATIONS)) {
      const [card] = await check(page, text);
      assert.deepEqual(card?.marks, ["unsound", "carried"], name);
    }
    assertFaultless(page);
  });
});

const BAD = {
  nothing: "   \n\n ",
  "prose only": "I really do not know how to begin with this one.",
  "an answer only": "x = 5",
  "ten megabytes": "2x + 3 = 11\n2x = 8\n".repeat(550_000),
  "unbalanced brackets": "2(x - 3 = x + 4\n2x - 6 = x + 4))\nx = 10",
  "control characters": "2x = 8\u0000\nx\u0001 = 4",
  markup: "<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n2x = 8\nx = 4",
  "a tower": "x" + "^9".repeat(400) + " = 1\nx = 1",
  brackets: "(".repeat(50_000) + "x" + ")".repeat(50_000) + " = 1",
  "a formula for fools": "x = 1/0\nx^99999999999 = 0/0\n\\frac{\\frac{}{}}{} = \u{1F600}",
};

test("bad input gets a sentence, keeps the text and breaks nothing", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    for (const [name, text] of Object.entries(BAD)) {
      await check(page, text);
      const words = (await page.getByTestId("summary").innerText()) + (await page.getByTestId("notice").allInnerTexts()).join();
      assert.ok(words.trim().length > 10, `${name}: the page says nothing`);
      assert.equal(await page.getByTestId("paste").inputValue(), text, name);
      const again = await check(page, SLIP);
      assert.deepEqual(again[0].marks, ["unsound", "carried"], `after ${name}`);
    }
    assertFaultless(page);
  });
});

/** Work that takes the worker long: twelve solutions of sixty lines that have nothing in common. */
const LONG = Array.from({ length: 12 }, (_, s) =>
  `Solution ${s + 1}:\n${Array.from({ length: 60 }, (_, i) => `${s + 2}x^2 + ${i}x = ${11 + s + i}`).join("\n")}`).join("\n\n");

/** The longest time, in ms, for which a page that is typed into may draw nothing. */
const MAX_HELD_UP = 250;

test("a newer text cancels an older one, and typing is never held up", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    await asText(page);
    const box = page.getByTestId("paste");
    await box.fill(LONG);
    // The worker has begun with it.
    await page.waitForTimeout(250);
    await page.evaluate(() => {
      window.longest = 0;
      window.drawn = 0;
      let last = performance.now();
      const tick = (now) => {
        window.longest = Math.max(window.longest, now - last);
        window.drawn += 1;
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    await box.fill("");
    await box.pressSequentially(SLIP, { delay: 15 });
    const { longest, drawn } = await page.evaluate(() => ({ longest: window.longest, drawn: window.drawn }));
    assert.ok(drawn > 5, `the page was drawn ${drawn} times while it was typed into`);
    assert.ok(longest < MAX_HELD_UP, `for ${Math.round(longest)} ms nothing was drawn`);
    await box.blur();
    await page.waitForTimeout(300);
    await settled(page);
    const found = await cards(page);
    assert.equal(found.length, 1);
    assert.deepEqual(found[0].marks, ["unsound", "carried"]);
    assertFaultless(page);
  });
});

test("what was typed is there after a reload", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await check(page, SLIP);
    await page.reload();
    assert.equal(await page.getByTestId("paste").inputValue(), SLIP);
  });
});

const HINTS = {
  "a slip": { text: SLIP, place: /Go back to line 1/, what: /From the problem/, line: "2x−6=x+4" },
  "work that is not done": { text: "5m - 2 = 18\n5m = 20", place: /down to line 1/, what: /From line 1: Divide both sides by 5/, line: "m=4" },
};

for (const [name, { text, place, what, line }] of Object.entries(HINTS)) {
  test(`hints come in stages, each on request: ${name}`, async () => {
    await withBrowser(BROWSERS[1], async ({ open }) => {
      const page = await open("/#check");
      await engineOf(page);
      await check(page, text);
      const said = () => page.getByTestId("hint").allInnerTexts();
      const ask = page.getByTestId("ask-hint");
      assert.deepEqual(await said(), []);
      await ask.click();
      assert.match((await said()).join("|"), place);
      assert.doesNotMatch((await said()).join("|"), what);
      await ask.press("Enter");
      assert.match((await said())[1], what);
      assert.equal(await page.getByTestId("hint-line").count(), 0, "the line comes last");
      await ask.press("Enter");
      const shown = await page.getByTestId("hint-line").innerText();
      assert.equal(shown.normalize("NFKC").replace(/\s/g, ""), line);
      assert.equal(await ask.count(), 0);
      // What the reader has written since is another matter.
      await check(page, `${text}\n`);
      await check(page, "x + 1 = 3");
      assert.deepEqual(await said(), []);
      assertFaultless(page);
    });
  });
}

test("no mark stands beside a row that is another than the one that was judged", async () => {
  // Once it has judged, the worker is slow.
  const held = () => addEventListener("message", (event) => {
    if (JSON.stringify(event.data).includes("x = 99")) event.stopImmediatePropagation();
  });
  const alter = (path, bytes) => ({
    status: 200,
    bytes: path.endsWith("/worker_start.js") ? Buffer.concat([Buffer.from(`(${held})();\n`), bytes]) : bytes,
  });
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    await check(page, "2x + 3 = 11\n2x = 8\nx = 4");
    assert.ok((await cards(page))[0].highlighted);
    await put(page, "2x + 3 = 11\n2x = 8\nx = 99");
    const shown = () => page.locator(".step-mark .mark-word").evaluateAll((words) => words.map((word) => word.checkVisibility({ visibilityProperty: true })));
    assert.deepEqual(await shown(), [true, false], "at once");
    assert.equal(await page.locator(".clean-word").isVisible(), false);
    // Nobody is left waiting without a word.
    await page.getByTestId("slow").waitFor({ timeout: 30_000 });
    await put(page, "2x + 3 = 11\n2x = 8\nx = 4");
    await settled(page);
    assert.deepEqual(await shown(), [true, true]);
    assert.equal(await page.getByTestId("slow").count(), 0);
    await put(page, "2x + 3 = 11\n2x = 8\nx = 99");
    await page.getByTestId("restart").click({ timeout: 30_000 });
    await page.waitForFunction(() => !document.querySelector("[data-testid=slow]"));
    assert.equal(await page.getByTestId("paste").inputValue(), "2x + 3 = 11\n2x = 8\nx = 99");
    assertFaultless(page);
  }, alter);
});
