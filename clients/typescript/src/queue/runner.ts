import { PackshotProblem } from "../problem.js";
import { backoff } from "../retry.js";
import { captureAfter, type QueuedCapture } from "./capture.js";
import type { Forms } from "./forms.js";
import type { Hash } from "./hash.js";
import type { Holds } from "./holds.js";
import type { Ledger } from "./ledger.js";
import { transition } from "./machine.js";
import type { Sender } from "./sender.js";
import type { QueuedSession } from "./session.js";
import type { Store } from "./store.js";
import { isDone, type Upload } from "./upload.js";
import type { Waker } from "./wake.js";

const LONGEST_BACKOFF = 60;
const SHORTEST_WAIT = 0.02;
const AFTER_REFUSAL = 300;
/** The hold of all requests to the API after a failure. */
export const FAILURE = "api failure";
/** The hold of all requests to the API that the API has asked for. */
const RETRY_AFTER = "api retry-after";

/** What the runner needs, and whom it tells. */
export interface RunnerParts {
  store: Store;
  ledger: Ledger;
  sender: Sender;
  hash: Hash;
  forms: Forms;
  holds: Holds;
  waker: Waker;
  concurrency: number;
  /** Called with what keeps the queue from working, or null when it works again. */
  troubled: (error: Error | null) => void;
  changed: () => void;
}

/**
 * The loop that does what is left. All it knows is in the store and in the ledger, so it can stop at any point and another run
 * goes on. Only one may run at a time.
 */
