// A drafter's GGUF file as one that llama.cpp opens: the same tensors, byte for byte, below other metadata.
//
// llama.cpp does not read the tokenizer of the Hugging Face library that the file holds. It is given the same pieces by the
// same ids as a vocabulary of its kind "llama", each with the space before it and "defined by the user": such pieces are
// found in a text as they stand, the longest first. The end mark is its end of generation.

/** The piece after the last line. */
export const END = "end";

const STRING = 8;
const ARRAY = 9;
const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7 };
/** Bytes of a value, by its type's number. */
const SIZES = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const ALIGNMENT = 32;
/** llama.cpp's kinds of tokens. */
const CONTROL = 3;
const USER_DEFINED = 4;

/** The file as a Blob, and the names of its pieces by id. */
export function llamaFile(bytes) {
  const { n_tensors, entries, tensors, data } = read(bytes);
  const vocabulary = JSON.parse(entries.get("tokenizer.huggingface.json").text).model.vocab;
  const names = Array.from({ length: rows(tensors, "token_embd.weight") }, (_, id) => `<unused${id}>`);
  for (const [name, id] of Object.entries(vocabulary)) names[id] = name;
  const kept = [...entries].filter(([key]) => /^(general|qwen2)\./.test(key)).map(([, { raw }]) => raw);
  const end = names.indexOf(END);
  const metadata = [
    ...kept,
    entry("tokenizer.ggml.model", STRING, string("llama")),
    entry("tokenizer.ggml.tokens", ARRAY, array(STRING, names.map((name) => string(` ${name}`)))),
    entry("tokenizer.ggml.scores", ARRAY, array(TYPES.f32, names.map(() => number("f32", 0)))),
    entry("tokenizer.ggml.token_type", ARRAY, array(TYPES.i32, names.map((_, id) => number("i32", id === end ? CONTROL : USER_DEFINED)))),
    entry("tokenizer.ggml.bos_token_id", TYPES.u32, number("u32", names.indexOf("<pad>"))),
    entry("tokenizer.ggml.eos_token_id", TYPES.u32, number("u32", end)),
    entry("tokenizer.ggml.unknown_token_id", TYPES.u32, number("u32", names.indexOf("<unk>"))),
    entry("tokenizer.ggml.add_bos_token", TYPES.bool, new Uint8Array([0])),
    entry("tokenizer.ggml.add_space_prefix", TYPES.bool, new Uint8Array([0])),
  ];
  const head = joined([bytes.slice(0, 8), number("u64", n_tensors), number("u64", metadata.length), ...metadata, tensors.raw]);
  const padding = new Uint8Array((ALIGNMENT - (head.length % ALIGNMENT)) % ALIGNMENT);
  return { blob: new Blob([head, padding, data]), names };
}

/** A GGUF file in parts: its entries with their bytes, the table of its tensors, and what they hold. */
function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const u32 = () => view.getUint32((at += 4) - 4, true);
  const u64 = () => Number(view.getBigUint64((at += 8) - 8, true));
  const text = () => {
    const length = u64();
    return new TextDecoder().decode(bytes.subarray(at, (at += length)));
  };
  const skip = (type) => {
    if (type === STRING) return text();
    if (type === ARRAY) {
      const of = u32();
      for (let left = u64(); left > 0; left -= 1) skip(of);
    } else {
      at += SIZES[type];
    }
    return undefined;
  };
  const magic = u32();
  const version = u32();
  if (magic !== 0x46554747 || version !== 3) throw new Error("this is no GGUF file of version 3");
  const [n_tensors, n_entries] = [u64(), u64()];
  const entries = new Map();
  for (let i = 0; i < n_entries; i += 1) {
    const start = at;
    const key = text();
    const value = skip(u32());
    entries.set(key, { text: value, raw: bytes.slice(start, at) });
  }
  const start = at;
  const shapes = new Map();
  for (let i = 0; i < n_tensors; i += 1) {
    const name = text();
    shapes.set(name, Array.from({ length: u32() }, u64));
    // Its format, and where it lies behind the table.
    at += 12;
  }
  const tensors = { shapes, raw: bytes.slice(start, at) };
  return { n_tensors, entries, tensors, data: bytes.slice(Math.ceil(at / ALIGNMENT) * ALIGNMENT) };
}

/** Rows of a matrix: a shape names its columns first. */
const rows = ({ shapes }, name) => shapes.get(name)[1];

function number(type, value) {
  const view = new DataView(new ArrayBuffer(type === "u64" ? 8 : 4));
  if (type === "u64") view.setBigUint64(0, BigInt(value), true);
  else if (type === "f32") view.setFloat32(0, value, true);
  else if (type === "i32") view.setInt32(0, value, true);
  else view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
}

function string(text) {
  const bytes = new TextEncoder().encode(text);
  return joined([number("u64", bytes.length), bytes]);
}

const array = (type, values) => joined([number("u32", type), number("u64", values.length), ...values]);
const entry = (key, type, value) => joined([string(key), number("u32", type), value]);

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}
