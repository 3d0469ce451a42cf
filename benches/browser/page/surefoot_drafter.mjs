// This project's drafter: all attempts side by side, a row for each in one pass.
import init, { DraftingContestant } from "./surefoot_bench.js";

/** `engine` is "cpu", one thread, or "gpu". */
export const surefootDrafter = (engine) => async (file) => {
  await init();
  const contestant = engine === "cpu" ? DraftingContestant.on_cpu(file) : await DraftingContestant.on_gpu(file);
  return {
    prompt: (problem) => [...contestant.prompt(problem)],
    draft: (problem, _prompt, { n_attempts, n_pieces, temperature, top_p, seed }) =>
      contestant.draft(problem, n_attempts, n_pieces, temperature, top_p, seed),
  };
};
