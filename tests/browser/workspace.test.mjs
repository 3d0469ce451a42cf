// The workspace: a solution written row by row, each row marked where it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, ON_CPU, asText, assertFaultless, byRows, cards, check, engineOf, settled, testIn, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

/** Opens Check with this text in rows, marked. */
async function rowsOf(open, text, options) {
  const page = await open("/#check", options);
  await engineOf(page);
  if (text) await check(page, text);
  await byRows(page);
  await settled(page);
  return page;
}

/** What is shown, row by row: the marks of its lines, "problem", or "-" for a row as it was written; "open" for a field. */
const shown = (page) => page.locator(".rows > li").evaluateAll((rows) => rows.filter((row) => !row.ariaHidden).map((row) => {
  if (row.classList.contains("row-open")) return "open";
  if (row.dataset.testid === "problem-row") return "problem";
  return row.dataset.unfinished === "true" ? "unfinished" : row.dataset.mark ?? "-";
}));

async function reads(page, wanted, what) {
  for (let i = 0; i < 400 && JSON.stringify(await shown(page)) !== JSON.stringify(wanted); i++) await page.waitForTimeout(50);
  assert.deepEqual(await shown(page), wanted, what);
}

/** The text of record, and back to the rows. */
async function textOf(page) {
  await asText(page);
  const text = await page.getByTestId("paste").inputValue();
  await byRows(page);
  return text;
}

const field = (page) => page.getByTestId("row-field");
const hasFocus = (page) => page.waitForFunction(() => document.activeElement.classList.contains("row-field"));
/** The open row's text and where its cursor is. */
const cursor = (page) => field(page).evaluate((field) => [field.value, field.selectionStart]);

testIn(ON_CPU, "a solution is written row by row, and each row is marked once it is finished", async (browser) => {
  await withBrowser(browser, async ({ open }) => {
    const page = await rowsOf(open, "");
    await field(page).click();
    await page.keyboard.type("2(x - 3) = x + 4", { delay: 5 });
    await page.keyboard.press("Enter");
    await page.keyboard.type("2x - 3 = x + 4", { delay: 5 });
    await reads(page, ["problem", "open", "unfinished"], "while it is typed");
    assert.equal(await page.locator(".row-open + .step math").count(), 1, "its maths is drawn below the field");
    await page.keyboard.press("Enter");
    await reads(page, ["problem", "unsound", "open"]);
    await page.keyboard.type("x = 7", { delay: 5 });
    await page.keyboard.press("Escape");
    await reads(page, ["problem", "unsound", "carried"]);
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("row-edit")), "the row has the focus");
    assert.match(await page.locator(".first-unsound").getByTestId("why").innerText(), /does not follow/);
    assert.equal(await textOf(page), SLIP);
    await page.reload();
    await byRows(page);
    await reads(page, ["problem", "unsound", "carried"], "after a reload");
    assertFaultless(page);
  });
});

test("the row that is typed into accuses nobody, and no other row changes by it, in German", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, "5m - 2 = 18\n5m = 20\n5m + 1 = 21\nm = 4", { locale: "de-DE" });
    await reads(page, ["problem", "sound", "sound", "sound"]);
    await page.getByTestId("row-edit").nth(2).click();
    await hasFocus(page);
    await reads(page, ["problem", "sound", "open", "sound", "sound"], "opened and not changed, it keeps its mark");
    await page.keyboard.press("End");
    await page.keyboard.type(" + (", { delay: 20 });
    await reads(page, ["problem", "sound", "open", "unfinished", "sound"]);
    assert.match(await page.locator("[data-unfinished=true] .mark-word").innerText(), /noch nicht fertig/);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("ArrowDown");
    await reads(page, ["problem", "sound", "sound", "open", "sound"]);
    assertFaultless(page);
  });
});

testIn(ON_CPU, "Enter cuts a row, Backspace and Delete join rows, the arrow keys go from row to row", async (browser) => {
  await withBrowser(browser, async ({ open }) => {
    const page = await rowsOf(open, "2x + 3 = 11\n2x = 8 x = 4");
    await page.getByTestId("row-edit").last().click();
    await hasFocus(page);
    await field(page).evaluate((field) => field.setSelectionRange(6, 6));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.value === "x = 4");
    assert.deepEqual(await cursor(page), ["x = 4", 0]);
    await page.keyboard.press("Backspace");
    await page.waitForFunction(() => document.activeElement.value === "2x = 8 x = 4");
    assert.deepEqual(await cursor(page), ["2x = 8 x = 4", 7]);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.value === "x = 4");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => document.activeElement.value === "2x = 8");
    await page.keyboard.press("End");
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => document.activeElement.value === "2x = 8 x = 4");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.activeElement.value === "2x + 3 = 11");
    assert.deepEqual(await cursor(page), ["2x + 3 = 11", 11]);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement.value === "2x = 8 x = 4");
    assert.equal(await page.locator(".row-field").count(), 1);
    assertFaultless(page);
  });
});

