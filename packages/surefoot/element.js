// <surefoot-check>: a box for working, and below it every line with its mark and why.
//
// It keeps to a strict content security policy: no inline script, no style attribute, its sheet is constructed. What it
// needs is `script-src` and `connect-src` for where it lies, and 'wasm-unsafe-eval'; with `worker-src` the page stays at
// ease meanwhile. Nothing that is written in it is sent anywhere.
import { reviewBeside } from "./background.js";
import { STYLE } from "./style.js";
import { WORDS } from "./words.js";

/** The folder of the package's files, unless the attribute `files` names another. */
const HOME = new URL("./", import.meta.url).href;

/** A mark's sign, beside its word and never without it. */
const SIGNS = { sound: "✓", unsure: "?", unsound: "✗", carried: "↓", recovered: "↺", lucky: "≈", unchecked: "–", given: "·" };

/** Where a row's role is worth a word. */
const ROLE_WORDS = {
  problem: "role.problem",
  given: "role.given",
  definition: "role.definition",
  condition: "role.condition",
  sidework: "role.side-work",
  check: "role.check",
  answer: "role.answer",
  words: "role.words",
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** An element of this tag with these properties and children. */
function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export class SurefootCheck extends HTMLElement {
  #box = made("textarea", { id: "work", rows: 6, spellcheck: false, autocapitalize: "off" });
  #button = made("button", { type: "button" });
  #status = made("p", { className: "status" });
  #lines = made("div", { className: "solutions" });
  /** Counts reviews: an older one that comes in late is not shown. */
  #asked = 0;

  constructor() {
    super();
    this.attachShadow({ mode: "open", delegatesFocus: true }).adoptedStyleSheets = [sheet];
    this.#status.setAttribute("role", "status");
    this.#box.setAttribute("aria-describedby", "hint");
    this.#button.addEventListener("click", () => this.check());
    this.#box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.check();
    });
  }

  connectedCallback() {
    if (this.shadowRoot.childElementCount > 0) return;
    const label = made("label", { htmlFor: "work", textContent: this.#say("check.title") });
    const hint = made("p", { id: "hint", className: "hint", textContent: this.#say("check.hint") });
    this.#box.placeholder = this.#say("rows.placeholder");
    this.#box.value ||= this.textContent.trim();
    this.#button.textContent = this.#say("page.check");
    const whole = made("div", { lang: this.language }, label, hint, this.#box, this.#button, this.#status, this.#lines);
    this.shadowRoot.append(whole);
  }

  /** The work in the box. */
  get value() {
    return this.#box.value;
  }

  set value(text) {
    this.#box.value = text;
  }

  /** What it speaks: the nearest `lang`, its own first; English where that is not spoken. */
  get language() {
    const tag = this.closest("[lang]")?.lang.split("-")[0].toLowerCase();
    return Object.hasOwn(WORDS, tag) ? tag : "en";
  }

  /** Reviews what is in the box and shows it. Resolves to the review, or to undefined where there was none; the event
   *  `surefoot-review` tells it as well. */
  async check() {
    const turn = (this.#asked += 1);
    this.#status.textContent = this.#say("check.reading");
    this.#button.disabled = true;
    const home = new URL(this.getAttribute("files") ?? HOME, document.baseURI);
    let review;
    try {
      review = await reviewBeside(home.href.replace(/\/?$/, "/"), this.#box.value, this.language);
    } catch (error) {
      if (turn === this.#asked) this.#show([], this.#say("element.failed", { error: error.message }));
      return undefined;
    } finally {
      if (turn === this.#asked) this.#button.disabled = false;
    }
    if (turn === this.#asked) {
      this.#show(review.solutions, [review.summary, ...review.notices].join(" "));
      this.dispatchEvent(new CustomEvent("surefoot-review", { detail: review, bubbles: true, composed: true }));
    }
    return review;
  }

  #show(solutions, told) {
    this.#status.textContent = told;
    this.#lines.replaceChildren(...solutions.flatMap(({ problem, steps }, i) => {
      const first = problem === null ? [] : [this.#row({ text: problem, role: "problem" })];
      const list = made("ol", {}, ...first, ...steps.map((step) => this.#row(step)));
      const heading = made("h3", { textContent: this.#say("solution.name", { name: i + 1 }) });
      return solutions.length > 1 ? [heading, list] : [list];
    }));
  }

  #row({ text, role, mark, why }) {
    const isMarked = mark !== undefined && role !== "words";
    const words = [isMarked && this.#say(`mark.${mark}`), this.#say(ROLE_WORDS[role])].filter((word) => word);
    const sign = made("span", { className: "sign", textContent: isMarked ? SIGNS[mark] : "" });
    sign.setAttribute("aria-hidden", "true");
    const row = made("li", {}, made("span", { className: "mark" }, sign, [...new Set(words)].join(", ")));
    row.append(made("span", { className: "line", textContent: text }));
    if (why) row.append(made("span", { className: "why", textContent: why }));
    if (isMarked) row.dataset.mark = mark;
    return row;
  }

  #say(key, values = {}) {
    const sentence = key ? WORDS[this.language][key] : "";
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }
}

if (!customElements.get("surefoot-check")) customElements.define("surefoot-check", SurefootCheck);

/** Editors that remove elements they do not know leave a `div` with a class alone. */
function upgrade() {
  for (const div of document.querySelectorAll("div.surefoot-check")) {
    const element = document.createElement("surefoot-check");
    element.append(div.textContent);
    if (div.lang) element.lang = div.lang;
    div.replaceWith(element);
  }
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
else upgrade();
