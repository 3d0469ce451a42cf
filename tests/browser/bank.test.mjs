// Compare, over the whole bank, in every browser and on both engines: a highlight is always a fully sound card, and there are enough of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, EVERYWHERE, answersAlone, assertFaultless, bank, compare, engineOf, withBrowser } from "./harness.mjs";

/** What was said of each problem in each browser, to be compared at the end. */
const said = {};

for (const browser of EVERYWHERE) {
  test(`the bank, ${browser.name}`, async () => {
    await withBrowser(browser, async ({ open }) => {
      const page = await open("/#compare");
      assert.equal(await engineOf(page), browser.device);
      let n_highlighted = 0;
      said[browser.name] = [];
      for (const problem of bank) {
        const found = await compare(page, problem);
        assert.equal(found.length, problem.candidates.length, problem.id);
        said[browser.name].push({ id: problem.id, found });
        const highlighted = found.flatMap((card, i) => (card.highlighted ? [i] : []));
        assert.ok(highlighted.length <= 1, `${problem.id}: ${highlighted.length} cards are highlighted`);
        for (const i of highlighted) {
          const { labels } = problem.candidates[i];
          assert.ok(labels.every((label) => label === 1), `${problem.id}: card ${i} is highlighted, its labels are ${labels}`);
          assert.ok(found[i].marks.every((mark) => mark === "sound"), `${problem.id}: ${found[i].marks}`);
          n_highlighted += 1;
        }
      }
      assert.ok(n_highlighted * 2 >= bank.length, `${n_highlighted} of ${bank.length} problems highlight a card`);
      assertFaultless(page);
    });
  });
}

test("no verdict of the bank differs between engines or browsers", () => {
  for (const { name } of EVERYWHERE) {
    assert.equal(said[name]?.length, bank.length, `the whole bank is judged ${name}`);
    assert.deepEqual(said[name], said[BROWSERS[0].name], name);
  }
});

test("the answer-only switch accepts right answers, unsound working or not", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const problem = bank.find(({ id }) => id === "minus-before-a-bracket");
    const page = await open("/");
    await engineOf(page);
    await answersAlone(page);
    await compare(page, problem);
    const accepted = await page.getByTestId("answer-word").evaluateAll((words) => words.map((word) => word.dataset.right));
    // Its answers are all written `x = number`, so the sound candidate's last line tells the right ones.
    const ends = problem.candidates.map(({ steps }) => steps.at(-1).split(": ").at(-1));
    const right = ends[problem.candidates.findIndex(({ labels }) => !labels.includes(0))];
    assert.deepEqual(accepted, ends.map((end) => (end === right ? "right" : "wrong")));
    const fooled = problem.candidates.some(({ labels }, i) => accepted[i] === "right" && labels.includes(0));
    assert.ok(fooled, "the bank's problem shows a right answer with unsound working");
    assertFaultless(page);
  });
});

test("a cut of the reader's own takes effect, says what it costs, and can be taken back", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/");
    await engineOf(page);
    const before = await compare(page, bank[0]);
    await page.evaluate(() => { location.hash = "#how"; });
    const words = await page.getByTestId("threshold-words").innerText();
    await page.getByTestId("threshold").focus();
    await page.keyboard.press("End");
    await page.waitForFunction((old) => document.querySelector("[data-testid=threshold-words]").innerText !== old, words);
    // The cut is in force on every page, and is the one that is shown on return.
    const strict = await page.getByTestId("threshold-words").innerText();
    await compare(page, bank[0]);
    await page.evaluate(() => { location.hash = "#how"; });
    assert.equal(await page.getByTestId("threshold-words").innerText(), strict);
    await page.getByRole("button", { name: /usual setting/ }).click();
    assert.deepEqual(await compare(page, bank[0]), before);
    assertFaultless(page);
  });
});
