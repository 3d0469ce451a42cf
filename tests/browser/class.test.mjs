// Class: a file of 500 solutions becomes a table; it can be stopped, sorted, masked, saved; and no bad file breaks it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { BROWSERS, ON_CPU, asText, assertFaultless, cards, check, engineOf, goBack, settled, testIn, withBrowser } from "./harness.mjs";

const HEADING = 'Timestamp,Email Address,Name,"Solve 2(x - 3) = x + 4. Each step on a new line."';

/** Every fifth student slips in line 1, every tenth of the others in line 2; every fiftieth hands nothing in. */
function work(i) {
  if (i % 50 === 49) return "";
  if (i % 5 === 0) return "2x - 3 = x + 4\nx = 7";
  if (i % 10 === 3) return `2x - 6 = x + 4\nx = ${2 + (i % 7)}`;
  return "2x - 6 = x + 4\nx - 6 = 4\nx = 10";
}

function csv(n, separator = ",") {
  const row = (i) => [`2026/03/02 9:${i % 60}`, `s${i}@school.example`, `Student ${i}`, `"${work(i)}"`].join(separator);
  return [HEADING.replaceAll(",", separator), ...Array.from({ length: n }, (_, i) => row(i))].join("\r\n");
}

async function choose(page, content, name = "class.csv") {
  await page.getByTestId("class-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
}

async function inState(page, state) {
  await page.locator(`[data-testid=class-progress][data-state=${state}]`).waitFor({ timeout: 240_000 });
}

const firsts = (page) => page.getByTestId("class-row").evaluateAll((rows) => rows.map((row) => row.dataset.first));
const notices = async (page) => (await page.getByTestId("class-notice").allInnerTexts()).join(" ");

test("five hundred solutions are judged, sorted, counted and saved", { timeout: 600_000 }, async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    await engineOf(page);
    await choose(page, csv(500));
    await inState(page, "done");
    const found = await firsts(page);
    assert.equal(found.length, 500);
    assert.deepEqual(found, [...found].sort((a, b) => rank(a) - rank(b)), "the earliest slip stands on top");
    const wanted = Array.from({ length: 500 }, (_, i) => work(i));
    assert.equal(found.filter((first) => first === "no-work").length, wanted.filter((text) => text === "").length);
    const slips = wanted.filter((text) => text.startsWith("2x - 3")).length;
    assert.ok(found.filter((first) => first === "1").length >= slips);
    const counts = await page.getByTestId("slip-count").evaluateAll((bars) => bars.map((bar) => Number(bar.dataset.count)));
    assert.equal(counts.reduce((sum, n) => sum + n, 0), found.filter((first) => /^\d+$/.test(first)).length);

    await page.getByTestId("class-mask").check();
    for (const [button, holds] of [["class-csv", /^\uFEFF"Student"/], ["class-json", /^\[/]]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(button).click()]);
      const text = await readFile(await download.path(), "utf8");
      assert.match(text, holds);
      assert.doesNotMatch(text, /school\.example/);
      assert.equal(text.split("\n").some((line) => /^"?[=+@-]/.test(line)), false, "a cell could be a formula");
    }
    assertFaultless(page);
  });
});

/** Rows by first unsound line, then those without one, then those without work. */
function rank(first) {
  return first === "none" ? 1000 : first === "no-work" ? 2000 : Number(first);
}

testIn(ON_CPU, "a name opens the work in Check, by keyboard, and the table is there on return", async (browser) => {
  await withBrowser(browser, async ({ open }) => {
    const page = await open("/#class");
    await engineOf(page);
    await page.getByTestId("class-paste").fill(csv(6));
    await page.getByTestId("class-check").press("Enter");
    await inState(page, "done");
    await page.getByRole("rowheader", { name: "Student 5", exact: true }).getByRole("button").press("Enter");
    await asText(page);
    await page.waitForTimeout(300);
    await settled(page);
    assert.match(await page.getByTestId("paste").inputValue(), /2x - 3 = x \+ 4\nx = 7$/);
    assert.equal((await cards(page))[0].marks[0], "unsound");
    await goBack(page);
    await page.getByTestId("class-row").first().waitFor();
    assert.equal((await firsts(page)).length, 6);
    assertFaultless(page);
  });
});

