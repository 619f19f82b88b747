import type { Schema } from "../client.js";

/**
 * The state of a code in the queue. `waiting`: it is on this device. `created`: it is a capture of the session on the server.
 * `refused`: the server does not accept it; its photos are sent without it.
 */
export type CaptureState = "waiting" | "created" | "refused";

/** What the app says about a code when it adds it. */
export interface CaptureFacts {
  captureType: Schema<"CaptureInput">["capture_type"];
  /** The text exactly as the scanner has read it or a person has typed it. */
  rawValue: string;
  /** The GTIN, if the app knows one that the text does not state. */
  gtin?: string;
  metadata?: Record<string, string>;
  /** Anything of the app's own. It stays on this device. */
  data?: unknown;
}

/** A code in the queue: a capture that may not exist on the server yet. */
export interface QueuedCapture {
  /** The name of the code on this device, and the `Idempotency-Key` of its creation. */
  readonly id: string;
  /** The session in the queue. */
  readonly session: string;
  /** The place in the order in which the codes were added. */
  readonly position: number;
  readonly state: CaptureState;
  readonly input: Omit<Schema<"CaptureInput">, "session_short_id">;
  /** The capture on the server, or null until it has been created. */
  readonly shortId: string | null;
  /** The GTIN with 14 digits as the server has read it, or null. */
  readonly gtin: string | null;
  /** A sentence that says why the server refuses the code. */
  readonly reason: string | null;
  /** The kind of the refusal, an error code of the API. */
  readonly errorCode: string | null;
  readonly data: unknown;
}

/** Something that happened to a code in the queue. */
export type CaptureEvent =
  | { type: "created"; shortId: string; gtin: string | null }
  | { type: "refused"; reason: string; errorCode: string | null }
  | { type: "retried" };

/** Returns the code after an event. An event that does not fit the state changes nothing, because it may be late. */
export function captureAfter(capture: QueuedCapture, event: CaptureEvent): QueuedCapture {
  switch (event.type) {
    case "created": {
      const { shortId, gtin } = event;
      return capture.state === "waiting" ? { ...capture, state: "created", shortId, gtin } : capture;
    }
    case "refused": {
      const { reason, errorCode } = event;
      return capture.state === "waiting" ? { ...capture, state: "refused", reason, errorCode } : capture;
    }
    case "retried":
      return capture.state === "refused" ? { ...capture, state: "waiting", reason: null, errorCode: null } : capture;
  }
}

/** Makes a code that waits to be created. */
export function newCapture(session: string, { captureType, rawValue, gtin, metadata, data }: CaptureFacts): QueuedCapture {
  const input = { capture_type: captureType, raw_value: rawValue, gtin: gtin ?? null, metadata: metadata ?? {} };
  return waiting(session, input, data ?? null);
}

/** Makes the same code for another session. */
export function copyOf({ input, data }: QueuedCapture, session: string): QueuedCapture {
  return waiting(session, input, data);
}

function waiting(session: string, input: QueuedCapture["input"], data: unknown): QueuedCapture {
  const id = crypto.randomUUID();
  return { id, session, position: 0, state: "waiting", input, shortId: null, gtin: null, reason: null, errorCode: null, data };
}
