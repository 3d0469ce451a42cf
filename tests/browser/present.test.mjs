// Present: a solution before a class, by keyboard, a vote before each mark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, assertFaultless, check, engineOf, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

/** What is in sight: each line's mark, or "hidden". */
const inSight = (page) => page.getByTestId("stage-line").evaluateAll((lines) => lines.map((line) => line.dataset.mark));

/** The colours of the rings around what differs. */
const rings = (page) =>
  page.locator("[data-testid=stage-line] .outlined").evaluateAll((all) => all.map((ring) => getComputedStyle(ring).borderTopColor));

test("arrow keys show line, mark, line, mark; a vote is counted before the mark", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    await check(page, SLIP);
    await page.locator(".present-link").click();
    const stage = page.getByTestId("stage");
    await stage.waitFor();
    assert.deepEqual(await inSight(page), []);
    await page.keyboard.press("1");
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await inSight(page), ["hidden"]);
    assert.match(await page.getByTestId("stage-said").innerText(), /Line 1: 2 x minus 3 equals x plus 4/);
    for (const key of ["1", "2", "2", "3", "0"]) await page.keyboard.press(key);
    assert.equal(await page.locator(".votes").first().innerText(), "Sound 1 · not sound 2 · not sure 0");
    assert.doesNotMatch(await stage.innerText(), /does not follow/, "nothing is given away before the mark");
    assert.deepEqual(await rings(page), [], "nor by a ring or the room for one");
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await inSight(page), ["unsound"]);
    assert.ok((await rings(page)).length > 0 && !(await rings(page)).includes("rgba(0, 0, 0, 0)"));
    assert.match(await page.getByTestId("stage-said").innerText(), /unsound.*does not follow/);
    await page.keyboard.press("End");
    assert.deepEqual(await inSight(page), ["unsound", "carried"]);
    assert.ok(await page.getByTestId("stage-forward").isDisabled());
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await inSight(page), ["unsound", "hidden"]);
    await page.getByTestId("full-screen").click();
    await page.waitForFunction(() => document.fullscreenElement?.dataset.testid === "stage");
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await inSight(page), ["unsound", "carried"]);
    assertFaultless(page);
  });
});

test("a presentation has an address of its own and survives a reload", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#compare/minus-before-a-bracket");
    await engineOf(page);
    await page.locator(".present-link").nth(1).click();
    await page.getByTestId("stage").waitFor();
    assert.equal(new URL(page.url()).hash, "#present/minus-before-a-bracket/2");
    await page.reload();
    await engineOf(page);
    await page.getByTestId("stage").waitFor();
    await page.getByTestId("stage-forward").click();
    assert.deepEqual(await inSight(page), ["hidden"]);
    assertFaultless(page);
  });
});

test("where there is nothing to present, the page says what to do", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    for (const hash of ["#present/check/1", "#present/minus-before-a-bracket/99", "#present/nowhere/1"]) {
      const page = await open(`/${hash}`);
      await page.getByText("nothing to present yet").waitFor();
      assertFaultless(page);
    }
  });
});
