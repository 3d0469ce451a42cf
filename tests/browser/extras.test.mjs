// Check's extras: copying, links that hold the work, the split edited by hand, print, and a text that is not lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, asText, assertFaultless, cards, check, engineOf, settled, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const said = async (page, words) => page.getByTestId("tools-said").filter({ hasText: words }).waitFor();

test("a solution is copied as text and as LaTeX", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { permissions: ["clipboard-read", "clipboard-write"] });
    await check(page, SLIP);
    await page.getByTestId("copy-text").click();
    await said(page, "Copied as text");
    assert.match(await clipboard(page), /^2\(x - 3\) = x \+ 4 {2}\[problem\]\n1\. 2x - 3 = x \+ 4 {2}\[unsound\]\n {3}Line 1 does not follow/);
    await page.getByTestId("copy-latex").click();
    await said(page, "Copied as LaTeX");
    assert.match(await clipboard(page), /\\begin\{align\*\}[^]*2x - 3 &= x \+ 4 && \\text\{unsound\}[^]*\\end\{align\*\}/);
    assertFaultless(page);
  });
});

test("where the page may not copy, the text is there to be copied by hand", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("denied")); });
    await check(page, SLIP);
    await page.getByTestId("copy-text").click();
    await said(page, "did not let the page copy");
    assert.match(await page.locator(".by-hand").inputValue(), /unsound/);
    assertFaultless(page);
  });
});

test("a link holds the work; nothing is sent; the reader's own text can be had back", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { permissions: ["clipboard-read", "clipboard-write"] });
    await check(page, SLIP);
    await page.getByTestId("copy-link").click();
    await said(page, "The link is copied");
    const link = await clipboard(page);
    assert.match(link, /\/#check\/1\.[A-Za-z0-9_-]+\.[0-9a-f]{8}$/);
    const other = await open("/#check");
    await check(other, "x + 1 = 2\nx = 1");
    await other.evaluate((link) => { location.href = link; }, link);
    await other.waitForFunction((text) => document.querySelector("[data-testid=paste]").value === text, SLIP);
    assert.equal(new URL(other.url()).hash, "#check", "the text is the reader's from here on");
    await other.getByTestId("own-text").click();
    assert.equal(await other.getByTestId("paste").inputValue(), "x + 1 = 2\nx = 1");
    for (const broken of [link.slice(0, -12), link.replace("#check/1.", "#check/1.zz"), `${link.split("#")[0]}#check/nonsense`]) {
      await other.evaluate((link) => { location.href = link; }, broken);
      await other.getByText("damaged or was cut off").waitFor();
      assert.equal(await other.getByTestId("paste").inputValue(), "x + 1 = 2\nx = 1", "the text stays");
      await other.evaluate(() => { location.hash = "#model"; });
      await other.evaluate(() => { location.hash = "#check"; });
    }
    assertFaultless(page);
    assertFaultless(other);
  });
});

test("a work that is too long for a link is told so", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await check(page, "2x = 4\n" + "x = 2 + 0\n".repeat(700));
    await page.getByTestId("copy-link").click();
    await said(page, "too long for a link");
    assertFaultless(page);
  });
});

test("the split is edited: Enter cuts, Backspace joins, and the lines are judged as they stand", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    const before = (await check(page, "2x + 3 = 11\n2x = 8\nx = 4"))[0].marks.length;
    await page.getByTestId("edit-lines").click();
    const fields = page.getByTestId("line-field");
    const lines = () => fields.evaluateAll((all) => all.map((field) => field.value));
    assert.deepEqual(await lines(), ["2x = 8", "x = 4"]);
    await fields.nth(1).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Backspace");
    assert.deepEqual(await lines(), ["2x = 8 x = 4"]);
    await page.waitForTimeout(300);
    await settled(page);
    assert.equal((await cards(page))[0].marks.length, before - 1);
    await page.waitForFunction(() => document.activeElement.selectionStart === "2x = 8 ".length);
    await page.keyboard.press("Enter");
    assert.deepEqual(await lines(), ["2x = 8", "x = 4"]);
    await page.waitForFunction(() => document.activeElement.id === "lines-0-1");
    await page.keyboard.type("-");
    assert.deepEqual(await lines(), ["2x = 8", "-x = 4"]);
    await page.waitForTimeout(300);
    await settled(page);
    assert.equal((await cards(page))[0].marks[1], "unsound");
    await page.getByTestId("leave-lines").click();
    assert.equal(await page.getByTestId("paste").inputValue(), "2x + 3 = 11\n2x = 8\n-x = 4");
    assertFaultless(page);
  });
});

