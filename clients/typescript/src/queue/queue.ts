import type { Packshot, Schema } from "../client.js";
import { type CaptureFacts, captureAfter, copyOf, newCapture, type QueuedCapture } from "./capture.js";
import { Forms } from "./forms.js";
import { type Hash, hashInWorker } from "./hash.js";
import { Holds } from "./holds.js";
import { IdbStore } from "./idb-store.js";
import { Ledger } from "./ledger.js";
import { transition } from "./machine.js";
import { FAILURE, Runner } from "./runner.js";
import { Sender } from "./sender.js";
import type { QueuedSession } from "./session.js";
import type { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { defaultTransport, type Transport } from "./transport.js";
import { isDone, type Upload, type UploadEvent, type UploadFacts } from "./upload.js";
import { Waker } from "./wake.js";

/** The options of a queue. */
export interface QueueOptions {
  /** The client by which the queue calls the API. Make it with `retries: 0`: the queue repeats by itself. */
  packshot: Packshot;
  /** The name of the queue on this device. By default `packshot`. */
  name?: string;
  /** Where the queue keeps everything. By default IndexedDB, under the name of the queue. */
  store?: Store;
  /** The way in which files are sent. By default `POST`. */
  method?: "POST" | "PUT";
  /** The number of files that are sent at the same time. By default 2. */
  concurrency?: number;
  /** The seconds without progress after which a file is sent again. By default 60. */
  stallSeconds?: number;
  transport?: Transport;
  hash?: Hash;
  /** By default `navigator.locks`. */
  locks?: LockManager;
}

/** A photo in the queue, with the number of bytes that have left the device. */
export type QueueItem = Upload & { readonly sent: number };

/** A listener of the queue, called after each change. */
export type QueueListener = () => void;

/** Opens the queue, and starts to send what is left in it. Throws `StorageRefused` if the browser has no IndexedDB. */
export async function openQueue(options: QueueOptions): Promise<UploadQueue> {
  const store = options.store ?? (await IdbStore.open(options.name ?? "packshot"));
  return UploadQueue.start(store, options);
}

/** A queue of photos that survives a crash, a restart and the loss of the network. */
export class UploadQueue {
  readonly #store: Store;
  readonly #tabs: Tabs;
  readonly #waker = new Waker();
  readonly #holds = new Holds();
  readonly #sent = new Map<string, number>();
  readonly #listeners = new Set<QueueListener>();
  readonly #end = new AbortController();
  #uploads: readonly Upload[] = [];
  #sessions: readonly QueuedSession[] = [];
  #captures: readonly QueuedCapture[] = [];
  #trouble: Error | null = null;
  #running: Promise<void> = Promise.resolve();
  #refreshing: Promise<void> = Promise.resolve();

  private constructor(store: Store, options: QueueOptions) {
    this.#store = store;
    const locks = options.locks ?? (globalThis.navigator as Navigator | undefined)?.locks;
    const name = `packshot-queue:${options.name ?? "packshot"}`;
    this.#tabs = new Tabs(name, locks, (message) => this.#heard(message));
  }

  static async start(store: Store, options: QueueOptions): Promise<UploadQueue> {
    const queue = new UploadQueue(store, options);
    await queue.#refresh();
    queue.#listen();
    const runner = queue.#runner(options);
    queue.#running = queue.#tabs.alone(queue.#end.signal, () => runner.run(queue.#end.signal));
    return queue;
  }

  /** Whether photos survive the end of the page. */
  get durable(): boolean {
    return this.#store.durable;
  }

  /** What keeps the queue from working now, for example a `PackshotUnreachable`, or null. */
  get trouble(): Error | null {
    return this.#trouble;
  }

  /** The sessions, oldest first. */
  get sessions(): readonly QueuedSession[] {
    return this.#sessions;
  }

  /** The codes in the order in which they were added, of one session or of all. */
  captures(session?: string): readonly QueuedCapture[] {
    return this.#captures.filter((it) => session === undefined || it.session === session);
  }

  /** The photos in the order in which they were added, of one session or of all. */
  items(session?: string): readonly QueueItem[] {
    return this.#uploads
      .filter((it) => session === undefined || it.session === session)
      .map((it) => ({ ...it, sent: it.state === "sending" ? (this.#sent.get(it.id) ?? 0) : 0 }));
  }

  /** Calls a listener after each change, until the returned function is called. */
  subscribe(listener: QueueListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins a session, with or without a network. Returns its name in the queue. It is created on the server once. */
  async openSession(options: Schema<"SessionOptions"> = {}, data: unknown = null): Promise<string> {
    const id = crypto.randomUUID();
    const created = new Date().toISOString();
    await this.#store.addSession({ id, shortId: null, options, created, ended: false, closed: false, data });
    await this.#changed();
    return id;
  }

  /** Ends a session for this device: no more codes and photos are added. What it has is still sent. */
  async endSession(id: string): Promise<void> {
    await this.#store.updateSession(id, (it) => ({ ...it, ended: true }));
    await this.#changed();
  }

  /**
   * Keeps a code that was scanned or typed, then makes it a capture of the session. Its photos can be added at once. Throws
   * `StorageFull` if there is no room.
   */
  async addCapture(session: string, facts: CaptureFacts): Promise<QueuedCapture> {
    await this.#requireOpen(session);
    const capture = newCapture(session, facts);
    await this.#store.addCapture(capture);
    await this.#changed();
    return this.#captures.find((it) => it.id === capture.id) ?? capture;
  }

  /** Forgets a session with its codes and its photos on this device. Photos that were not sent are lost. */
  async removeSession(id: string): Promise<void> {
    await this.#store.removeSession(id);
    await this.#changed();
  }

  /** Keeps a photo, then sends it. When this returns, the photo survives a crash. Throws `StorageFull` if there is no room. */
  async add(session: string, file: Blob, facts: UploadFacts = {}): Promise<QueueItem> {
    return (await this.addAll(session, [{ file, ...facts }]))[0] as QueueItem;
  }

  /** Keeps several photos, all or none. */
  async addAll(session: string, photos: readonly ({ file: Blob } & UploadFacts)[]): Promise<readonly QueueItem[]> {
    await this.#requireOpen(session);
    const captures = await this.#store.captures();
    const isOfSession = (id: string) => captures.some((it) => it.id === id && it.session === session);
    if (photos.some((it) => it.capture && !isOfSession(it.capture))) throw new Error("The session has no such code.");
    const uploads = photos.map(({ file, ...facts }) => newUpload(session, file, facts));
    await this.#store.add(uploads, photos.map((it) => it.file));
    await this.#changed();
    const ids = new Set(uploads.map((it) => it.id));
    return this.items(session).filter((it) => ids.has(it.id));
  }

  /** Returns the bytes of a photo, as long as the queue needs them. */
  bytes(id: string): Promise<Blob | undefined> {
    return this.#store.bytes(id);
  }

  /** Stops to send a photo, or all. It stays in the queue. */
  pause(id?: string): Promise<void> {
    return this.#all(id, { type: "paused" });
  }

  /** Goes on to send a photo, or all. */
  resume(id?: string): Promise<void> {
    return this.#all(id, { type: "resumed" });
  }

  /** Gives a photo up, and removes its bytes. */
  cancel(id: string): Promise<void> {
    return this.#all(id, { type: "cancelled" });
  }

  /** Tries a refused photo again, in its session or in another one of the queue. */
  async retry(id: string, session?: string): Promise<void> {
    const upload = (await this.#store.uploads()).find((it) => it.id === id);
    const capture = await this.#captureFor(upload?.capture ?? null, session);
    await this.#all(id, session === undefined ? { type: "retried" } : { type: "retried", session, capture });
  }

  /** Forgets a photo on this device. One that is being sent is cancelled first. */
  async remove(id: string): Promise<void> {
    await this.cancel(id);
    await this.#store.remove(id);
    await this.#changed();
  }

  /** Tries at once what waits after a failure. The queue does so when the network is back, and when the page is shown. */
  wake(): void {
    const asked = this.#uploads.filter((it) => it.state === "queued").map((it) => it.id);
    for (const name of [FAILURE, ...asked]) this.#holds.release(name);
    this.#waker.wake();
  }

  /** Waits until each code is created or refused, and each photo has a verdict, or is refused, cancelled or paused. */
  async whenDone(session?: string): Promise<void> {
    const isOpen = () => this.items(session).some((it) => !isDone(it) && !it.paused);
    while (isOpen() || this.captures(session).some((it) => it.state === "waiting")) {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** Stops. What is left stays in the store. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#waker.wake();
    await this.#running;
    await this.#refreshing;
    this.#tabs.close();
    this.#store.close();
  }

  async #requireOpen(session: string): Promise<void> {
    const owner = (await this.#store.sessions()).find((it) => it.id === session);
    if (!owner || owner.ended) throw new Error("There is no such session in the queue, or it has ended.");
  }

  /** Lets a refused code be tried again. In another session it is the code with the same text there, or a new one. */
  async #captureFor(id: string | null, session?: string): Promise<string | null> {
    const captures = await this.#store.captures();
    const known = captures.find((it) => it.id === id);
    if (!known) return null;
    const isSame = (it: QueuedCapture) => it.session === session && it.input.raw_value === known.input.raw_value;
    const target = session === undefined || session === known.session ? known : captures.find(isSame);
    const capture = target ?? copyOf(known, session as string);
    if (target) await this.#store.updateCapture(target.id, (it) => captureAfter(it, { type: "retried" }));
    else await this.#store.addCapture(capture);
    return capture.id;
  }

  async #all(id: string | undefined, event: UploadEvent): Promise<void> {
    const ids = id === undefined ? (await this.#store.uploads()).map((it) => it.id) : [id];
    for (const it of ids) await this.#store.update(it, (upload) => transition(upload, event));
    await this.#changed();
  }

  #runner({ packshot, method = "POST", concurrency = 2, stallSeconds = 60, ...options }: QueueOptions): Runner {
    const store = this.#store;
    const holds = this.#holds;
    const forms = new Forms();
    const changed = () => void this.#changed();
    const transport = options.transport ?? defaultTransport();
    const progressed = (id: string, bytes: number) => this.#progressed(id, bytes);
    const sender = new Sender({ packshot, store, transport, forms, holds, stallSeconds, changed, progressed });
    const ledger = new Ledger({ packshot, store, forms, holds, method, changed });
    const hash = options.hash ?? hashInWorker();
    const troubled = (error: Error | null) => this.#troubled(error);
    return new Runner({ store, ledger, sender, hash, forms, holds, waker: this.#waker, concurrency, troubled, changed });
  }

  #listen(): void {
    if (typeof addEventListener === "undefined") return;
    const { signal } = this.#end;
    addEventListener("online", () => this.wake(), { signal });
    globalThis.document?.addEventListener("visibilitychange", () => document.hidden || this.wake(), { signal });
  }

  #heard(message: Parameters<Tabs["tell"]>[0]): void {
    if (message.type === "progress") this.#sent.set(message.id, message.bytes);
    else this.#waker.wake();
    void this.#refresh();
  }

  #troubled(error: Error | null): void {
    if (error === this.#trouble) return;
    this.#trouble = error;
    this.#notify();
  }

  #progressed(id: string, bytes: number): void {
    this.#sent.set(id, bytes);
    this.#tabs.tell({ type: "progress", id, bytes });
    this.#notify();
  }

  /** Tells this tab and the others of a change, and lets the runner look. */
  async #changed(): Promise<void> {
    this.#tabs.tell({ type: "changed" });
    this.#waker.wake();
    await this.#refresh();
  }

  /** Reads the store again. Reads follow each other, so that an older one never wins. */
  #refresh(): Promise<void> {
    const read = async () => {
      const store = this.#store;
      const reads = [store.uploads(), store.sessions(), store.captures()] as const;
      [this.#uploads, this.#sessions, this.#captures] = await Promise.all(reads);
      this.#notify();
    };
    this.#refreshing = this.#refreshing.then(read).catch((e: unknown) => console.error("packshot queue", e));
    return this.#refreshing;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function newUpload(session: string, file: Blob, facts: UploadFacts): Upload {
  return {
    id: crypto.randomUUID(),
    session,
    position: 0,
    state: "queued",
    paused: false,
    filename: facts.filename ?? (file instanceof File ? file.name : "photo.jpg"),
    size: file.size,
    contentType: file.type,
    photoType: facts.photoType ?? "other",
    metadata: facts.metadata ?? {},
    takenAt: (facts.takenAt ?? new Date()).toISOString(),
    capture: facts.capture ?? null,
    captureId: facts.captureId ?? null,
    data: facts.data ?? null,
    sha256: null,
    hashed: false,
    photoId: null,
    duplicateOf: null,
    reason: null,
    errorCode: null,
    failures: 0,
  };
}
