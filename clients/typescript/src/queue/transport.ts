import type { Schema } from "../client.js";

/** The way to send one file: a form or a signed URL, as the ledger gives it. */
export type Form = Schema<"PromisedForm">;

/** The answer of the storage. The status is 0 if there was none. */
export interface StorageAnswer {
  status: number;
  body: string;
}

/** A function that sends a file to the storage. It throws if it is aborted, and never otherwise. */
export type Transport = (
  form: Form,
  file: Blob,
  options: { onProgress: (bytes: number) => void; signal: AbortSignal },
) => Promise<StorageAnswer>;

const NO_ANSWER: StorageAnswer = { status: 0, body: "" };

/** Sends by XMLHttpRequest, which reports progress. */
export const sendByXhr: Transport = (form, file, { onProgress, signal }) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    xhr.open(form.method, form.url);
    for (const [name, value] of Object.entries(headersOf(form))) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => onProgress(Math.min(event.loaded, file.size));
    xhr.onload = () => resolve({ status: xhr.status, body: xhr.responseText });
    xhr.onerror = () => resolve(NO_ANSWER);
    xhr.onabort = () => reject(signal.reason);
    xhr.onloadend = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort);
    xhr.send(bodyOf(form, file));
  });

/** Sends by fetch, for platforms without XMLHttpRequest. It reports the end only. */
export const sendByFetch: Transport = async (form, file, { onProgress, signal }) => {
  try {
    const request = { method: form.method, headers: headersOf(form), body: bodyOf(form, file), signal };
    const response = await fetch(form.url, request);
    const body = await response.text();
    onProgress(file.size);
    return { status: response.status, body };
  } catch {
    signal.throwIfAborted();
    return NO_ANSWER;
  }
};

/** Returns the best transport of this platform. */
export function defaultTransport(): Transport {
  return typeof XMLHttpRequest === "undefined" ? sendByFetch : sendByXhr;
}

function headersOf({ method, headers }: Form): Record<string, string> {
  return method === "PUT" ? (headers ?? {}) : {};
}

function bodyOf({ method, fields }: Form, file: Blob): Blob | FormData {
  if (method === "PUT") return file;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value);
  form.append("file", file);
  return form;
}
