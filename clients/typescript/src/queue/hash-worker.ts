import { hashHere } from "./hash.js";

// the worker of hashInWorker
self.onmessage = async ({ data: { id, file } }: MessageEvent<{ id: number; file: Blob }>) => {
  self.postMessage({ id, sha256: await hashHere(file).catch(() => null) });
};
