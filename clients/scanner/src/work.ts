import {
  createPackshot,
  MemoryStore,
  openQueue,
  type Packshot,
  PackshotProblem,
  type QueuedCapture,
  type QueuedSession,
  type QueueItem,
  type Schema,
  StorageRefused,
  type UploadQueue,
} from "packshot";
import { apiUrl } from "./config.js";
import { padded } from "./gtin.js";
import { thumbnailOf } from "./thumbnail.js";

export type PhotoType = Schema<"PhotoType">;
export type ServerPhoto = Schema<"Photo">;
export type ServerCapture = Schema<"Capture">;

/** What the server has of a session. */
export type ServerContents = Pick<Schema<"SessionDetail">, "captures" | "product_photos">;

/** A code that names a product: its text, the number in it, and whether a person has typed it. */
export interface ProductCode {
  readonly text: string;
  readonly gtin: string;
  readonly isTyped: boolean;
}

/** The work of this device: one open session, its codes and photos in the queue, and what the server has of it. */
export class Work {
  /** The address of the API. */
  readonly url: string;
  readonly packshot: Packshot;
  readonly queue: UploadQueue;
  #session: string | null;
  #capturing: Promise<unknown> = Promise.resolve();

  private constructor(url: string, packshot: Packshot, queue: UploadQueue, shown: string | null) {
    this.url = url;
    this.packshot = packshot;
    this.queue = queue;
    const open = queue.sessions.filter((it) => !it.ended).sort(byTime).at(-1);
    this.#session = (queue.sessions.find((it) => it.id === shown) ?? open)?.id ?? null;
  }

  /** Opens the queue of this device, and the session that was shown. A browser that keeps nothing gets a queue in memory. */
  static async open(key: string, shown: string | null = null): Promise<Work> {
    const url = await apiUrl();
    const packshot = createPackshot({ url, key, retries: 0 });
    const queue = await openQueue({ packshot }).catch((e: unknown) => {
      if (!(e instanceof StorageRefused)) throw e;
      return openQueue({ packshot, store: new MemoryStore() });
    });
    return new Work(url, createPackshot({ url, key, retries: 1 }), queue, shown);
  }

  get session(): QueuedSession | null {
    return this.queue.sessions.find((it) => it.id === this.#session) ?? null;
  }

  get items(): readonly QueueItem[] {
    return this.#session === null ? [] : this.queue.items(this.#session).filter((it) => it.state !== "cancelled");
  }

  get captures(): readonly QueuedCapture[] {
    return this.#session === null ? [] : this.queue.captures(this.#session);
  }

  itemsOf(capture: QueuedCapture): readonly QueueItem[] {
    return this.items.filter((it) => it.capture === capture.id);
  }

  /** Keeps a code, unless the session has its product already. The session begins with its first code. */
  capture({ text, gtin, isTyped }: ProductCode): Promise<QueuedCapture> {
    const find = async () => {
      const session = await this.#ensureSession();
      const known = this.captures.find((it) => gtinOf(it) === padded(gtin));
      const captureType = isTyped ? "MANUAL" : "BARCODE";
      return known ?? this.queue.addCapture(session, { captureType, rawValue: text, data: { gtin } });
    };
    // one after the other: a number that is sent twice is one code
    const next = this.#capturing.then(find, find);
    this.#capturing = next;
    return next;
  }

  /** Keeps a photo of a product. */
  async add(file: Blob, capture: QueuedCapture, photoType: PhotoType): Promise<void> {
    const data = { thumbnail: await thumbnailOf(file) };
    const metadata = { gtin: scannedNumber(capture) };
    await this.queue.add(capture.session, file, { photoType, capture: capture.id, metadata, data });
  }

  async end(): Promise<void> {
    if (this.#session !== null) await this.queue.endSession(this.#session);
  }

  /** Leaves the session to the queue, which finishes it. */
  begin(): void {
    this.#session = null;
  }

  /** Deletes a photo: on the server if it is there, then on this device. */
  async remove(item: QueueItem): Promise<void> {
    if (!isOnlyHere(item) && item.photoId) await this.removeFromServer(item.photoId);
    await this.queue.remove(item.id);
  }

  /** Deletes a photo on the server. One that the server does not have is deleted already. */
  async removeFromServer(photo_id: string): Promise<void> {
    const session_id = this.session?.shortId;
    if (!session_id) return;
    await this.packshot.deletePhoto({ session_id, photo_id }).catch((e: unknown) => {
      if (!(e instanceof PackshotProblem) || e.status !== 404) throw e;
    });
  }

  /** Returns what the server has of the session: its captures, and its photos in their order. */
  async serverContents(): Promise<ServerContents> {
    const id = this.session?.shortId;
    return id ? this.packshot.getSession({ id }) : { captures: [], product_photos: [] };
  }

  async reorder(photo_short_ids: string[]): Promise<void> {
    const session_id = this.session?.shortId;
    if (session_id) await this.packshot.reorderPhotos({ session_id, body: { photo_short_ids } });
  }

  async #ensureSession(): Promise<string> {
    if (this.#session !== null && this.session && !this.session.ended) return this.#session;
    void navigator.storage?.persist?.();
    const options = { capture_mode: "both", user_agent: "packshot-scanner/0.1" } as const;
    this.#session = await this.queue.openSession(options);
    return this.#session;
  }
}

/** Returns the number that was scanned or typed, as it was. */
export function scannedNumber(capture: QueuedCapture): string {
  return (capture.data as { gtin?: string } | null)?.gtin ?? capture.input.raw_value;
}

/** Returns the GTIN with 14 digits: as the server has read it, and until then as this device has. */
export function gtinOf(capture: QueuedCapture): string {
  return capture.gtin ?? padded(scannedNumber(capture));
}

function byTime(one: QueuedSession, other: QueuedSession): number {
  return one.created < other.created ? -1 : 1;
}

function isOnlyHere({ state }: QueueItem): boolean {
  return state === "queued" || state === "sending" || state === "refused";
}
