// A static file server for localhost: `node serve.mjs DIR PORT`. Port 0 takes any free one.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";

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
 * when; it may send the bytes in `parts`, an iterator that takes its time.
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
    const { status, bytes, parts = [bytes] } = await alter(path, found);
    response.writeHead(status, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": bytes.length,
      "cache-control": "no-cache",
    });
    for await (const part of parts) response.write(part);
    response.end();
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
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
