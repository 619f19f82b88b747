import type { QueuedCapture } from "./capture.js";
import type { QueuedSession } from "./session.js";
import type { Store } from "./store.js";
import { needsBytes, type Upload } from "./upload.js";

/** A store in memory, for browsers that refuse IndexedDB. Its content ends with the page. */
export class MemoryStore implements Store {
  readonly durable = false;
  readonly #sessions = new Map<string, QueuedSession>();
  readonly #captures = new Map<string, QueuedCapture>();
  readonly #uploads = new Map<string, Upload>();
  readonly #bytes = new Map<string, Blob>();
  #last = 0;

  async sessions(): Promise<QueuedSession[]> {
    return [...this.#sessions.values()];
  }

  async addSession(session: QueuedSession): Promise<void> {
    this.#sessions.set(session.id, session);
  }

  async updateSession(id: string, change: (session: QueuedSession) => QueuedSession): Promise<void> {
    const session = this.#sessions.get(id);
    if (session) this.#sessions.set(id, change(session));
  }

  async captures(): Promise<QueuedCapture[]> {
    return [...this.#captures.values()];
  }

  async addCapture(capture: QueuedCapture): Promise<void> {
    this.#captures.set(capture.id, { ...capture, position: ++this.#last });
  }

  async updateCapture(id: string, change: (capture: QueuedCapture) => QueuedCapture): Promise<void> {
    const capture = this.#captures.get(id);
    if (capture) this.#captures.set(id, change(capture));
  }

  async uploads(): Promise<Upload[]> {
    return [...this.#uploads.values()].sort((one, other) => one.position - other.position);
  }

  async add(uploads: readonly Upload[], bytes: readonly Blob[]): Promise<void> {
    uploads.forEach((upload, index) => {
      this.#uploads.set(upload.id, { ...upload, position: ++this.#last });
      this.#bytes.set(upload.id, bytes[index] as Blob);
    });
  }

  async update(id: string, change: (upload: Upload) => Upload): Promise<Upload | undefined> {
    const before = this.#uploads.get(id);
    const after = before && change(before);
    if (after) this.#uploads.set(id, after);
    if (after && !needsBytes(after)) this.#bytes.delete(id);
    return after;
  }

  async bytes(id: string): Promise<Blob | undefined> {
    return this.#bytes.get(id);
  }

  async remove(id: string): Promise<void> {
    this.#uploads.delete(id);
    this.#bytes.delete(id);
  }

  async removeSession(id: string): Promise<void> {
    for (const upload of await this.uploads()) {
      if (upload.session === id) await this.remove(upload.id);
    }
    for (const capture of await this.captures()) {
      if (capture.session === id) this.#captures.delete(capture.id);
    }
    this.#sessions.delete(id);
  }

  close(): void {}
}
