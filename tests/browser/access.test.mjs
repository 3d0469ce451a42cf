// Access: axe finds nothing on any page, in any theme or language; every action has a key; changes are said in words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { BROWSERS, answersAlone, assertFaultless, byRows, check, engineOf, figures, settled, tools, withBrowser } from "./harness.mjs";

const axe = await readFile(tools + "node_modules/axe-core/axe.min.js", "utf8");

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";
/** The address of each page, and what brings it into the state that is looked at. */
const PAGES = {
  start: { hash: "#start", ready: settled },
  compare: { hash: "#compare/minus-before-a-bracket", ready: settled },
  "check, empty": { hash: "#check", ready: (page) => check(page, "") },
  "check, a slip": {
    hash: "#check",
    ready: async (page) => { await check(page, SLIP); await page.locator(".step-mark").last().click(); },
  },
  "check, row by row": {
    hash: "#check",
    ready: async (page) => {
      await check(page, SLIP);
      await byRows(page);
      await page.getByTestId("row-edit").nth(1).click();
      await page.getByTestId("row-field").waitFor();
    },
  },
  "check, line by line": {
    hash: "#check",
    ready: async (page) => { await check(page, SLIP); await page.getByTestId("edit-lines").click(); },
  },
  present: {
    hash: "#present/minus-before-a-bracket/2",
    ready: async (page) => { await page.getByTestId("stage").focus(); for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight"); },
  },
  "nothing to present": { hash: "#present/check/9", ready: (page) => page.getByRole("heading", { level: 1 }).waitFor() },
  class: {
    hash: "#class",
    ready: async (page) => {
      const content = 'Name,"Solve 2(x - 3) = x + 4"\nA,"2x - 3 = x + 4\nx = 7"\nB,"2x - 6 = x + 4\nx = 10"\nC,';
      await page.getByTestId("class-file").setInputFiles({ name: "class.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
      await page.locator("[data-testid=class-progress][data-state=done]").waitFor({ timeout: 120_000 });
    },
  },
  "your own problem": {
    hash: "#own",
    ready: async (page) => {
      await page.getByTestId("own-problem").fill("4(x - 3) = 20");
      await page.getByTestId("own-work-out").click();
      await settled(page);
    },
  },
  practice: {
    hash: "#practice/linear.1.4711",
    ready: async (page) => { await page.getByTestId("practice-problem").first().waitFor(); await settled(page); },
  },
  "how it judges, answers shown": { hash: "#how", ready: async (page) => { await figures(page); await answersAlone(page); await settled(page); } },
  "compare, answers shown": { hash: "#compare/minus-before-a-bracket", ready: settled },
};

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-GB", "de-DE"]) {
    test(`axe finds nothing: ${colorScheme}, ${locale}`, async () => {
      await withBrowser(BROWSERS[1], async ({ open }) => {
        const page = await open("/", { colorScheme, locale });
        await engineOf(page);
        await page.evaluate(axe);
        for (const [name, { hash, ready }] of Object.entries(PAGES)) {
          await page.evaluate((hash) => { location.hash = hash; }, hash);
          await ready(page);
          const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 400)}`);
          assert.deepEqual(found, [], name);
        }
        assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
        assertFaultless(page);
      });
    });
  }
}

test("the language and the theme are chosen in the page, and remembered", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { locale: "fr-FR", colorScheme: "light" });
    const heading = page.getByRole("heading", { level: 1 });
    assert.equal(await heading.innerText(), "Paste or type a solution", "a language that is not spoken gets English");
    await check(page, SLIP);
    await page.getByTestId("language").selectOption("de");
    assert.equal(await heading.innerText(), "Füge eine Rechnung ein oder tippe sie");
    assert.equal(await page.getByTestId("paste").inputValue(), SLIP, "the typed text stays");
    await page.getByText("Zeile 1 folgt nicht aus der Aufgabe", { exact: false }).first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "language", "the focus stays");
    await page.getByTestId("theme").selectOption("slate");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "slate");
    await page.reload();
    assert.equal(await heading.innerText(), "Füge eine Rechnung ein oder tippe sie");
    assert.deepEqual(await page.locator("html").evaluate((html) => [html.lang, html.dataset.theme]), ["de", "slate"]);
    await page.getByTestId("theme").selectOption("system");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html[data-theme=slate]").waitFor();
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("html[data-theme=paper]").waitFor();
    assertFaultless(page);
  });
});

test("everything is reached and done by keyboard", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    await check(page, SLIP);
    // A reader who presses Tab meets every control once, and sees where they are.
    const reachable = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((e) => e.offsetParent && !e.disabled).length);
    await page.evaluate(() => document.body.focus());
    const met = new Set();
    for (let i = 0; i < reachable + 5; i++) {
      await page.keyboard.press("Tab");
      const id = await page.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body) return null;
        return [...document.querySelectorAll("*")].indexOf(e);
      });
      if (id !== null) met.add(id);
    }
    // The skip link comes into sight only with the focus.
    assert.ok(met.size >= reachable, `${met.size} of ${reachable} controls are reached`);
    const mark = page.locator(".step-mark").first();
    await mark.focus();
    await page.keyboard.press("Enter");
    assert.equal(await mark.getAttribute("aria-expanded"), "true");
    assertFaultless(page);
  });
});

test("every line of maths can be said aloud, and no live region holds MathML", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await check(page, "x/2 + 1 = 4\nx/2 = 3\nx = 6");
    const said = await page.locator(".step math").evaluateAll((all) => all.map((math) => math.getAttribute("aria-label")));
    assert.deepEqual(said, ["x over 2 plus 1 equals 4", "x over 2 equals 3", "x equals 6"]);
    assert.equal(await page.locator("[role=status] math, [aria-live] math").count(), 0);
    assertFaultless(page);
  });
});
