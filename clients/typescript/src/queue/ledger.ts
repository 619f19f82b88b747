import type { Packshot, Schema } from "../client.js";
import { PackshotProblem } from "../problem.js";
import { type CaptureEvent, captureAfter, type QueuedCapture } from "./capture.js";
import type { Forms } from "./forms.js";
import type { Holds } from "./holds.js";
import { transition } from "./machine.js";
import type { QueuedSession } from "./session.js";
import type { Store } from "./store.js";
import type { Upload } from "./upload.js";

const MAX_PROMISES = 100;
const DEFAULT_WAIT = 2;

/** What the ledger's client needs, and whom it tells. */
export interface LedgerParts {
  packshot: Packshot;
  store: Store;
  forms: Forms;
  holds: Holds;
  method: "POST" | "PUT";
  changed: () => void;
}

/** The client of the ledger: it creates sessions and their captures, promises photos, and learns what has become of them. */
export class Ledger {
  readonly #parts: LedgerParts;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  /** Creates the session unless that has been done. After a lost answer, the same name gives the same session. */
  async ensure(session: QueuedSession): Promise<string> {
    if (session.shortId !== null) return session.shortId;
    const { packshot, store } = this.#parts;
    const { short_id } = await packshot.createSession({ body: session.options, idempotencyKey: session.id });
    await store.updateSession(session.id, (it) => ({ ...it, shortId: short_id }));
    this.#parts.changed();
    return short_id;
  }

  /**
   * Creates the captures that wait, in their order. After a lost answer, the same name gives the same capture. One that the
   * server does not accept keeps nothing else from being sent.
   */
  async create(session_short_id: string, captures: readonly QueuedCapture[]): Promise<void> {
    for (const { id, input } of captures) {
      const body = { ...input, session_short_id };
      const event = await this.#parts.packshot
        .createCapture({ body, idempotencyKey: id })
        .then(({ short_id, gtin }): CaptureEvent => ({ type: "created", shortId: short_id, gtin }))
        .catch(refusalOf);
      await this.#parts.store.updateCapture(id, (it) => captureAfter(it, event));
      this.#parts.changed();
    }
  }

  /** Ends the session. One that has expired has ended already. */
  async end(id: string): Promise<void> {
    await this.#parts.packshot.submitSession({ id }).catch((e: unknown) => {
      if (!(e instanceof PackshotProblem) || e.status !== 409) throw e;
    });
  }

  /** Promises photos, or asks about them, in their order. */
  async ask(session_id: string, uploads: readonly Upload[]): Promise<void> {
    const captures = new Map((await this.#parts.store.captures()).map((it) => [it.id, it.shortId]));
    for (let from = 0; from < uploads.length; from += MAX_PROMISES) {
      const asked = uploads.slice(from, from + MAX_PROMISES);
      const body = { uploads: asked.map((it) => this.#promiseOf(it, captures)) };
      const answers = (await this.#parts.packshot.promiseUploads({ session_id, body })).uploads;
      for (const [index, upload] of asked.entries()) await this.#follow(upload, answers[index]);
      this.#parts.changed();
    }
  }

  async #follow({ id }: Upload, answer: Schema<"PromiseAnswer"> | undefined): Promise<void> {
    if (!answer) return;
    const { store, forms, holds } = this.#parts;
    await store.update(id, (it) => transition(it, { type: "answered", answer }));
    if (answer.next === "upload" && answer.upload) forms.put(id, answer.upload);
    else holds.hold(id, answer.retry_after_seconds ?? DEFAULT_WAIT);
  }

  #promiseOf(upload: Upload, captures: ReadonlyMap<string, string | null>): Schema<"PromisedUpload"> {
    return {
      client_id: upload.id,
      photo_type: upload.photoType,
      original_filename: upload.filename,
      content_type: contentTypeOf(upload.contentType),
      file_size: upload.size,
      sha256: upload.sha256,
      taken_at: upload.takenAt,
      capture_short_id: (upload.capture && captures.get(upload.capture)) ?? upload.captureId,
      metadata: upload.metadata,
      method: this.#parts.method,
    };
  }
}

const REFUSALS = [400, 409, 413, 422];

/** Returns the refusal of one capture. Any other failure concerns the session, or everything. */
function refusalOf(e: unknown): CaptureEvent {
  if (!(e instanceof PackshotProblem) || !REFUSALS.includes(e.status)) throw e;
  return { type: "refused", reason: e.detail, errorCode: e.code };
}

const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/gif", "image/bmp"] as const;

/** Returns a type that the contract knows. Without one, the name of the file decides. */
function contentTypeOf(type: string): (typeof ACCEPTED)[number] | null {
  return ACCEPTED.find((it) => it === type) ?? null;
}
