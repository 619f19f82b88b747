import {
  createPackshot,
  MemoryStore,
  openQueue,
  type Packshot,
  type QueuedSession,
  type QueueItem,
  type Schema,
  StorageRefused,
  type UploadQueue,
} from "packshot";
import { apiUrl } from "./config.js";
import { thumbnailOf } from "./thumbnail.js";

export type PhotoType = Schema<"PhotoType">;
export type ServerPhoto = Schema<"Photo">;

type DeletePhoto = (input: { session_id: string; photo_id: string }) => Promise<unknown>;

/** The work of this device: one open session, its photos in the queue, and what the server has of it. */
export class Work {
  readonly packshot: Packshot;
  readonly queue: UploadQueue;
  #session: string | null;

  private constructor(packshot: Packshot, queue: UploadQueue) {
    this.packshot = packshot;
    this.queue = queue;
    this.#session = queue.sessions.filter((it) => !it.ended).sort(byTime).at(-1)?.id ?? null;
  }

  /** Opens the queue of this device. A browser that keeps nothing gets one in memory. */
  static async open(key: string): Promise<Work> {
    const url = await apiUrl();
    const packshot = createPackshot({ url, key, retries: 0 });
    const queue = await openQueue({ packshot }).catch((e: unknown) => {
      if (!(e instanceof StorageRefused)) throw e;
      return openQueue({ packshot, store: new MemoryStore() });
    });
    return new Work(createPackshot({ url, key, retries: 1 }), queue);
  }

  get session(): QueuedSession | null {
    return this.queue.sessions.find((it) => it.id === this.#session) ?? null;
  }

  get items(): readonly QueueItem[] {
    return this.#session === null ? [] : this.queue.items(this.#session).filter((it) => it.state !== "cancelled");
  }

  itemsOf(gtin: string): readonly QueueItem[] {
    return this.items.filter((it) => it.metadata.gtin === gtin);
  }

  /** Keeps a photo. The session begins with its first photo. */
  async add(file: Blob, gtin: string, photoType: PhotoType): Promise<void> {
    const session = await this.#ensureSession();
    const data = { thumbnail: await thumbnailOf(file) };
    await this.queue.add(session, file, { photoType, metadata: { gtin }, data });
  }

  async end(): Promise<void> {
    if (this.#session !== null) await this.queue.endSession(this.#session);
  }

  /** Leaves the session to the queue, which finishes it. */
  begin(): void {
    this.#session = null;
  }

  /** Returns whether a photo can be deleted: it is only on this device, or the contract has a way to delete it. */
  canRemove(item: QueueItem | null): boolean {
    return (item !== null && isOnlyHere(item)) || this.#deletePhoto !== undefined;
  }

  /** Deletes a photo: on the server if it is there, and on this device. */
  async remove(item: QueueItem): Promise<void> {
    if (!isOnlyHere(item) && item.photoId) await this.removeFromServer(item.photoId);
    await this.queue.remove(item.id);
  }

  async removeFromServer(photo_id: string): Promise<void> {
    const session_id = this.session?.shortId;
    if (session_id) await this.#deletePhoto?.({ session_id, photo_id });
  }

  get #deletePhoto(): DeletePhoto | undefined {
    return (this.packshot as { deletePhoto?: DeletePhoto }).deletePhoto;
  }

  /** Returns the photos that the server has, in their order. */
  async serverPhotos(): Promise<readonly ServerPhoto[]> {
    const id = this.session?.shortId;
    return id ? (await this.packshot.getSession({ id })).product_photos : [];
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

function byTime(one: QueuedSession, other: QueuedSession): number {
  return one.created < other.created ? -1 : 1;
}

function isOnlyHere({ state }: QueueItem): boolean {
  return state === "queued" || state === "sending" || state === "refused";
}
