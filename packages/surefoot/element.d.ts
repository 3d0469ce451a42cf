import type { Review } from "./index.js";

/**
 * `<surefoot-check>`: a box for working, and below it every line with its mark and why. Its text is the work to begin
 * with. Attributes: `lang` (en, de), and `files`, the folder of surefoot.wasm, algebra-prm.gguf and surefoot-worker.js
 * where that is not the script's own. Importing this module defines the element.
 */
export class SurefootCheck extends HTMLElement {
  /** The work in the box. */
  value: string;
  /** The language it speaks. */
  readonly language: string;
  /** Reviews what is in the box and shows it; undefined where that failed, which is shown too. */
  check(): Promise<Review | undefined>;
}

declare global {
  interface HTMLElementTagNameMap {
    "surefoot-check": SurefootCheck;
  }
  interface HTMLElementEventMap {
    /** A review is shown. It bubbles. */
    "surefoot-review": CustomEvent<Review>;
  }
}
