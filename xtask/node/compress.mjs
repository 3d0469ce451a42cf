// Writes each file of a bundle once more, compressed: `node compress.mjs DIR`.
//
// NAME.br and NAME.gz stand beside NAME wherever that saves something; a server that is told so sends the one that the
// browser takes. Last of all: the service worker vouches for the plain bytes, which every browser sees.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** The forms that servers send, the smaller one first: what they are called over the wire, and how a file's name ends. */
export const ENCODINGS = [
  { name: "br", ending: ".br", of: (bytes) => promisify(brotliCompress)(bytes, { params: brotli(bytes) }) },
  { name: "gzip", ending: ".gz", of: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
];

/** What a compressed file may be of the plain one's size at most: below that a browser's work is not worth it. */
const MOST = 0.95;
/** Models hardly shrink, and of a compressed one the page could not say how much is still to come. The bundle in one file
 *  is opened from disk, not served. */
const AS_IT_IS = [".gguf", "surefoot.html"];

const brotli = (bytes) => ({
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
});

/** Whether this is the compressed form of another file. */
export const isCompressed = (name) => ENCODINGS.some(({ ending }) => name.endsWith(ending));

/** Compresses every file in `dir`; returns how many bytes they have plain, and at their smallest. */
export async function compress(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const plain = paths.filter((path) => !isCompressed(path) && !AS_IT_IS.some((ending) => path.endsWith(ending)));
  const sizes = await Promise.all(plain.map(async (path) => {
    const bytes = await readFile(path);
    const written = await Promise.all(ENCODINGS.map(async ({ ending, of }) => {
      const smaller = await of(bytes);
      if (smaller.length > MOST * bytes.length) return bytes.length;
      await writeFile(path + ending, smaller);
      return smaller.length;
    }));
    return [bytes.length, Math.min(...written)];
  }));
  return { plain: total(sizes.map(([plain]) => plain)), smallest: total(sizes.map(([, smallest]) => smallest)) };
}

const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { plain, smallest } = await compress(process.argv[2]);
  console.error(`xtask: ${plain >> 10} KiB of files, ${smallest >> 10} KiB compressed`);
}