test("opening a student's work puts the typed text aside, to be had back even after a reload", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#check");
    await check(page, "x + 1 = 2\nx = 1");
    await page.evaluate(() => { location.hash = "#class"; });
    await page.getByTestId("class-paste").fill(csv(6));
    await page.getByTestId("class-check").click();
    for (const student of ["Student 5", "Student 4"]) {
      await page.getByRole("rowheader", { name: student, exact: true }).getByRole("button").click();
      await asText(page);
      assert.doesNotMatch(await page.getByTestId("paste").inputValue(), /x \+ 1 = 2/);
      await page.goBack();
      await page.getByTestId("class-row").first().waitFor();
    }
    await page.goForward();
    await page.reload();
    await page.getByTestId("own-text").click();
    assert.equal(await page.getByTestId("paste").inputValue(), "x + 1 = 2\nx = 1");
    assert.equal(await page.getByTestId("own-text").count(), 0, "nothing else was put aside");
    assertFaultless(page);
  });
});

test("a problem that is in no heading is asked for before anything is judged", { timeout: 300_000 }, async () => {
  await withBrowser(BROWSERS[0], async ({ open }) => {
    const page = await open("/#class");
    const table = (work) => `Name,Question 1\nAda,"${work}"\nBob,"2x = 14; x = 7"\nCy,"2x = 14; x = 7"`;
    await page.getByTestId("class-paste").fill(table("2x = 8; x = 4"));
    await page.getByTestId("class-check").click();
    const asked = page.getByTestId("class-problem");
    await asked.first().waitFor();
    assert.equal(await asked.count(), 1);
    assert.equal(await asked.locator("li").count(), 3);
    assert.equal(await asked.locator("textarea").inputValue(), "2x = 14", "what most begin with is proposed");
    assert.equal(await page.getByTestId("class-row").count(), 0);
    // Nothing can be read from this.
    await asked.locator("textarea").fill("see the sheet");
    await page.getByTestId("class-judge").click();
    await asked.locator("textarea[aria-invalid=true]").waitFor();
    assert.match(await asked.getByRole("status").innerText(), /No problem could be read/);
    assert.equal(await page.getByTestId("class-row").count(), 0);
    await asked.locator("textarea").fill("Solve 2x + 3 = 11");
    await page.getByTestId("class-judge").click();
    await inState(page, "done");
    assert.deepEqual(await firsts(page), ["1", "1", "none"]);
    // Without the problem no work is called sound.
    await page.getByTestId("class-judge-without").click();
    await inState(page, "done");
    assert.deepEqual(await firsts(page), ["none", "none", "none"]);
    for (const words of await page.locator(".class-first").allInnerTexts()) assert.match(words, /the problem is not known/);
    assertFaultless(page);
  });
});

testIn(ON_CPU, "no result stands beside a text that it is not of", async (browser) => {
  await withBrowser(browser, async ({ open }) => {
    const page = await open("/#class");
    const box = page.getByTestId("class-paste");
    await box.fill(csv(4));
    await page.getByTestId("class-check").click();
    await inState(page, "done");
    await box.fill(csv(5));
    await page.getByTestId("class-other").waitFor();
    assert.equal(await page.getByTestId("class-row").count(), 0);
    await box.fill(csv(4));
    await page.getByTestId("class-row").first().waitFor();
    assert.equal((await firsts(page)).length, 4, "what was judged is not lost");
    // A file has nothing to do with what is typed.
    await choose(page, csv(3));
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=class-row]").length === 3);
    assert.equal(await page.getByTestId("class-other").count(), 0);
    assertFaultless(page);
  });
});

test("a worker that ends while it reads a class is told, and the class is read by the next one", async () => {
  const trap = (message) => addEventListener("message", ({ data }) => {
    if (data.ReadClass?.text.includes("TRAP")) throw new WebAssembly.RuntimeError(message);
  });
  let isBroken = true;
  const alter = (path, bytes) => {
    const broken = isBroken && path.endsWith("/worker_start.js");
    return { status: 200, bytes: broken ? Buffer.concat([Buffer.from(`(${trap})("unreachable");\n`), bytes]) : bytes };
  };
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class", { serviceWorkers: "block" });
    await engineOf(page);
    await page.getByTestId("class-paste").fill(csv(3).replaceAll("Student", "TRAP"));
    await page.getByTestId("class-check").click();
    await page.getByTestId("class-status").filter({ hasText: /has stopped/ }).waitFor();
    assert.match(await page.getByTestId("engine").innerText(), /stopped/);
    isBroken = false;
    await page.getByTestId("class-check").click();
    await inState(page, "done");
    assert.equal((await firsts(page)).length, 3);
  }, alter);
});

