// Check while it is typed into: the row at the cursor is not judged before it is finished, and no other row changes by it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, assertFaultless, engineOf, put, settled, withBrowser } from "./harness.mjs";

const ABOVE = "5m - 2 = 18\n5m = 20\n";

/** The marks on the page, an unfinished row's as "unfinished". */
const marks = (page) => page.getByTestId("step").evaluateAll((steps) =>
  steps.map(({ dataset }) => (dataset.unfinished === "true" ? "unfinished" : dataset.mark)));

/** Waits until the marks are these. */
async function reads(page, wanted, what) {
  const isThere = (wanted) => {
    const steps = [...document.querySelectorAll("[data-testid=step]")];
    return JSON.stringify(steps.map(({ dataset }) => (dataset.unfinished === "true" ? "unfinished" : dataset.mark))) === wanted;
  };
  await page.waitForFunction(isThere, JSON.stringify(wanted), { timeout: 10_000 })
    .catch(async () => assert.deepEqual(await marks(page), wanted, what));
}

/** Opens Check with two sound rows, and types `m = 5`, which does not follow, as the third. */
async function typed(open, options) {
  const page = await open("/#check", options);
  await engineOf(page);
  await put(page, ABOVE);
  await settled(page);
  await page.getByTestId("paste").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("m = 5", { delay: 20 });
  return page;
}

/** Ways to finish a row, and what the marks are then. */
const ENDS = {
  "Enter": (page) => page.keyboard.press("Enter"),
  "the cursor leaves the row": (page) => page.keyboard.press("ArrowUp"),
  "the text is left": (page) => page.getByTestId("paste").blur(),
  "a rest": () => {},
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`a row is finished: ${name}`, async () => {
    await withBrowser(BROWSERS[1], async ({ open }) => {
      const page = await typed(open);
      await reads(page, ["sound", "unfinished"], "while it is typed");
      const word = await page.locator("[data-unfinished=true] .mark-word").innerText();
      assert.match(word, /not finished/);
      await end(page);
      await reads(page, ["sound", "unsound"], name);
      assertFaultless(page);
    });
  });
}

test("half a row in the middle changes no other row, in German", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { locale: "de-DE" });
    await engineOf(page);
    await put(page, `${ABOVE}5m + 1 = 21\nm = 4`);
    await reads(page, ["sound", "sound", "sound"]);
    await page.getByTestId("paste").focus();
    await page.getByTestId("paste").evaluate((box) => box.setSelectionRange(box.value.length - 6, box.value.length - 6));
    await page.keyboard.type(" + (", { delay: 20 });
    await reads(page, ["sound", "unfinished", "sound"]);
    assert.match(await page.locator("[data-unfinished=true] .mark-word").innerText(), /noch nicht fertig/);
    assertFaultless(page);
  });
});
