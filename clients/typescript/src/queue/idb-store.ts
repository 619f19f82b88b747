import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { QueuedSession } from "./session.js";
import { StorageFull, StorageRefused, type Store } from "./store.js";
import { needsBytes, type Upload } from "./upload.js";

interface Schema extends DBSchema {
  sessions: { key: string; value: QueuedSession };
  uploads: { key: string; value: Upload; indexes: { position: number; session: string } };
  bytes: { key: string; value: Blob };
}

const DURABLE = { durability: "strict" } as const;

/** A store in IndexedDB. What it has answered survives the end of the page and of the browser. */
export class IdbStore implements Store {
  readonly durable = true;
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Opens the database, or throws `StorageRefused`. */
  static async open(name: string): Promise<IdbStore> {
    try {
      return new IdbStore(await openDB<Schema>(name, 1, { upgrade, blocking: (_from, _to, event) => close(event) }));
    } catch (e) {
      throw new StorageRefused(e);
    }
  }

  sessions(): Promise<QueuedSession[]> {
    return this.#db.getAll("sessions");
  }

  async addSession(session: QueuedSession): Promise<void> {
    await this.#db.add("sessions", session).catch(throwStorageFull);
  }

  async updateSession(id: string, change: (session: QueuedSession) => QueuedSession): Promise<void> {
    const transaction = this.#db.transaction("sessions", "readwrite");
    const session = await transaction.store.get(id);
    if (session) await transaction.store.put(change(session));
    await transaction.done;
  }

  uploads(): Promise<Upload[]> {
    return this.#db.getAllFromIndex("uploads", "position");
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
    const [done, worked] = await Promise.allSettled([transaction.done, work().catch((e: unknown) => abort(transaction, e))]);
    if (worked.status === "rejected") throwStorageFull(transaction.error ?? worked.reason);
    if (done.status === "rejected") throwStorageFull(transaction.error ?? done.reason);
  }

  async update(id: string, change: (upload: Upload) => Upload): Promise<Upload | undefined> {
    const transaction = this.#db.transaction(["uploads", "bytes"], "readwrite");
    const before = await transaction.objectStore("uploads").get(id);
    const after = before && change(before);
    if (after && after !== before) await transaction.objectStore("uploads").put(after);
    if (after && !needsBytes(after)) await transaction.objectStore("bytes").delete(id);
    await transaction.done;
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
    const transaction = this.#db.transaction(["sessions", "uploads", "bytes"], "readwrite");
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
}

function upgrade(db: IDBPDatabase<Schema>): void {
  db.createObjectStore("sessions", { keyPath: "id" });
  const uploads = db.createObjectStore("uploads", { keyPath: "id" });
  uploads.createIndex("position", "position");
  uploads.createIndex("session", "session");
  db.createObjectStore("bytes");
}

/** Lets a newer version of the page open the database. */
function close(event: IDBVersionChangeEvent): void {
  (event.target as IDBDatabase).close();
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
