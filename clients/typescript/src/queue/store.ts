import type { QueuedCapture } from "./capture.js";
import type { QueuedSession } from "./session.js";
import type { Upload } from "./upload.js";

/** The place where the queue keeps its sessions, its captures, its uploads and their bytes. Each method is atomic. */
export interface Store {
  /** Whether the content survives the end of the page. */
  readonly durable: boolean;
  sessions(): Promise<QueuedSession[]>;
  addSession(session: QueuedSession): Promise<void>;
  updateSession(id: string, change: (session: QueuedSession) => QueuedSession): Promise<void>;
  /** Returns the captures in the order in which they were added. */
  captures(): Promise<QueuedCapture[]>;
  /** Adds a capture and gives it its position. Throws `StorageFull` if there is no room. */
  addCapture(capture: QueuedCapture): Promise<void>;
  updateCapture(id: string, change: (capture: QueuedCapture) => QueuedCapture): Promise<void>;
  /** Returns the uploads in the order in which they were added. */
  uploads(): Promise<Upload[]>;
  /** Adds uploads and their bytes, all or none. It gives each its position. Throws `StorageFull` if there is no room. */
  add(uploads: readonly Upload[], bytes: readonly Blob[]): Promise<void>;
  /** Changes an upload, and removes its bytes if it does not need them any more. Returns undefined if there is no such upload. */
  update(id: string, change: (upload: Upload) => Upload): Promise<Upload | undefined>;
  bytes(id: string): Promise<Blob | undefined>;
  /** Removes an upload with its bytes. */
  remove(id: string): Promise<void>;
  /** Removes a session with all its captures and uploads. */
  removeSession(id: string): Promise<void>;
  close(): void;
}

/** A refusal to keep photos, because the device has no room for them. Nothing was added. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";

  constructor(cause: unknown) {
    super("This device has no room for more photos.", { cause });
  }
}

/** A refusal of the browser to keep anything, as in some private windows. */
export class StorageRefused extends Error {
  override readonly name = "StorageRefused";

  constructor(cause: unknown) {
    super("This browser does not let the page keep photos.", { cause });
  }
}
