import "fake-indexeddb/auto";
import { hashHere, openQueue, type QueueOptions, type Store, type UploadQueue } from "../src/index.js";
import { IdbStore } from "../src/queue/idb-store.js";
import type { Deployment } from "./deployment.js";

let devices = 0;

/** A device of one person: its storage survives the pages that it opens. */
export class Device {
  readonly name = `device${++devices}`;
  readonly #deployment: Deployment;
  readonly #open: UploadQueue[] = [];

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Opens the page. */
  async open(options: Partial<QueueOptions> = {}): Promise<UploadQueue> {
    const { transport } = this.#deployment;
    const queue = await openQueue({
      packshot: this.#deployment.packshot(),
      name: this.name,
      transport,
      hash: hashHere,
      ...options,
    });
    this.#open.push(queue);
    return queue;
  }

  /** Opens the storage, for a page that gets another one. */
  store(): Promise<Store> {
    return IdbStore.open(this.name);
  }

  async close(): Promise<void> {
    for (const queue of this.#open) await queue.close();
  }
}

/** The lock manager of a browser: the holder of a name goes first, the others wait in their order. */
export class Locks {
  readonly #turns = new Map<string, Promise<unknown>>();

  async request(name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(name) ?? Promise.resolve();
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const turn = Promise.race([before, aborted]).then(work);
    this.#turns.set(name, Promise.allSettled([before, turn]));
    return turn;
  }
}

/** Returns a file with bytes of its own. */
export function photo(text: string): Blob {
  return new Blob([text], { type: "image/jpeg" });
}

/** Waits until a condition holds, for at most some seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 1000) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
