// The first screen: what this is, an example that marks itself, two ways in; and a head of one row on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, EVERYWHERE, FIREFOX, ON_CPU, assertFaultless, cards, engineOf, goBack, settled, testIn, withBrowser } from "./harness.mjs";

/** The longest time, in ms, until the example's lines are marked, once they are there to be read. */
const MAX_UNMARKED = 2000;

const SAID = {
  "en-GB": { purpose: /which line breaks, and why/, check: /working to check/, own: /have a problem/ },
  "de-DE": { purpose: /welche Zeile nicht stimmt/, check: /Rechnung prüfen/, own: /habe eine Aufgabe/ },
};

for (const browser of EVERYWHERE) {
  test(`the example marks itself, and nothing moves when the model has spoken, ${browser.name}`, async () => {
    await withBrowser(browser, async ({ open }) => {
      const page = await open("/");
      await page.getByTestId("live-example").waitFor();
      const since = Date.now();
      await page.locator("[data-testid=step][data-mark=unsound]").waitFor();
      const took = Date.now() - since;
      // A Firefox that was started for the first time a moment ago is busy with itself: how long that takes says nothing.
      if (browser !== FIREFOX) assert.ok(took < MAX_UNMARKED, `after ${took} ms`);
      const places = () => page.getByTestId("step").evaluateAll((steps) => steps.map((step) => step.getBoundingClientRect().top));
      // Between two drawings Firefox may have laid out nothing.
      let before = await places();
      for (const late = Date.now() + 5000; before.includes(0) && Date.now() < late;) before = await places();
      await settled(page);
      await engineOf(page);
      await settled(page);
      const [slip, clean] = await cards(page);
      assert.deepEqual([slip.marks[0], slip.highlighted], ["unsound", false]);
      assert.deepEqual(clean, { highlighted: true, clean: true, marks: ["sound", "sound", "sound", "sound"] });
      assert.deepEqual(await places(), before);
      assertFaultless(page);
    });
  });
}

for (const [locale, { purpose, check, own }] of Object.entries(SAID)) {
  testIn(ON_CPU, `it says what this is, and there are two ways in, ${locale}`, async (browser) => {
    await withBrowser(browser, async ({ open }) => {
      const page = await open("/", { locale });
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), purpose);
      const words = await page.locator("body").innerText();
      assert.doesNotMatch(words, /\b(GPU|CPU|model|Modell|cut|Schwelle)\b/, "how it is done stands on a page of its own");
      for (const [name, there] of [[check, "workspace"], [own, "own-problem"]]) {
        const way = page.getByRole("link", { name });
        await way.focus();
        await page.keyboard.press("Enter");
        await page.getByTestId(there).waitFor();
        await goBack(page);
      }
      await page.locator(".live > p > a").click();
      await page.getByTestId("problem-select").waitFor();
      assert.equal(new URL(page.url()).hash, "#compare");
      assertFaultless(page);
    });
  });
}

test("old addresses open what they did", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    for (const [hash, there] of [["#model", "figures"], ["#compare/minus-before-a-bracket", "problem-select"], ["#check", "workspace"], ["#nowhere", "live-example"]]) {
      const page = await open(`/${hash}`);
      await page.getByTestId(there).waitFor();
      assertFaultless(page);
    }
  });
});

test("on a phone the head of every page is one row, its list behind a button", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    for (const [width, locale] of [[320, "en-GB"], [360, "de-DE"], [768, "de-DE"], [1280, "de-DE"]]) {
      const page = await open("/#check", { viewport: { width, height: 740 }, locale });
      const height = () => page.locator(".masthead").evaluate((head) => head.getBoundingClientRect().height);
      await page.locator(".masthead").waitFor();
      assert.ok((await height()) < 64, `${width} px: ${await height()} px high`);
      const links = page.locator("nav a");
      if (width > 1000) {
        assert.ok(await links.first().isVisible());
        continue;
      }
      assert.equal(await links.first().isVisible(), false);
      await page.getByTestId("menu").press("Enter");
      assert.equal(await page.getByTestId("menu").getAttribute("aria-expanded"), "true");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByTestId("own-problem").waitFor();
      assert.equal(await links.first().isVisible(), false, "who has chosen is done with the list");
      assertFaultless(page);
    }
  });
});