testIn(ON_CPU, "many rows are pasted into one, and undo goes back through all rows", async (browser) => {
  await withBrowser(browser, async ({ open }) => {
    const page = await rowsOf(open, "", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.evaluate(() => navigator.clipboard.writeText("2x + 3 = 11\r\n2x = 8\r\nx = 4"));
    await field(page).click();
    await page.keyboard.press("Control+v");
    await reads(page, ["problem", "sound", "open", "sound"]);
    assert.deepEqual(await cursor(page), ["x = 4", 5]);
    await page.keyboard.press("Enter");
    await page.keyboard.type("x + 1 = 6", { delay: 5 });
    await page.keyboard.press("Escape");
    await reads(page, ["problem", "sound", "sound", "unsound"]);
    await page.keyboard.press("Control+z");
    await reads(page, ["problem", "sound", "sound", "open"]);
    await hasFocus(page);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.activeElement.value === "");
    assert.equal(await page.getByTestId("step").count(), 0);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+Shift+z");
    await page.waitForFunction(() => document.activeElement.value === "x + 1 = 6");
    await page.keyboard.press("Escape");
    await reads(page, ["problem", "sound", "sound", "unsound"]);
    // An example in place of it is a step as well.
    await page.getByTestId("example").click();
    await page.waitForFunction(() => !document.querySelector(".rows").innerText.includes("2x + 3"));
    await page.getByTestId("row-edit").first().click();
    await hasFocus(page);
    await page.keyboard.press("Control+z");
    await reads(page, ["problem", "sound", "sound", "open", "unsound"]);
    assert.equal(await textOf(page), "2x + 3 = 11\n2x = 8\nx = 4\nx + 1 = 6");
    assertFaultless(page);
  });
});

test("a mark opens what is behind it, a row's maths opens the row, and both by keyboard", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, SLIP);
    const mark = page.locator(".step-mark").last();
    await mark.focus();
    await page.keyboard.press("Enter");
    assert.equal(await mark.getAttribute("aria-expanded"), "true");
    assert.equal(await field(page).count(), 0);
    await page.keyboard.press("Tab");
    const opens = page.getByRole("button", { name: "Edit line 2: x equals 7", exact: true });
    assert.ok(await opens.evaluate((button) => button === document.activeElement));
    await page.keyboard.press("Enter");
    await hasFocus(page);
    assert.equal(await field(page).getAttribute("aria-label"), "Row 2");
    // The keys are one stop; from there the arrows lead on.
    await page.keyboard.press("Tab");
    const keys = page.getByTestId("math-key");
    assert.ok(await keys.first().evaluate((key) => key === document.activeElement));
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.querySelector(".for-ears").textContent), "Fraction");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.value === "x = 7/");
    assertFaultless(page);
  });
});

test("on a phone the keys write, the row keeps the focus, and a mark is in sight above the keyboard", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, "3m - 1 = 8\n3m = 9", { viewport: { width: 360, height: 430 }, hasTouch: true, isMobile: true });
    await page.getByTestId("add-row").tap();
    await hasFocus(page);
    const key = (name) => page.getByRole("button", { name, exact: true });
    await key("The letter m").tap();
    await key("Equals").tap();
    await key("Root").tap();
    await page.keyboard.type("9");
    assert.deepEqual(await cursor(page), ["m = √(9)", 7]);
    assert.ok(await field(page).evaluate((field) => field === document.activeElement));
    await key("Undo").tap();
    await key("Redo").tap();
    await page.locator(".row-open + .step math").waitFor();
    const inSight = await page.evaluate(() => {
      const foot = document.querySelector(".math-keys").getBoundingClientRect().top;
      const within = (e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= foot;
      const all = (selector) => [...document.querySelectorAll(selector)].filter(within).length;
      return { marks: all(".step[data-mark=sound] .mark-shape"), fields: all(".row-field"), drawn: all(".row-open + .step math") };
    });
    assert.ok(inSight.marks >= 1, "a mark");
    assert.deepEqual([inSight.fields, inSight.drawn], [1, 1], "the row and what is read of it");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0);
    await page.getByRole("heading", { level: 1 }).tap();
    await page.waitForFunction(() => ![...document.querySelectorAll(".math-keys")].some((keys) => keys.checkVisibility()));
    await reads(page, ["problem", "sound", "open", "sound"]);
    assertFaultless(page);
  });
});

