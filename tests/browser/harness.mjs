// A served bundle and a browser: Chromium with or without WebGPU, or Firefox. Everything that a page does wrong is
// collected and must be empty.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/node/serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where `cargo xtask` puts what the tests take from npm. */
export const tools = root + ".tools/node/";
const { chromium, firefox } = createRequire(tools)("playwright-core");

/** Switches that keep a headless Chromium quiet on a machine without a network. */
const QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Chromium as readers have it. `--enable-unsafe-webgpu` gives it a software adapter where there is no screen. */
export const BROWSERS = [
  { name: "with WebGPU", device: "gpu", args: ["--enable-unsafe-webgpu"] },
  { name: "without WebGPU", device: "cpu", args: [] },
];

/**
 * Firefox as it is installed, through WebDriver BiDi: Playwright's own protocol needs a Firefox of its own. It is started
 * once for all tests of a file; no test sees what another one leaves behind, for each has a context and an address of its
 * own. It tells pages of one core: see by_itself.mjs, where it has several.
 */
export const FIREFOX = { name: "in Firefox", device: "cpu" };
/** Its program. */
export const firefoxProgram = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** What the core of the tests runs in: each of the engines that render pages, and in Chromium both that score. */
export const EVERYWHERE = [...BROWSERS, FIREFOX];
export const ON_CPU = [BROWSERS[1], FIREFOX];

/** The same test in each of these browsers. */
export function testIn(browsers, name, body, options = {}) {
  for (const browser of browsers) test(`${name}, ${browser.name}`, options, () => body(browser));
}

/** The Firefox of this file's tests, once one was asked for. */
let shared;
after(async () => (await shared)?.close());

function launch(which) {
  if (which !== FIREFOX) {
    return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...QUIET, ...which.args] });
  }
  // One core; and what a test writes to the clipboard needs no press of a key before.
  const firefoxUserPrefs = { "dom.maxHardwareConcurrency": 1, "dom.events.testing.asyncClipboard": true };
  shared ??= firefox.launch({ channel: "moz-firefox", executablePath: firefoxProgram, firefoxUserPrefs });
  return shared;
}

/** The bank as shipped: problems, candidates, and the labels the page never uses. */
export const bank = JSON.parse(await readFile(root + "dist/bank.json", "utf8")).problems;

/** The folder of the bundle under test. */
export const dist = root + "dist";

/**
 * Serves `dir`, opens a browser, runs `body({ open, origin, browser, network, server })`, closes both. `alter` as in serve.mjs;
 * `network.cut()` stops the server, and `network.restore()` starts it again at the same address.
 */
export async function withBrowser(which, body, alter, dir = dist) {
  let server = await serve(dir, 0, alter);
  const { port } = server.address();
  const origin = `http://localhost:${port}`;
  const network = {
    cut: () => new Promise((stopped) => { server.close(stopped); server.closeAllConnections(); }),
    restore: async () => { server = await serve(dir, port, alter); },
  };
  const browser = await launch(which);
  try {
    await body({ origin, browser, network, server, open: (path, options, at = origin) => open(browser, at, path, options) });
  } finally {
    if (which === FIREFOX) await Promise.all(browser.contexts().map((context) => context.close()));
    else await browser.close();
    server.close();
  }
}

/** A fresh page at `origin` and `path`. Its `faults` lists console errors, uncaught errors and requests to other origins. */
async function open(browser, origin, path = "/", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && page.faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`uncaught: ${error.message}`));
  context.on("request", (request) => {
    const url = request.url();
    const own = url.startsWith(origin) || url.startsWith("blob:") || url.startsWith("data:");
    if (!own) page.faults.push(`foreign request: ${url}`);
  });
  await page.goto(origin + path);
  return page;
}

/** Waits until the engine runs, and returns "gpu" or "cpu". */
export async function engineOf(page) {
  await page.locator('[data-testid=engine][data-state=running]').waitFor({ state: "attached", timeout: 240_000 });
  return page.getByTestId("engine").getAttribute("data-device");
}

/** Opens the page about the judging and returns what it says of the engine. */
export async function engineNow(page) {
  await page.evaluate(() => { location.hash = "#how"; });
  return page.getByTestId("engine-now").innerText();
}

/** Waits for the model's figures, opens the first section, and waits for its table. */
export async function figures(page) {
  await page.evaluate(() => { location.hash = "#how"; });
  await page.getByTestId("figures").locator("summary").first().click();
  await page.getByTestId("figures").getByRole("table").first().waitFor();
}

/** Has every card say what a judge of answers alone would think. */
export async function answersAlone(page) {
  await page.evaluate(() => { location.hash = "#how"; });
  await page.getByTestId("answer-only").check();
}

/** Fails if the page did anything wrong. */
export function assertFaultless(page) {
  assert.deepEqual(page.faults, []);
}

/** Waits until the last request is answered for good, scores included. */
export async function settled(page) {
  await page.locator('[data-testid=summary][data-waiting=false]').waitFor({ timeout: 120_000 });
}

/** Goes back to the page before this one. Playwright's own way waits in Firefox for news that does not come. */
export const goBack = (page) => page.evaluate(() => history.back());

/** Opens a problem of the bank and returns what its cards say, once the model has spoken. */
export async function compare(page, problem) {
  await page.evaluate((id) => { location.hash = `#compare/${id}`; }, problem.id);
  await page.getByRole("heading", { level: 1, name: problem.title, exact: true }).waitFor();
  await settled(page);
  return cards(page);
}

/** Every card on the page: is it highlighted, is it clean, and its lines' marks. */
export async function cards(page) {
  return page.getByTestId("card").evaluateAll((cards) =>
    cards.map((card) => ({
      highlighted: card.dataset.highlighted === "true",
      clean: card.dataset.clean === "true",
      marks: [...card.querySelectorAll("[data-testid=step]")].map((step) => step.dataset.mark),
    })),
  );
}

/** Whether Check is edited as one text, once it is there. */
async function isText(page) {
  await page.locator("[data-testid=paste], [data-testid=workspace], [data-testid=line-list]").first().waitFor();
  return (await page.getByTestId("workspace").count()) === 0;
}

/** Has Check edit the work as one text. */
export async function asText(page) {
  if (!(await isText(page))) await page.getByTestId("as-text").click();
  await page.getByTestId("paste").waitFor();
}

/** Has Check edit the work row by row. */
export async function byRows(page) {
  if (await isText(page)) await page.getByTestId("as-text").click();
  await page.getByTestId("workspace").waitFor();
}

/** Puts `text` into Check as a paste arrives: the whole value, one event, nobody typing. It is edited as one text then. */
export async function put(page, text) {
  await asText(page);
  await page.getByTestId("paste").evaluate((box, text) => {
    box.blur();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** Pastes `text` into Check and returns the cards, once it is judged. */
export async function check(page, text) {
  await put(page, text);
  // The page waits for a pause in typing before it asks.
  await page.waitForTimeout(300);
  await settled(page);
  return cards(page);
}
