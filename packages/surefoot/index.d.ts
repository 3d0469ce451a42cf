/** What a line is worth; see "How it judges" on Surefoot's page. */
export type Mark = "sound" | "unsure" | "unsound" | "carried" | "recovered" | "lucky" | "unchecked" | "given";

/** What a row is in the work. */
export type Role = "given" | "definition" | "condition" | "step" | "sidework" | "check" | "answer" | "words";

/** A language that sentences can be in: a tag such as "en" or "de-AT". */
export type Sentences = "en" | "de" | (string & {});

export interface Step {
  /** The row as it stands in the text. */
  text: string;
  /** Where it stands: bytes of the text in UTF-8, the end not included. */
  span: [start: number, end: number];
  role: Role;
  /** P(the line is sound | the problem and the lines above) by the model; null where it does not judge. */
  p_sound: number | null;
  /** The exact checker's word on the line, held against the lines above. */
  exact: "holds" | "fails" | "not checked";
  /** What follows from both. */
  mark: Mark;
  /** What sentences call the row: the writer's own number where all rows have one, else its place from 1; only with
   *  `sentences`. */
  number?: number;
  /** Why, in a sentence or two; only with `sentences`. */
  why?: string;
}

export interface Solution {
  /** The problem's maths, or null where the text names none. */
  problem: string | null;
  steps: Step[];
  /** Index of the first step marked unsound. */
  first_unsound: number | null;
  /** Every row was read, every line is sound to both, and answer and checks agree. */
  clean: boolean;
}

/** What `surefoot review --json` writes; with `sentences`, what it writes with `--sentences` too. */
export interface Review {
  solutions: Solution[];
  /** One sentence on the whole; only with `sentences`. */
  summary?: string;
  /** What else was noticed in the text; only with `sentences`. */
  notices?: string[];
}

/** An address, bytes, or what was fetched. */
export type FileSource = string | URL | ArrayBuffer | Uint8Array<ArrayBuffer> | Response;

export interface LoadOptions {
  /** surefoot.wasm; beside the package's script unless said otherwise. */
  program?: FileSource | WebAssembly.Module;
  /** A model in GGUF; algebra-prm.gguf beside the script unless said otherwise. With null only algebra judges: no line
   *  has a score, and nothing is clean. */
  model?: FileSource | null;
}

/**
 * Loads program and model ahead of the first review, or from elsewhere. The first call decides; once all is loaded a
 * further one changes nothing. Rejects where a file cannot be had, is no model, or WebAssembly is not allowed.
 */
export function load(options?: LoadOptions): Promise<void>;

/**
 * Reads a worked solution, or several, and judges every line. Any text can be read; what is no mathematics is marked so.
 * Calls queue up. Rejects where loading fails, the text is no string or longer than 16 MiB, or the language is not known.
 */
export function review(text: string, options?: { sentences?: Sentences }): Promise<Review>;
