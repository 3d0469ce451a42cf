// A static file server for localhost: `node serve.mjs DIR PORT`. Port 0 takes any free one.
//
// A browser that takes it gets the compressed form of a file that lies beside it, and nothing where it has it already.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ENCODINGS } from "./compress.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves `dir` on localhost; resolves to the server once it listens. `alter(path, bytes)` may change what is sent, or
 * when; it may send the bytes in `parts`, an iterator that takes its time. The server emits "sent" with the path and the
 * number of bytes of each answer's body, as they go over the wire.
 */
export function serve(dir, port, alter = (_path, bytes) => ({ status: 200, bytes })) {
  const server = createServer(async (request, response) => {
    let path, file, found;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      file = join(dir, path.endsWith("/") ? path + "index.html" : path);
      if (!file.startsWith(join(dir, sep))) throw new Error("outside of the folder");
      found = await readFile(file);
    } catch {
      return response.writeHead(404).end("not found");
    }
    const { status, bytes, parts } = await alter(path, found);
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      vary: "accept-encoding",
    };
    const isPlain = status === 200 && bytes === found && !parts;
    if (isPlain) headers.etag = `W/"${createHash("sha256").update(found).digest("hex").slice(0, 32)}"`;
    if (headers.etag && request.headers["if-none-match"] === headers.etag) {
      server.emit("sent", path, 0);
      return response.writeHead(304, headers).end();
    }
    const encoded = isPlain ? await smaller(file, request.headers["accept-encoding"]) : undefined;
    if (encoded) headers["content-encoding"] = encoded.name;
    const body = encoded?.bytes ?? bytes;
    response.writeHead(status, { ...headers, "content-length": body.length });
    for await (const part of parts ?? [body]) response.write(part);
    server.emit("sent", path, body.length);
    response.end();
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** The smallest form of `file` that lies beside it and that the browser takes; undefined where there is none. */
async function smaller(file, accepted = "") {
  const taken = accepted.split(",").map((word) => word.trim()).filter((word) => !/;\s*q=0(\.0*)?$/.test(word));
  const names = taken.map((word) => word.split(";")[0].trim());
  for (const { name, ending } of ENCODINGS) {
    const bytes = names.includes(name) && (await readFile(file + ending).catch(() => undefined));
    if (bytes) return { name, bytes };
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dir, port] = process.argv.slice(2);
  try {
    const server = await serve(dir, Number(port));
    console.log(`Surefoot is at http://localhost:${server.address().port}/ (stop with Ctrl-C)`);
  } catch (error) {
    console.error(`cannot serve ${dir} on port ${port}: ${error.message}`);
    process.exit(1);
  }
}
