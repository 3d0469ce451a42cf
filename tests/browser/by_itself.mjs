// A Firefox that nobody drives from outside: the page drives itself, and reports by a request.
//
// While Firefox is driven from outside (WebDriver BiDi), a worker that starts another one now and then stays in that call
// for good, once in about a hundred; by itself it does not. So workers that have helpers are tested here.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../xtask/node/serve.mjs";
import { dist, firefoxProgram } from "./harness.mjs";

/** The longest a page may take for what it was given, in ms. */
const MAX_MILLIS = 240_000;

/** Keeps a fresh profile from asking its reader anything, and from looking for news. */
const QUIET = {
  "app.normandy.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** Opens the bundle, changed by `alter` as in serve.mjs, and resolves to what the text `call` resolves to on its page. */
export async function driveItself(call, alter) {
  const report = `\n${call}.then(
    (value) => ({ value }),
    (error) => ({ error: String(error) }),
  ).then((said) => fetch("./manifest.webmanifest", { method: "POST", body: JSON.stringify(said) }));`;
  const server = await serve(dist, 0, (path, bytes) =>
    alter(path, path.endsWith("/start.js") ? Buffer.concat([bytes, Buffer.from(report)]) : bytes));
  const said = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`the page said nothing in ${MAX_MILLIS} ms`)), MAX_MILLIS).unref();
    server.on("request", async (request) => {
      if (request.method !== "POST") return;
      const parts = [];
      for await (const part of request) parts.push(part);
      resolve(JSON.parse(Buffer.concat(parts)));
    });
  });
  const profile = await mkdtemp(join(tmpdir(), "surefoot-firefox-"));
  const prefs = Object.entries(QUIET).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  await writeFile(join(profile, "user.js"), prefs.join(""));
  const address = `http://localhost:${server.address().port}/`;
  const firefox = spawn(firefoxProgram, ["--headless", "--no-remote", "--profile", profile, address], { stdio: "ignore" });
  const ended = new Promise((resolve) => firefox.once("exit", resolve));
  const failed = new Promise((_, reject) => firefox.once("error", reject));
  try {
    const { value, error } = await Promise.race([said, failed]);
    if (error) throw new Error(error);
    return value;
  } finally {
    firefox.kill();
    await ended;
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, maxRetries: 5, retryDelay: 200 });
  }
}
