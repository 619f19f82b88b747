// A bad network: an HTTP proxy that delays each request, and can cut one in five in the middle.
import { createServer, request as send } from "node:http";

const DELAY_MS = 300;
const UPLOAD_BYTES = 10_000;

/** Starts a proxy. It counts the bytes of uploads, those of cut ones too. */
export async function startProxy() {
  const state = { cutting: false, delayed: false, uploads: 0, uploadBytes: 0, cut: 0, onUpload: () => {} };
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    const length = Number(incoming.headers["content-length"] ?? 0);
    const isUpload = length > UPLOAD_BYTES;
    const isCut = state.cutting && ++requests % 5 === 0;
    if (isUpload) state.uploads++;
    if (isCut) state.cut++;
    const facts = { length, isUpload, isCut, number: state.uploads };
    setTimeout(() => forward(incoming, outgoing, facts), state.delayed ? DELAY_MS : 0);
  });

  function forward(incoming, outgoing, { length, isUpload, isCut, number }) {
    const { hostname, port, pathname, search } = new URL(incoming.url);
    const options = { hostname, port, path: pathname + search, method: incoming.method, headers: incoming.headers };
    const upstream = send(options, (answer) => {
      if (isCut) return outgoing.destroy();
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    const end = () => {
      incoming.destroy();
      outgoing.destroy();
      upstream.destroy();
    };
    let received = 0;
    upstream.on("error", end);
    incoming.on("error", end);
    incoming.on("data", (chunk) => {
      received += chunk.length;
      if (isUpload) {
        state.uploadBytes += chunk.length;
        if (received >= length / 2) state.onUpload(number);
        if (isCut && received >= length / 2) return end();
      }
      upstream.write(chunk);
    });
    incoming.on("end", () => upstream.end());
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { state, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
