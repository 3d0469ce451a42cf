// Your own problem: worked out by each way that fits it, and with slips to find among the solutions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, assertFaultless, cards, check, engineOf, settled, withBrowser } from "./harness.mjs";

/** Types a problem, asks for it to be worked out, and returns the cards. */
async function workOut(page, problem) {
  // As a paste arrives: the whole value, one event.
  await page.getByTestId("own-problem").evaluate((box, problem) => {
    box.value = problem;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, problem);
  await page.getByTestId("own-work-out").click();
  await settled(page);
  return cards(page);
}

test("a problem is worked out in several ways, every line of them sound to the exact check", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    // How many ways at least.
    for (const [problem, n] of [["4(x - 3) = 20", 2], ["x^2 - 5x + 6 = 0", 4], ["7 - 3x <= 19", 2], ["2x + y = 7\nx - y = 2", 2]]) {
      const found = await workOut(page, problem);
      assert.ok(found.length >= n, problem);
      for (const { marks, highlighted } of found) {
        assert.ok(marks.length > 0 && marks.every((mark) => mark === "sound"), `${problem}: ${marks}`);
        assert.equal(highlighted, false, "each way is as right as the others");
      }
      const names = await page.getByTestId("card").locator("h3").allInnerTexts();
      assert.equal(new Set(names).size, names.length, `${problem}: ${names}`);
    }
    assert.equal((await workOut(page, "I have no idea")).length, 0);
    assert.match(await page.getByTestId("summary").innerText(), /cannot lay out/);
    assertFaultless(page);
  });
});

