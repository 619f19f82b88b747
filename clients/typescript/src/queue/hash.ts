/** A function that computes the SHA-256 of a file in hexadecimal digits, or null where the platform cannot. */
export type Hash = (file: Blob) => Promise<string | null>;

/** Computes in this thread. Pages without TLS have no `crypto.subtle`; the photo is then sent without its checksum. */
export const hashHere: Hash = async (file) => {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (it) => it.toString(16).padStart(2, "0")).join("");
};

/** Returns a function that computes in a worker, or in this thread if the worker does not start. */
export function hashInWorker(): Hash {
  if (typeof Worker === "undefined") return hashHere;
  const worker = new Worker(new URL("./hash-worker.js", import.meta.url), { type: "module" });
  const waiting = new Map<number, (sha256: string | null | Promise<string | null>) => void>();
  const files = new Map<number, Blob>();
  let last = 0;
  let broken = false;
  const settle = (id: number, sha256: string | null | Promise<string | null>) => {
    waiting.get(id)?.(sha256);
    waiting.delete(id);
    files.delete(id);
  };
  worker.onmessage = ({ data }: MessageEvent<{ id: number; sha256: string | null }>) => settle(data.id, data.sha256);
  worker.onerror = () => {
    broken = true;
    for (const [id, file] of [...files]) settle(id, hashHere(file));
  };
  return (file) => {
    if (broken) return hashHere(file);
    const id = ++last;
    files.set(id, file);
    worker.postMessage({ id, file });
    return new Promise((resolve) => waiting.set(id, resolve));
  };
}