test("the split of several solutions is edited: each has its lines, a note is not judged, a line is taken out", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await engineOf(page);
    const paste = "Method 1\n2x + 3 = 11\n2x = 8\nx = 4\n\nMethod 2\n2x + 3 = 11\n2x = 14\nx = 7";
    assert.equal((await check(page, paste)).length, 2);
    await page.getByTestId("edit-lines").click();
    const lists = page.getByTestId("line-list");
    assert.equal(await lists.count(), 2);
    const lines = (list) => lists.nth(list).getByTestId("line-field").evaluateAll((all) => all.map((field) => field.value));
    assert.deepEqual([await lines(0), await lines(1)], [["2x = 8", "x = 4"], ["2x = 14", "x = 7"]]);
    await lists.nth(1).getByTestId("line-field").first().fill("2x = 8");
    await lists.nth(1).getByTestId("line-note").nth(1).click();
    await lists.nth(0).getByTestId("line-out").nth(0).click();
    assert.deepEqual([await lines(0), await lines(1)], [["x = 4"], ["2x = 8", "x = 7"]]);
    await page.waitForTimeout(300);
    await settled(page);
    const found = await cards(page);
    assert.deepEqual(found.map((card) => card.marks.length), [1, 1], "a note and a line taken out have no marks");
    assert.ok(found.every((card) => !card.marks.includes("unsound")));
    await page.getByTestId("leave-lines").click();
    assert.match(await page.getByTestId("paste").inputValue(), /x = 4\n\n.*:\n2x \+ 3 = 11\n2x = 8\nx = 7$/);
    assertFaultless(page);
  });
});

test("a print holds the marks and the reasons on white, and no controls", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check", { colorScheme: "dark" });
    await check(page, "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
    const visible = await page.evaluate(() => [...document.querySelectorAll("button:not(.step-mark), select, textarea, nav")].filter((e) => e.offsetParent).map((e) => e.outerHTML.slice(0, 60)));
    assert.deepEqual(visible, []);
    assert.match(await page.locator(".cards").innerText(), /Line 2 is correct from line 1/, "a closed line says why on paper");
    assert.ok((await page.pdf()).length > 5000);
    assertFaultless(page);
  });
});

test("a reload in the middle of typing loses nothing, and another tab keeps its own text", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await asText(page);
    await page.getByTestId("paste").pressSequentially("x + 1 = 2");
    await page.reload();
    assert.equal(await page.getByTestId("paste").inputValue(), "x + 1 = 2");
    const second = await page.context().newPage();
    await second.goto(page.url());
    assert.equal(await second.getByTestId("paste").inputValue(), "");
    await check(second, "x = 5");
    await page.reload();
    assert.equal(await page.getByTestId("paste").inputValue(), "x + 1 = 2");
    assertFaultless(page);
  });
});

const REFUSED = {
  "denied": () => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }
  },
  "full": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
};

for (const [name, refuse] of Object.entries(REFUSED)) {
  test(`storage that is ${name} is said, and the page works`, async () => {
    await withBrowser(BROWSERS[1], async ({ open }) => {
      const page = await open("/#model");
      await page.addInitScript(refuse);
      await page.goto(page.url().replace("#model", "?again#check"));
      const [card] = await check(page, SLIP);
      assert.equal(card.marks[0], "unsound");
      assert.match(await page.getByTestId("not-kept").innerText(), /a reload would lose/);
      await page.getByTestId("language").selectOption("de");
      assert.equal(await page.getByTestId("paste").inputValue(), SLIP);
      await page.evaluate(() => { location.hash = "#class"; });
      await page.getByTestId("class-example").click();
      await page.getByTestId("class-row").first().waitFor();
      assert.match(await page.getByTestId("not-kept").innerText(), /Beim Neuladen/);
      assertFaultless(page);
    });
  });
}