test("on a phone one way is in sight at a time, picked by its name; on a wide page and on paper all are", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const n = (await workOut(page, "x^2 - 5x + 6 = 0")).length;
    const inSight = () => page.getByTestId("card").locator("visible=true").locator("h3").allInnerTexts();
    const tabs = page.getByTestId("way-tab");
    assert.equal(await tabs.count(), n);
    const names = await tabs.allInnerTexts();
    assert.deepEqual(await inSight(), [names[0]]);
    await tabs.nth(n - 1).click();
    assert.deepEqual(await inSight(), [names[n - 1]]);
    assert.equal(await tabs.nth(n - 1).getAttribute("aria-pressed"), "true");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px wider than the page`);
    // Another problem begins with its first way.
    await workOut(page, "4(x - 3) = 20");
    assert.deepEqual(await inSight(), [await tabs.first().innerText()]);
    await page.emulateMedia({ media: "print" });
    assert.ok((await inSight()).length > 1);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.ok((await inSight()).length > 1);
    assert.equal(await tabs.first().isVisible(), false);
    assertFaultless(page);
  });
});

const BAD = {
  nothing: " \n",
  "ten megabytes": "2x + 3 = 11\n".repeat(800_000),
  markup: "<img src=x onerror=alert(1)> = 2",
  "a tower": `x${"^9".repeat(400)} = 1`,
  "nothing below the line": "x = 1/0",
  "several letters": "A = bh/2",
};

test("what cannot be worked out gets a sentence, the text stays, and the page goes on", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    for (const [name, problem] of Object.entries(BAD)) {
      assert.equal((await workOut(page, problem)).length, 0, name);
      assert.match(await page.getByTestId("summary").innerText(), /cannot lay out|Say which/, name);
      assert.equal(await page.getByTestId("own-problem").inputValue(), problem, name);
    }
    assert.ok((await workOut(page, "Solve A = bh/2 for h")).length > 0);
    assertFaultless(page);
  });
});

test("small steps are more lines", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    const [plain] = await workOut(page, "3(x - 4) = 2x + 5");
    await page.getByTestId("own-small-steps").check();
    await settled(page);
    const [small] = await cards(page);
    assert.ok(small.marks.length > plain.marks.length, `${small.marks.length} and ${plain.marks.length}`);
    assertFaultless(page);
  });
});

test("slips are hidden until the reader has answered", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    await workOut(page, "3(x - 4) = 2x + 5");
    await page.getByTestId("own-spot").click();
    await page.getByTestId("spot").first().waitFor();
    await settled(page);
    const n = await page.getByTestId("spot").count();
    assert.ok(n >= 3, `${n} solutions`);
    assert.equal(await page.getByTestId("card").count(), 0, "no marks before the answer");
    // Every solution is said to be sound; two of them are not.
    for (let i = 0; i < n; i++) await page.getByTestId("spot-sound").first().click();
    const replies = await page.getByTestId("spot-reply").allInnerTexts();
    assert.equal(replies.filter((reply) => /^Look at line/.test(reply)).length, 2, replies.join(" | "));
    const shown = await cards(page);
    assert.equal(shown.filter(({ marks }) => marks.includes("unsound")).length, 2);
    assertFaultless(page);
  });
});

test("a problem is there after a reload, and no solution stands beside another problem", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    assert.ok((await workOut(page, "4(x - 3) = 20")).length > 0);
    const box = page.getByTestId("own-problem");
    await box.fill("5x = 20");
    await page.getByTestId("own-other").waitFor();
    assert.equal(await page.getByTestId("card").count(), 0);
    await box.fill("4(x - 3) = 20");
    await page.getByTestId("card").first().waitFor();
    await box.fill("5x = 25");
    await page.reload();
    assert.equal(await box.inputValue(), "5x = 25");
    await engineOf(page);
    await settled(page);
    const problem = await page.getByTestId("problem-row").first().innerText();
    assert.match(problem.normalize("NFKC").replace(/\s/g, ""), /5x=25$/);
    assertFaultless(page);
  });
});

test("a worked problem is a lesson: its shortest way first, a rule with its values behind each reason, the answer, the check", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own");
    await engineOf(page);
    await workOut(page, "3(x - 4) = 2x + 5");
    const first = page.getByTestId("card").first();
    assert.match(await first.locator("h3").innerText(), /the shortest$/);
    const counts = (await cards(page)).map(({ marks }) => marks.length);
    assert.ok(counts.every((n) => n >= counts[0]), counts.join(", "));
    const roles = await first.getByTestId("role").allInnerTexts();
    assert.deepEqual(roles.map((role) => role.toLowerCase()), ["answer", "check"]);
    await first.getByTestId("profile").waitFor();
    assert.equal(await first.locator(".profile-point").count(), counts[0] - 1, "a point for each line, none for the check");
    assert.equal(await first.getByTestId("rule").count(), 0, "a rule comes when it is asked for");
    await first.getByText("Subtract 2x from both sides").click();
    assert.match((await first.getByTestId("rule").innerText()).normalize("NFKC"), /same is done to both.*3x − 12 − 2x = x − 12 and 2x \+ 5 − 2x = 5/s);
    assertFaultless(page);
  });
});

test("a link holds the problem, and a like one is worked on Check, where the reader's own text is put aside", async () => {
  await withBrowser(BROWSERS[1], async ({ open, origin }) => {
    const page = await open("/#check");
    await engineOf(page);
    await check(page, "x + 1 = 5\nx = 4");
    await page.evaluate(() => { location.hash = "#own"; });
    await workOut(page, "2(x + 1) = 10");
    await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
    await page.getByTestId("copy-link").click();
    await page.getByTestId("tools-said").filter({ hasText: /\S/ }).waitFor();
    const link = await page.evaluate(() => window.copied);
    assert.ok(link.startsWith(`${origin}/#own/1.`), link);
    await page.getByTestId("own-like").click();
    const onCheck = page.getByTestId("paste");
    await onCheck.waitFor();
    const problem = await onCheck.inputValue();
    const [, times, plus, right] = /^Solve (\d+)\(x \+ (\d+)\) = (\d+)\n$/.exec(problem) ?? assert.fail(problem);
    assert.notEqual(`${times} ${plus} ${right}`, "2 1 10");
    assert.equal((right / times) % 1, 0, `${problem} comes out even, as the reader's own does`);
    await page.getByTestId("own-text").click();
    assert.equal(await onCheck.inputValue(), "x + 1 = 5\nx = 4");
    await page.goto("about:blank");
    await page.goto(link);
    assert.equal(await page.getByTestId("own-problem").inputValue(), "2(x + 1) = 10");
    await page.goto("about:blank");
    await page.goto(link.slice(0, -3));
    await page.getByTestId("notice").waitFor();
    assertFaultless(page);
  });
});

test("a question in words is answered line by line, and a like one is asked; what asks for something unknown is no equation", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    // As one text, whose problem can be read off.
    await check(page, "x + 1 = 5\nx = 4");
    await page.evaluate(() => { location.hash = "#own"; });
    for (const question of ["Find the slope of the line through (1, 2) and (3, 8)", "Bestimme die Nullstellen von f(x) = x^2 - 9", "80 is what percent of 320?"]) {
      const found = await workOut(page, question);
      assert.equal(found.length, 1, question);
      const [{ marks }] = found;
      assert.ok(marks.length > 1 && marks.every((mark) => mark === "sound" || mark === "given"), `${question}: ${marks}`);
    }
    await page.getByTestId("own-like").click();
    await page.getByTestId("paste").waitFor();
    assert.match(await page.getByTestId("paste").inputValue(), /^(?!80 )\d+ is what percent of \d+\?\n$/);
    await page.evaluate(() => { location.hash = "#own"; });
    assert.equal((await workOut(page, "Find the inverse of f(x) = x^5 - x")).length, 0);
    assert.match(await page.getByTestId("summary").innerText(), /cannot lay out/);
    assertFaultless(page);
  });
});

test("on a phone what an opened line says is no wider than the page", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#own", { viewport: { width: 360, height: 740 }, locale: "de-DE" });
    await engineOf(page);
    await workOut(page, "2x + y = 7\nx - y = 2");
    await page.locator(".why-cue").first().click();
    await page.getByTestId("rule").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    assertFaultless(page);
  });
});