test("what is typed for a class is there after a reload in the middle of typing, and only in this tab", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    await page.getByTestId("class-paste").pressSequentially("Name,Work");
    await page.reload();
    assert.equal(await page.getByTestId("class-paste").inputValue(), "Name,Work");
    const second = await page.context().newPage();
    await second.goto(page.url());
    assert.equal(await second.getByTestId("class-paste").inputValue(), "");
    assertFaultless(page);
  });
});

test("a reload while a class is judged keeps what was typed", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    // A text area has its own line ends.
    const typed = csv(200).replaceAll("\r\n", "\n");
    await page.getByTestId("class-paste").fill(typed);
    await page.getByTestId("class-check").click();
    await page.getByTestId("class-row").first().waitFor();
    await page.reload();
    assert.equal(await page.getByTestId("class-paste").inputValue(), typed);
    await page.getByTestId("class-check").click();
    await inState(page, "done");
    assertFaultless(page);
  });
});

const column = (page, testid) => page.getByTestId(testid).evaluateAll((cells) => cells.map((cell) => cell.dataset.outcome));
const students = (page) => page.getByRole("rowheader").allInnerTexts();

test("each student's result is said, and every column sorts the table, by keyboard too", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    await engineOf(page);
    const rows = ["Cy,\"2x - 6 = x + 4\nx = 10\"", "ada,\"2x - 3 = x + 4\nx = 7\"", "Bo,", "Di,\"2x - 3 = x + 4\nx = 10\""];
    await page.getByTestId("class-paste").fill(["Name,Solve 2(x - 3) = x + 4", ...rows].join("\n"));
    await page.getByTestId("class-check").click();
    await inState(page, "done");
    const sort = async (name) => {
      await page.getByTestId("class-sort").filter({ hasText: name }).press("Enter");
      return [await students(page), await page.locator("th[aria-sort=ascending], th[aria-sort=descending]").evaluateAll((all) => all.map((th) => th.ariaSort))];
    };
    assert.deepEqual(await students(page), ["ada", "Di", "Cy", "Bo"], "the earliest slip on top");
    assert.deepEqual(await column(page, "class-outcome"), ["wrong", "right-but-unsound", "right-and-sound", "no-work"]);
    assert.deepEqual(await sort("Student"), [["ada", "Bo", "Cy", "Di"], ["ascending"]]);
    assert.deepEqual(await sort("Student"), [["Di", "Cy", "Bo", "ada"], ["descending"]]);
    assert.deepEqual(await sort("Result"), [["ada", "Di", "Cy", "Bo"], ["ascending"]]);
    // Names that are hidden are not to be guessed from their order.
    await sort("Student");
    await page.getByTestId("class-mask").check();
    assert.deepEqual(await students(page), ["Student 1", "Student 2", "Student 3", "Student 4"]);
    assert.deepEqual(await column(page, "class-outcome"), ["right-and-sound", "wrong", "no-work", "right-but-unsound"]);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByRole("rowheader").first().getByRole("button").isVisible(), "who is who stands on paper");
    assertFaultless(page);
  });
});

test("a class is there after a reload, its file and what was written included, until it is forgotten", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    await choose(page, csv(4));
    await inState(page, "done");
    const before = [await students(page), await column(page, "class-outcome")];
    await page.reload();
    await inState(page, "done");
    assert.deepEqual([await students(page), await column(page, "class-outcome")], before);
    await page.getByTestId("class-paste").fill("Name,Question 1\nAda,\"2x = 8; x = 4\"\nBob,\"2x = 14; x = 7\"");
    await page.getByTestId("class-check").click();
    const given = page.getByTestId("class-problem").locator("textarea");
    await given.fill("Solve 2x + 3 = 11");
    await page.reload();
    assert.equal(await given.inputValue(), "Solve 2x + 3 = 11");
    assert.equal(await page.getByTestId("class-row").count(), 0, "it was not judged before");
    await page.getByTestId("class-judge").click();
    await inState(page, "done");
    await page.reload();
    await inState(page, "done");
    assert.deepEqual(await firsts(page), ["1", "none"]);
    await page.getByTestId("class-forget").click();
    assert.equal(await page.getByTestId("class-row").count(), 0);
    await page.reload();
    await engineOf(page);
    assert.equal(await page.getByTestId("class-row").count(), 0);
    assert.equal(await page.getByTestId("class-paste").inputValue(), "");
    assertFaultless(page);
  });
});

