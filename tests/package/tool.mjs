// What the command-line tool says, for the package to be held against.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const MODEL = `${root}public/models/algebra-prm.gguf`;

/** Where `cargo test` and `cargo build` put the tool. */
const TOOL = `${root}target/debug/surefoot`;

/** The object of `surefoot review --json`, with sentences where a language is given; nothing to review is no fault. */
export function toolReview(text, { sentences, model = MODEL, folder = root } = {}) {
  const args = ["review", "--json", ...(model ? ["--model", model] : []), ...(sentences ? ["--sentences", sentences] : []), "-"];
  const { stdout, stderr, error } = spawnSync(TOOL, args, { cwd: folder, input: text, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(stdout, `${error ?? stderr}; \`cargo build\` makes the tool`);
  return JSON.parse(stdout);
}

/** How far P(sound) may be from the tool's: the package multiplies by activations of 16 bits (src/engine/cpu/panels.rs),
 *  and adds up in another order. No mark may differ. */
const TOLERANCE = 1e-4;

/** Fails unless both are the same but for the last digits of scores; returns the largest difference. */
export function assertSame(found, wanted, text) {
  assert.deepEqual(unscored(found), unscored(wanted), text);
  const pairs = scores(found).map((p, i) => [p, scores(wanted)[i]]);
  assert.ok(pairs.every(([p, q]) => (p === null) === (q === null)), text);
  const apart = Math.max(0, ...pairs.filter(([p]) => p !== null).map(([p, q]) => Math.abs(p - q)));
  assert.ok(apart <= TOLERANCE, `${apart} apart: ${text}`);
  return apart;
}

const scores = ({ solutions }) => solutions.flatMap(({ steps }) => steps.map((step) => step.p_sound));

/** The same object with every score, null or not, taken out. */
const unscored = (review) => ({
  ...review,
  solutions: review.solutions.map((solution) => ({ ...solution, steps: solution.steps.map(({ p_sound, ...step }) => step) })),
});
