// A page of the bench in headless Chromium.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/node/serve.mjs";

const { chromium } = createRequire(fileURLToPath(new URL("../../.tools/node/", import.meta.url)))("playwright-core");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--enable-unsafe-webgpu"];

/** Calls `body(page, browser)` with a page of the folder `site` in a fresh browser, once the page is ready. */
export async function withPage(site, path, body) {
  const server = await serve(site, 0);
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`http://localhost:${server.address().port}/${path}`);
    await page.locator("html[data-ready=true]").waitFor({ state: "attached", timeout: 60_000 });
    const result = await body(page, browser);
    if (faults.length > 0) throw new Error(faults.join("; "));
    return result;
  } finally {
    await browser.close();
    server.close();
  }
}

/** Calls a function on the page's `bench`. */
export const call = (page, name, ...args) => page.evaluate(([name, args]) => bench[name](...args), [name, args]);

/** Day, machine and browser of a measurement. */
export const circumstances = () => ({
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0].model, cores: cpus().length, system: `${process.platform} ${process.arch}` },
  browser: execFileSync(executablePath, ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString().trim(),
});