test("the judging can be stopped and gone on with", { timeout: 300_000 }, async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class");
    await engineOf(page);
    // No two alike, so that nothing is known beforehand.
    const rows = Array.from({ length: 300 }, (_, i) => `S${i},"${i + 2}x + 1 = ${3 * i + 7}","${i + 2}x = ${3 * i + 6}\nx = 3"`);
    // Pressed as soon as it is drawn: three hundred solutions are judged faster than a driver finds a button.
    await page.evaluate(() => {
      const watching = new MutationObserver(() => {
        const stop = document.querySelector("[data-testid=class-stop]");
        if (stop) {
          watching.disconnect();
          stop.click();
        }
      });
      watching.observe(document.body, { childList: true, subtree: true });
    });
    await choose(page, ["Name,Problem,Work", ...rows].join("\n"));
    await inState(page, "stopped");
    await page.getByTestId("class-continue").click();
    await inState(page, "done");
    assert.equal((await firsts(page)).includes("waiting"), false);
    assertFaultless(page);
  });
});

const latin1 = (text) => Buffer.from(text, "latin1");
const BAD = {
  semicolons: { content: csv(3, ";"), rows: 3, says: /3 solutions/ },
  tabs: { content: csv(3, "\t"), rows: 3, says: /3 solutions/ },
  "two encodings": {
    content: Buffer.concat([Buffer.from("Name,Work\nZoë,x² = 4\n"), latin1("No\u00ebl,x\u00b2 = 9\n")]),
    rows: 2,
    asks: true,
    says: /Windows-1252/,
  },
  "an empty cell": { content: "Name,Work\nAda,2x = 4; x = 2\nBob,\n", rows: 2, asks: true, says: /Nothing was handed in/ },
  "a row with too few columns": { content: "Name,Class,Work\nAda,4b,x = 2\nBob\n", rows: 2, asks: true, says: /Row 3 has fewer columns/ },
  "ten thousand rows": {
    content: ["Name,Work", ...Array.from({ length: 10_000 }, (_, i) => `S${i},x = ${i % 9}`)].join("\n"),
    rows: 500,
    asks: true,
    says: /10,000 solutions here; the first 500/,
  },
  "ten megabytes": { content: ["Name,Work", ...Array.from({ length: 110 }, (_, i) => `S${i},"${"2x + 3 = 11\n".repeat(8000)}"`)].join("\n"), rows: 110, asks: true, says: /110 solutions/ },
  nothing: { content: "", rows: 0, says: /No work was found/ },
  "no column of work": { content: "Name,Colour\nAda,red\n", rows: 0, says: /No work was found|nothing|Nothing/ },
  zeros: { content: Buffer.alloc(5000), rows: 0, says: /No work was found/ },
};

test("bad files get a sentence, and what can be read is kept", { timeout: 600_000 }, async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    // Without a model: only the reading is at stake here.
    const page = await open("/?model=models/none.gguf#class");
    for (const [name, { content, rows, asks, says }] of Object.entries(BAD)) {
      await choose(page, content);
      await page.locator("[data-testid=class-notice]").first().waitFor();
      await page.waitForFunction((pattern) => new RegExp(pattern).test(document.body.innerText), says.source, { timeout: 60_000 });
      assert.match(await notices(page), says, name);
      if (asks) await page.getByTestId("class-judge-without").click();
      if (rows > 0) await page.waitForFunction((n) => document.querySelectorAll("[data-testid=class-row]").length === n, rows);
    }
  });
});

test("the table scrolls in its own box on a phone, with a caption and headings", async () => {
  await withBrowser(BROWSERS[1], async ({ open }) => {
    const page = await open("/#class", { viewport: { width: 320, height: 700 } });
    await page.getByTestId("class-example").click();
    await inState(page, "done");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0, "the page scrolls sideways");
    assert.equal(await page.locator(".class-table caption").count(), 1);
    assert.ok((await page.locator(".class-table thead th[scope=col]").count()) > 3);
    assert.equal(await page.locator(".class-table tbody th[scope=row]").count(), 5);
    assertFaultless(page);
  });
});
