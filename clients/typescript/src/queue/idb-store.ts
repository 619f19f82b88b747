import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { QueuedCapture } from "./capture.js";
import type { QueuedSession } from "./session.js";
import { StorageFull, StorageRefused, type Store } from "./store.js";
import { Unsaved } from "./unsaved.js";
import { needsBytes, type Upload } from "./upload.js";

interface Schema extends DBSchema {
  sessions: { key: string; value: QueuedSession };
  captures: { key: string; value: QueuedCapture; indexes: { position: number; session: string } };
  uploads: { key: string; value: Upload; indexes: { position: number; session: string } };
  bytes: { key: string; value: Blob };
}

/** Version 2 has the captures. */
const VERSION = 2;
const DURABLE = { durability: "strict" } as const;

/**
 * A store in IndexedDB. What was added survives the end of the page and of the browser. On a device without room, a change of a
 * record holds until the page ends, so that photos are still sent and their bytes make room.
 */
export class IdbStore implements Store {
  readonly durable = true;
  readonly #db: IDBPDatabase<Schema>;
  readonly #unsaved = {
    sessions: new Unsaved<QueuedSession>(),
    captures: new Unsaved<QueuedCapture>(),
    uploads: new Unsaved<Upload>(),
  };

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Opens the database, or throws `StorageRefused`. */
  static async open(name: string): Promise<IdbStore> {
    try {
      return new IdbStore(await openDB<Schema>(name, VERSION, { upgrade, blocking: (_from, _to, event) => close(event) }));
    } catch (e) {
      throw new StorageRefused(e);
    }
  }

  async sessions(): Promise<QueuedSession[]> {
    const sessions = await this.#db.getAll("sessions");
    return sessions.map((it) => this.#unsaved.sessions.latest(it));
  }

  async addSession(session: QueuedSession): Promise<void> {
    await this.#db.add("sessions", session).catch(throwStorageFull);
  }

  async updateSession(id: string, change: (session: QueuedSession) => QueuedSession): Promise<void> {
    await this.#change("sessions", this.#unsaved.sessions, id, change);
  }

  async captures(): Promise<QueuedCapture[]> {
    const captures = await this.#db.getAllFromIndex("captures", "position");
    return captures.map((it) => this.#unsaved.captures.latest(it));
  }

  async addCapture(capture: QueuedCapture): Promise<void> {
    const transaction = this.#db.transaction("captures", "readwrite", DURABLE);
    const add = async () => {
      const last = await transaction.store.index("position").openKeyCursor(null, "prev");
      await transaction.store.add({ ...capture, position: (last?.key ?? 0) + 1 });
    };
    await throwingStorageFull(transaction, add());
  }

  async updateCapture(id: string, change: (capture: QueuedCapture) => QueuedCapture): Promise<void> {
    await this.#change("captures", this.#unsaved.captures, id, change);
  }

  async uploads(): Promise<Upload[]> {
    const uploads = await this.#db.getAllFromIndex("uploads", "position");
    // those of version 1 have no capture
    return uploads.map((it) => this.#unsaved.uploads.latest({ ...it, capture: it.capture ?? null }));
  }

  async add(uploads: readonly Upload[], bytes: readonly Blob[]): Promise<void> {
    const transaction = this.#db.transaction(["uploads", "bytes"], "readwrite", DURABLE);
    const work = async () => {
      const records = transaction.objectStore("uploads");
      const last = await records.index("position").openCursor(null, "prev");
      const first = (last?.value.position ?? 0) + 1;
      for (const [index, upload] of uploads.entries()) {
        await records.add({ ...upload, position: first + index });
        await transaction.objectStore("bytes").put(bytes[index] as Blob, upload.id);
      }
    };
    await throwingStorageFull(transaction, work());
  }

  async update(id: string, change: (upload: Upload) => Upload): Promise<Upload | undefined> {
    const after = await this.#change("uploads", this.#unsaved.uploads, id, change);
    // without a record that says so, the ledger tells after a crash that the bytes are not needed
    if (after && !needsBytes(after)) await this.#db.delete("bytes", id);
    return after;
  }

  bytes(id: string): Promise<Blob | undefined> {
    return this.#db.get("bytes", id);
  }

  async remove(id: string): Promise<void> {
    const transaction = this.#db.transaction(["uploads", "bytes"], "readwrite");
    await Promise.all([
      transaction.objectStore("uploads").delete(id),
      transaction.objectStore("bytes").delete(id),
      transaction.done,
    ]);
  }

  async removeSession(id: string): Promise<void> {
    const transaction = this.#db.transaction(["sessions", "captures", "uploads", "bytes"], "readwrite");
    for (const key of await transaction.objectStore("captures").index("session").getAllKeys(id)) {
      await transaction.objectStore("captures").delete(key);
    }
    for (const key of await transaction.objectStore("uploads").index("session").getAllKeys(id)) {
      await transaction.objectStore("uploads").delete(key);
      await transaction.objectStore("bytes").delete(key);
    }
    await transaction.objectStore("sessions").delete(id);
    await transaction.done;
  }

  close(): void {
    this.#db.close();
  }

  /** Changes a record. If the device has no room for it, the change holds until the page ends. */
  async #change<T extends { readonly id: string }>(
    name: "sessions" | "captures" | "uploads",
    unsaved: Unsaved<T>,
    id: string,
    change: (record: T) => T,
  ): Promise<T | undefined> {
    const transaction = this.#db.transaction(name, "readwrite");
    let after: T | undefined;
    const work = async () => {
      const kept = (await transaction.store.get(id)) as T | undefined;
      after = kept && change(unsaved.latest(kept));
      if (after && after !== kept) await transaction.store.put(after as never);
    };
    try {
      await throwingStorageFull(transaction, work());
      unsaved.drop(id);
    } catch (e) {
      if (!(e instanceof StorageFull) || !after) throw e;
      unsaved.put(after);
    }
    return after;
  }
}

function upgrade(db: IDBPDatabase<Schema>, oldVersion: number): void {
  const ordered = (name: "uploads" | "captures") => {
    const records = db.createObjectStore(name, { keyPath: "id" });
    records.createIndex("position", "position");
    records.createIndex("session", "session");
  };
  if (oldVersion < 1) {
    db.createObjectStore("sessions", { keyPath: "id" });
    ordered("uploads");
    db.createObjectStore("bytes");
  }
  if (oldVersion < 2) ordered("captures");
}

/** Lets a newer version of the page open the database. */
function close(event: IDBVersionChangeEvent): void {
  (event.target as IDBDatabase).close();
}

/** Waits for the work of a transaction and for its end. Takes everything back if the work fails. */
async function throwingStorageFull(
  transaction: { abort(): void; done: Promise<void>; error: DOMException | null },
  work: Promise<void>,
): Promise<void> {
  const [done, worked] = await Promise.allSettled([transaction.done, work.catch((e: unknown) => abort(transaction, e))]);
  if (worked.status === "rejected") throwStorageFull(transaction.error ?? worked.reason);
  if (done.status === "rejected") throwStorageFull(transaction.error ?? done.reason);
}

/** Takes everything back. A transaction that a failed request has ended is aborted already. */
function abort(transaction: { abort(): void }, e: unknown): never {
  try {
    transaction.abort();
  } catch {}
  throw e;
}

function throwStorageFull(e: unknown): never {
  throw e instanceof DOMException && e.name === "QuotaExceededError" ? new StorageFull(e) : e;
}
