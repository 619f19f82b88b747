import type { Schema } from "../client.js";

/**
 * The state of an upload. `queued`: its bytes are on this device. `sending`: they are on their way. `checking`: they are in
 * storage and have no verdict yet. `ready`, `duplicate` and `rejected`: the verdict. `refused`: the photo cannot be sent;
 * its bytes stay on this device. `cancelled`: it is not wanted any more.
 */
export type UploadState =
  | "queued"
  | "sending"
  | "checking"
  | "ready"
  | "duplicate"
  | "rejected"
  | "refused"
  | "cancelled";

/** What the ledger of a session says about one photo. */
export type LedgerAnswer = Pick<
  Schema<"PromiseAnswer">,
  "state" | "next" | "reason" | "photo_short_id" | "s3_key" | "duplicate_of" | "error_code" | "errors"
>;

/** What the app says about a photo when it adds it. */
export interface UploadFacts {
  photoType?: Schema<"PhotoType">;
  /** The name of the file on the device. By default that of the file. */
  filename?: string;
  metadata?: Record<string, string>;
  takenAt?: Date;
  /** The code in the queue that the photo belongs to, which may not be on the server yet. */
  capture?: string | null;
  /** The capture on the server that the photo belongs to, if the queue does not have it. */
  captureId?: string | null;
  /** Anything of the app's own. It stays on this device. */
  data?: unknown;
}

/** A photo in the queue. */
export interface Upload {
  /** The name of the photo in the ledger, its `client_id`. */
  readonly id: string;
  /** The session in the queue, which may not exist on the server yet. */
  readonly session: string;
  /** The place in the order in which the photos were added. */
  readonly position: number;
  readonly state: UploadState;
  readonly paused: boolean;
  readonly filename: string;
  readonly size: number;
  readonly contentType: string;
  readonly photoType: Schema<"PhotoType">;
  readonly metadata: Record<string, string>;
  readonly takenAt: string;
  readonly capture: string | null;
  readonly captureId: string | null;
  readonly data: unknown;
  /** Of the bytes. Null until it is known, and where the browser cannot compute it. */
  readonly sha256: string | null;
  /** Whether the checksum has been computed, or cannot be. */
  readonly hashed: boolean;
  /** The photo on the server. Null until the server has promised to take it. */
  readonly photoId: string | null;
  readonly duplicateOf: string | null;
  /** A sentence for the person who took the photo: why it was rejected or refused, or what went wrong last. */
  readonly reason: string | null;
  /** The kind of a refusal, an error code of the API. */
  readonly errorCode: string | null;
  /** The failed attempts since the last success. */
  readonly failures: number;
}

/** Something that happened to an upload. */
export type UploadEvent =
  | { type: "hashed"; sha256: string | null }
  | { type: "answered"; answer: LedgerAnswer }
  | { type: "started" }
  | { type: "stored" }
  | { type: "interrupted"; reason: string }
  | { type: "restarted" }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "refused"; reason: string; errorCode: string | null }
  | { type: "retried"; session?: string; capture?: string | null }
  | { type: "cancelled" };

/** Returns whether nothing more will happen to the upload by itself. */
export function isDone(upload: Upload): boolean {
  return ["ready", "duplicate", "rejected", "refused", "cancelled"].includes(upload.state);
}

/** Returns whether the bytes have to stay on this device. */
export function needsBytes(upload: Upload): boolean {
  return ["queued", "sending", "checking", "refused"].includes(upload.state);
}