export class Runner {
  readonly #parts: RunnerParts;
  #failures = 0;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Runs until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#restart();
    while (!signal.aborted) {
      await this.#step();
      if (signal.aborted) break;
      await this.#parts.waker.wait(await this.#secondsToNext());
    }
    await this.#parts.sender.stop();
  }

  /** Forgets what an earlier run was sending: the ledger is asked about it. */
  async #restart(): Promise<void> {
    for (const { id } of await this.#parts.store.uploads()) {
      await this.#parts.store.update(id, (it) => transition(it, { type: "restarted" }));
    }
    this.#parts.changed();
  }

  async #step(): Promise<void> {
    const { store, sender } = this.#parts;
    try {
      await this.#hash();
      sender.stopUnwanted(await store.uploads());
      for (const session of await store.sessions()) await this.#serve(session);
    } catch (e) {
      this.#hold(e instanceof Error ? e : new Error(String(e)));
    }
  }

  async #hash(): Promise<void> {
    const { store, hash } = this.#parts;
    for (const upload of await store.uploads()) {
      if (upload.hashed || upload.state !== "queued" || upload.paused) continue;
      const file = await store.bytes(upload.id).catch(() => undefined);
      const sha256 = file ? await hash(file).catch(() => null) : null;
      await store.update(upload.id, (it) => transition(it, { type: "hashed", sha256 }));
      this.#parts.changed();
    }
  }

  async #serve(session: QueuedSession): Promise<void> {
    if (this.#isHeld(session)) return this.#fill(session);
    try {
      if (await this.#ask(session)) this.#worked();
      await this.#end(session.id);
    } catch (e) {
      if (!(e instanceof PackshotProblem) || !isAboutSession(e)) throw e;
      await this.#refuse(session, e);
    }
    await this.#fill(session);
  }

  /** Asks what is due, and returns whether anything was. */
  async #ask(session: QueuedSession): Promise<boolean> {
    const { ledger } = this.#parts;
    const due = (await this.#uploadsOf(session)).filter((it) => this.#isToBeAsked(it));
    const captures = (await this.#parts.store.captures()).filter((it) => isToBeCreated(it, session));
    if (due.length === 0 && captures.length === 0 && !isUnmade(session)) return false;
    const id = await ledger.ensure(session);
    await ledger.create(id, captures);
    if (due.length > 0) await ledger.ask(id, due);
    return true;
  }

  /** Ends a session that the app has ended, when no new photo has to be promised. */
  async #end(id: string): Promise<void> {
    const { store, ledger } = this.#parts;
    const session = (await store.sessions()).find((it) => it.id === id);
    if (!session || !isToBeEnded(session, await this.#uploadsOf(session), await store.captures())) return;
    if (session.shortId !== null) await ledger.end(session.shortId);
    await store.updateSession(id, (it) => ({ ...it, closed: true }));
    this.#parts.changed();
  }

  /** Starts to send as many files as may be sent at a time, in their order. */
  async #fill(session: QueuedSession): Promise<void> {
    const { store, sender, forms, holds, concurrency } = this.#parts;
    const shortId = (await store.sessions()).find((it) => it.id === session.id)?.shortId;
    if (!shortId) return;
    for (const upload of await this.#uploadsOf(session)) {
      const form = forms.find(upload.id);
      if (sender.count >= concurrency) return;
      if (form && isWaiting(upload) && !holds.isHeld(upload.id)) await sender.start(upload, form, shortId);
    }
  }

  #isToBeAsked(upload: Upload): boolean {
    const { holds, forms, sender } = this.#parts;
    if (holds.isHeld(upload.id) || sender.isSending(upload.id)) return false;
    return upload.state === "checking" || (isWaiting(upload) && !forms.find(upload.id));
  }

  #isHeld(session: QueuedSession): boolean {
    return [FAILURE, RETRY_AFTER, session.id].some((it) => this.#parts.holds.isHeld(it));
  }

  #worked(): void {
    this.#failures = 0;
    this.#parts.troubled(null);
  }

  /** Waits after a failure that concerns every session. */
  #hold(error: Error): void {
    const { holds } = this.#parts;
    if (error instanceof PackshotProblem && error.retryAfter !== null) holds.hold(RETRY_AFTER, error.retryAfter);
    else if (error instanceof PackshotProblem && !error.retryable) holds.hold(FAILURE, AFTER_REFUSAL);
    else holds.hold(FAILURE, backoff(this.#failures++, LONGEST_BACKOFF));
    this.#parts.troubled(error);
  }

  /** Refuses what is left of a session that the server does not have, or does not accept. */
  async #refuse(session: QueuedSession, problem: PackshotProblem): Promise<void> {
    const event = { type: "refused", reason: problem.detail, errorCode: problem.code } as const;
    for (const { id } of (await this.#parts.store.captures()).filter((it) => isToBeCreated(it, session))) {
      await this.#parts.store.updateCapture(id, (it) => captureAfter(it, event));
    }
    for (const upload of await this.#uploadsOf(session)) {
      await this.#parts.store.update(upload.id, (it) => transition(it, event));
    }
    this.#parts.holds.hold(session.id, AFTER_REFUSAL);
    this.#parts.troubled(problem);
    this.#parts.changed();
  }

  async #uploadsOf(session: QueuedSession): Promise<Upload[]> {
    return (await this.#parts.store.uploads()).filter((it) => it.session === session.id);
  }

  /** Returns the seconds until something is due. Before that, only an event can make something possible. */
  async #secondsToNext(): Promise<number> {
    const { store, holds, sender, concurrency } = this.#parts;
    const uploads = await store.uploads();
    const sessions = await store.sessions();
    const captures = await store.captures();
    const held = (id: string) => Math.max(...[FAILURE, RETRY_AFTER, id].map((it) => holds.secondsOf(it)));
    const due = uploads
      .filter((it) => it.state === "checking" || (isWaiting(it) && sender.count < concurrency))
      .map((it) => Math.max(held(it.session), holds.secondsOf(it.id)));
    const isOpen = (session: QueuedSession) =>
      isUnmade(session) || captures.some((it) => isToBeCreated(it, session)) || isToBeEnded(session, uploads, captures);
    const open = sessions.filter(isOpen).map((it) => held(it.id));
    return Math.max(SHORTEST_WAIT, Math.min(Number.POSITIVE_INFINITY, ...due, ...open));
  }
}

function isWaiting(upload: Upload): boolean {
  return upload.state === "queued" && upload.hashed && !upload.paused;
}

function isUnmade(session: QueuedSession): boolean {
  return session.shortId === null && !session.ended;
}

function isToBeCreated(capture: QueuedCapture, { id }: QueuedSession): boolean {
  return capture.session === id && capture.state === "waiting";
}

function isToBeEnded(session: QueuedSession, uploads: readonly Upload[], captures: readonly QueuedCapture[]): boolean {
  const { id, ended, closed } = session;
  const isPromised = (it: Upload) => it.session !== id || it.photoId !== null || isDone(it);
  return ended && !closed && uploads.every(isPromised) && !captures.some((it) => isToBeCreated(it, session));
}

/** A missing key or a full limit concerns all sessions; anything else that is final, the one. */
function isAboutSession(problem: PackshotProblem): boolean {
  return !problem.retryable && problem.status !== 401 && problem.status !== 403;
}
