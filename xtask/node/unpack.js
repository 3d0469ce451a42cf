/** The program that lies at this address under gzip, as a server would have sent it. */
async function unpack(address) {
  const { body } = await fetch(address);
  const headers = { "content-type": "application/wasm" };
  return new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers });
}
