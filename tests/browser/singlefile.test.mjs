// The page in one file, opened from disk: no server at all, and yet everything works, the GPU and the worker included.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSERS, assertFaultless, bank, check, compare, dist, engineOf, figures, withBrowser } from "./harness.mjs";

const SLIP = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

for (const browser of BROWSERS) {
  test(`one file, opened from disk, ${browser.name}`, async () => {
    const dir = await mkdtemp(join(tmpdir(), "surefoot-"));
    try {
      // Away from the bundle: whatever it looked for beside itself it would not find.
      const file = join(dir, "surefoot.html");
      await copyFile(join(dist, "surefoot.html"), file);
      await withBrowser(browser, async ({ open, network }) => {
        await network.cut();
        const page = await open("#check", {}, pathToFileURL(file).href);
        assert.equal(await engineOf(page), browser.device);
        const [card] = await check(page, SLIP);
        assert.deepEqual(card.marks, ["unsound", "carried"]);
        assert.equal((await compare(page, bank[0])).length, bank[0].candidates.length);
        await figures(page);
        const fonts = await page.evaluate(async () => {
          await document.fonts.ready;
          return [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', ""));
        });
        assert.ok(fonts.includes("STIX Two Text") && fonts.includes("STIX Two Math"), `its own fonts: ${fonts}`);
        assert.match(await page.getByTestId("offline").innerText(), /works without a network/);
        await page.goto(page.url().replace("#how", "#check"));
        await page.reload();
        assert.equal(await page.getByTestId("paste").inputValue(), SLIP);
        assertFaultless(page);
      });
    } finally {
      await rm(dir, { recursive: true });
    }
  });
}
