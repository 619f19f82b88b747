import type { Schema } from "../client.js";

/** A session of the queue. It may be begun without a network, and is created on the server once. */
export interface QueuedSession {
  /** The name of the session on this device, and the `Idempotency-Key` of its creation. */
  readonly id: string;
  /** The session on the server, or null until it has been created. */
  readonly shortId: string | null;
  readonly options: Schema<"SessionOptions">;
  readonly created: string;
  /** Whether the app has ended the session. It is ended on the server when all its photos are promised. */
  readonly ended: boolean;
  /** Whether the server knows that it has ended. */
  readonly closed: boolean;
  /** Anything of the app's own. It stays on this device. */
  readonly data: unknown;
}
