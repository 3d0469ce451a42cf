// Practice: a set by topic and level, the same for whoever has its link, worked row by row; the record stays here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, assertFaultless, engineOf, withBrowser } from "./harness.mjs";

const entries = (page) => page.getByTestId("practice-problem");
const statements = (page) => page.locator(".practice-statement").allInnerTexts();
const standings = (page) => entries(page).evaluateAll((all) => all.map((entry) => entry.dataset.standing));
const field = (page) => page.getByTestId("row-field");

async function standing(page, idx, wanted) {
  for (let i = 0; i < 100 && (await standings(page))[idx] !== wanted; i++) await page.waitForTimeout(100);
  assert.equal((await standings(page))[idx], wanted);
}

/** Writes rows below the problem at hand. */
async function write(page, rows) {
  await page.getByTestId("add-row").click();
  for (const [i, row] of rows.entries()) {
    if (i > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(row, { delay: 5 });
  }
  await page.keyboard.press("Escape");
}

/** A set whose first problems are known. */
const KNOWN = { hash: "#practice/linear.1.1234", problems: ["Solve 27 = 9y", "Solve 2x − 9 = −23", "Solve −8x = 16"] };

test("a set is the same by its link, is worked row by row, and its record stays on this device until it is cleared", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#practice");
    await engineOf(page);
    await page.getByTestId("practice-topic").selectOption("linear");
    await page.getByTestId("practice-new").click();
    await entries(page).first().waitFor();
    const problems = await statements(page);
    assert.equal(problems.length, 6);
    assert.ok(problems.every((problem) => problem.startsWith("Solve ")), problems.join());
    const other = await open(`/${new URL(page.url()).hash}`);
    await entries(other).first().waitFor();
    assert.deepEqual(await statements(other), problems);
    assert.match(page.url(), /#practice\/linear\.1\.\d+$/);

    await page.evaluate((hash) => { location.hash = hash; }, KNOWN.hash);
    await page.locator(".practice-statement").getByText(KNOWN.problems[0]).waitFor();
    assert.deepEqual((await statements(page)).slice(0, 3), KNOWN.problems);
    await write(page, ["27/9 = y", "3 = y"]);
    await standing(page, 0, "right");
    assert.match(await page.getByTestId("practice-count").innerText(), /1 of 6/);
    await page.getByTestId("practice-next").click();
    await write(page, ["2x = -32"]);
    await standing(page, 1, "wrong");
    await page.getByTestId("practice-next").click();
    // An answer to another problem is none to this one.
    await page.getByTestId("row-edit").first().click();
    await field(page).fill("2x = 8");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x = 4", { delay: 5 });
    await page.keyboard.press("Escape");
    await page.locator(".step[data-mark=sound]").waitFor();
    assert.deepEqual((await standings(page)).slice(2), ["open", "open", "open", "open"]);
    assert.match(await page.getByTestId("practice-record").innerText(), /Linear equations: one problem right/);

    await page.reload();
    await entries(page).first().waitFor();
    assert.equal((await standings(page))[0], "right");
    await entries(page).nth(1).click();
    await page.locator(".step[data-mark=unsound]").waitFor();
    await page.getByTestId("practice-forget").click();
    assert.equal(await page.getByTestId("practice-record").count(), 0);
    assert.equal(await entries(page).count(), 0);
    const stored = () => page.evaluate(() => localStorage.getItem("surefoot.practice"));
    assert.equal(await stored(), null);
    // Marks of the closed set that were still to come record nothing.
    await page.waitForTimeout(1500);
    assert.equal(await stored(), null);
    assertFaultless(page);
    assertFaultless(other);
  });
});

test("a link that names no set says so, and every topic has sets in both languages", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#practice/linear.9.1");
    await page.getByTestId("notice").filter({ hasText: "no such set" }).waitFor();
    const topics = await page.getByTestId("practice-topic").locator("option").evaluateAll((all) => all.map((option) => [option.value, option.innerText]));
    assert.ok(topics.length >= 8 && topics.every(([, name]) => name.length > 3), JSON.stringify(topics));
    await page.getByTestId("language").selectOption("de");
    for (const [topic] of topics) {
      await page.evaluate((topic) => { location.hash = `#practice/${topic}.2.77`; }, topic);
      await page.waitForFunction((topic) => document.querySelector("[data-testid=practice-topic]")?.value === topic, topic);
      await page.getByTestId("practice-problem").first().waitFor();
      // The problem is read as one.
      await page.getByTestId("problem-row").waitFor();
      assert.equal(await page.getByTestId("problem-unread").count(), 0, topic);
      assert.ok((await statements(page)).every((problem) => /^(Löse|Berechne|Vereinfache|Multipliziere aus:|Faktorisiere) /.test(problem)), topic);
    }
    assertFaultless(page);
  });
});