for (const [locale, title] of [["en-GB", "Solution"], ["de-DE", "Lösung"]]) {
  test(`another attempt stands beside the first, and the clean one is highlighted, ${locale}`, async () => {
    await withBrowser(BROWSERS[1], async ({ open }) => {
      const page = await rowsOf(open, "2x + 3 = 11\n2x = 14\nx = 7", { locale });
      await page.getByTestId("add-attempt").click();
      await hasFocus(page);
      await page.keyboard.type("2x = 8", { delay: 5 });
      await page.keyboard.press("Enter");
      await page.keyboard.type("x = 4", { delay: 5 });
      await page.keyboard.press("Escape");
      await page.waitForTimeout(400);
      await settled(page);
      const found = await cards(page);
      assert.deepEqual(found.map(({ marks }) => marks), [["unsound", "carried"], ["sound", "sound"]]);
      assert.deepEqual(found.map(({ highlighted }) => highlighted), [false, true]);
      const tops = await page.getByTestId("card").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
      assert.equal(tops[0], tops[1], "side by side");
      assert.equal(await textOf(page), `2x + 3 = 11\n\n${title} 1:\n2x = 14\nx = 7\n\n${title} 2:\n2x = 8\nx = 4`);
      await page.getByTestId("add-attempt").click();
      await page.keyboard.type("x = 4");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelectorAll("[data-testid=card]").length === 3);
      assertFaultless(page);
    });
  });
}

test("reasons and titles stand where they were written, and once", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, "Solve 2x + 3 = 11\nSubtract 3 from both sides\n2x = 8\nx = 4 (halve)");
    await reads(page, ["problem", "-", "sound", "sound"]);
    const words = await page.locator(".rows").innerText();
    assert.equal(words.match(/Subtract 3/g).length, 1);
    assert.equal(words.match(/halve/g).length, 1);
    assertFaultless(page);
  });
});

test("what an input method composes is not cut in two, and Enter ends it alone", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, "");
    await field(page).click();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "ｘ", selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(300);
    await client.send("Input.imeSetComposition", { text: "ｘ＝", selectionStart: 2, selectionEnd: 2 });
    await field(page).dispatchEvent("keydown", { key: "Enter", isComposing: true });
    // As WebKit tells it, once the composition is over.
    await field(page).dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
    assert.equal(await field(page).inputValue(), "ｘ＝");
    await client.send("Input.insertText", { text: "x = " });
    await page.keyboard.type("4");
    assert.equal(await field(page).inputValue(), "x = 4");
    assert.equal(await page.getByTestId("row-open").count(), 1);
    assertFaultless(page);
  });
});

const LONG = {
  "two thousand rows": "2x + 3 = 11\n".repeat(2000),
  "a row of a megabyte": `2x + 3 = 11\n${"x + ".repeat(250_000)}x = 4`,
};

test("what is too long for rows is edited as a text, and is not lost", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, "", { permissions: ["clipboard-read", "clipboard-write"] });
    for (const [name, text] of Object.entries(LONG)) {
      await page.evaluate((text) => navigator.clipboard.writeText(text), text);
      await field(page).click();
      await page.keyboard.press("Control+v");
      await page.getByTestId("too-long").waitFor();
      assert.equal(await page.getByTestId("paste").inputValue(), text, name);
      await page.getByTestId("paste").fill("");
      await page.getByTestId("workspace").waitFor();
    }
    assertFaultless(page);
  });
});

test("a print of the rows holds the marks and no controls", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await rowsOf(open, SLIP, { colorScheme: "dark" });
    await page.getByTestId("row-edit").last().click();
    await hasFocus(page);
    await page.emulateMedia({ media: "print" });
    const visible = await page.evaluate(() => [...document.querySelectorAll("button:not(.step-mark, .row-edit), input, select, textarea, nav")].filter((e) => e.offsetParent).map((e) => e.outerHTML.slice(0, 60)));
    assert.deepEqual(visible, []);
    assert.match(await page.locator(".cards").innerText(), /Line 2 is correct from line 1/);
    assertFaultless(page);
  });
});
