// Every page at every width, light and dark: nothing wider than the window, and every control large enough to press.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, assertFaultless, engineOf, settled, withBrowser } from "./harness.mjs";

const WIDTHS = [320, 768, 1280, 1920];
const PAGES = ["#start", "#compare", "#check", "#class", "#own", "#practice", "#how", "#present/minus-before-a-bracket/1"];

/** Puts something on the pages that are empty at first. */
const FILLED = {
  "#check": (page) => page.getByTestId("example").click(),
  "#class": (page) => page.getByTestId("class-example").click(),
  "#practice": (page) => page.getByTestId("practice-new").click(),
};

test("no page scrolls sideways and no control is too small", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    for (const width of WIDTHS) {
      const page = await open("/", { viewport: { width, height: 800 }, colorScheme: width % 3 ? "dark" : "light" });
      await engineOf(page);
      const listed = await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.deepEqual(listed.filter((hash) => !PAGES.includes(hash)), [], "a page that is listed is not looked at");
      for (const hash of PAGES) {
        await page.evaluate((hash) => { location.hash = hash; }, hash);
        await page.waitForTimeout(200);
        await FILLED[hash]?.(page);
        if (hash === "#class") await page.getByTestId("class-row").first().waitFor();
        else if (["#start", "#compare", "#check", "#practice"].includes(hash)) await settled(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${hash} at ${width} px is ${over} px too wide`);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll("button, select, textarea, input, nav a")]
            .map((e) => ({ e, box: (e.closest("label") ?? e).getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
            .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`));
        assert.deepEqual(small, [], `${hash} at ${width} px`);
      }
      assertFaultless(page);
    }
  });
});
