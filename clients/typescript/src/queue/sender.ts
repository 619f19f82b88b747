import type { Packshot, Schema } from "../client.js";
import { backoff, deadline } from "../retry.js";
import type { Forms } from "./forms.js";
import type { Holds } from "./holds.js";
import { transition } from "./machine.js";
import type { Store } from "./store.js";
import type { Form, StorageAnswer, Transport } from "./transport.js";
import type { Upload, UploadEvent } from "./upload.js";

const LONGEST_BACKOFF = 300;

/** What the sender needs, and whom it tells. */
export interface SenderParts {
  packshot: Packshot;
  store: Store;
  transport: Transport;
  forms: Forms;
  holds: Holds;
  /** The seconds without progress after which a connection counts as lost. */
  stallSeconds: number;
  /** Called after each change. */
  changed: () => void;
  /** Called when bytes have left the device. */
  progressed: (id: string, bytes: number) => void;
}

/** The files on their way to the storage. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #inFlight = new Map<string, AbortController>();
  readonly #tasks = new Set<Promise<void>>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#inFlight.size;
  }

  isSending(id: string): boolean {
    return this.#inFlight.has(id);
  }

  /** Stops what was paused or cancelled, in this tab or in another. */
  stopUnwanted(uploads: readonly Upload[]): void {
    const wanted = new Set(uploads.filter((it) => it.state === "sending").map((it) => it.id));
    for (const [id, controller] of this.#inFlight) if (!wanted.has(id)) controller.abort();
  }

  /** Stops everything and waits for the end. */
  async stop(): Promise<void> {
    for (const controller of this.#inFlight.values()) controller.abort();
    await Promise.all(this.#tasks);
  }

  /** Starts to send a file by its form. Its record says `sending` before the first byte leaves. */
  async start(upload: Upload, form: Form, sessionId: string): Promise<void> {
    const started = await this.#record(upload.id, { type: "started" });
    if (started?.state !== "sending") return;
    const controller = new AbortController();
    this.#inFlight.set(upload.id, controller);
    const task = this.#send(started, form, sessionId, controller).finally(() => {
      this.#inFlight.delete(upload.id);
      this.#tasks.delete(task);
      this.#parts.progressed(upload.id, 0);
      this.#parts.changed();
    });
    this.#tasks.add(task);
  }

  async #send(upload: Upload, form: Form, sessionId: string, controller: AbortController): Promise<void> {
    const { id } = upload;
    this.#parts.forms.drop(id);
    const file = await this.#parts.store.bytes(id).catch(() => undefined);
    if (!file) {
      await this.#record(id, { type: "restarted" });
      await this.#record(id, { type: "refused", reason: "The file is no longer on this device.", errorCode: null });
      return;
    }
    const answer = await this.#transport(form, file, id, controller);
    if (answer === "aborted") await this.#record(id, { type: "restarted" });
    else await this.#settle(upload, answer, sessionId);
  }

  async #transport(form: Form, file: Blob, id: string, controller: AbortController): Promise<StorageAnswer | "aborted"> {
    const stalled = new AbortController();
    const signal = AbortSignal.any([controller.signal, stalled.signal]);
    const watch = () => deadline(this.#parts.stallSeconds, () => stalled.abort());
    let timer = watch();
    const onProgress = (bytes: number) => {
      clearTimeout(timer);
      timer = watch();
      this.#parts.progressed(id, bytes);
    };
    try {
      return await this.#parts.transport(form, file, { onProgress, signal });
    } catch {
      return controller.signal.aborted ? "aborted" : { status: 0, body: "" };
    } finally {
      clearTimeout(timer);
    }
  }

  async #settle(upload: Upload, answer: StorageAnswer, sessionId: string): Promise<void> {
    const { holds } = this.#parts;
    if (answer.status >= 200 && answer.status < 300) {
      await this.#record(upload.id, { type: "stored" });
      holds.hold(upload.id, 0.5);
      return;
    }
    holds.hold(upload.id, backoff(upload.failures, LONGEST_BACKOFF));
    await this.#record(upload.id, { type: "interrupted", reason: reasonOf(answer) });
    if (isRefusal(answer)) await this.#explain(upload, answer, sessionId);
  }

  /** Asks why the storage refused the file. If that cannot be asked now, the ledger is asked later as after every failure. */
  async #explain(upload: Upload, answer: StorageAnswer, session_id: string): Promise<void> {
    if (!upload.photoId) return;
    const body = { ...failureOf(answer), client_time: new Date().toISOString() };
    const request = { session_id, photo_id: upload.photoId, body };
    const explanation = await this.#parts.packshot.explainUpload(request).catch(() => null);
    if (explanation) await this.#record(upload.id, { type: "answered", answer: explanation });
  }

  async #record(id: string, event: UploadEvent): Promise<Upload | undefined> {
    const upload = await this.#parts.store.update(id, (it) => transition(it, event));
    this.#parts.changed();
    return upload;
  }
}

function isRefusal({ status }: StorageAnswer): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function reasonOf({ status }: StorageAnswer): string {
  return status === 0 ? "The connection was interrupted." : `The storage answered with status ${status}.`;
}

/** Reads the XML of S3, of which only two elements matter. */
function failureOf({ status, body }: StorageAnswer): Schema<"UploadFailure"> {
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? null;
  return { status, code: element("Code")?.slice(0, 100) ?? null, message: element("Message")?.slice(0, 2000) ?? null };
}
