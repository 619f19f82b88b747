/** What one tab tells the others. */
export type TabMessage = { type: "changed" } | { type: "progress"; id: string; bytes: number };

/** The other tabs of the same queue: they learn of changes, and only one of them sends at a time. */
export class Tabs {
  readonly #name: string;
  readonly #channel: BroadcastChannel | null;
  readonly #locks: LockManager | undefined;

  constructor(name: string, locks: LockManager | undefined, onMessage: (message: TabMessage) => void) {
    this.#name = name;
    this.#locks = locks;
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    if (this.#channel) this.#channel.onmessage = ({ data }: { data: TabMessage }) => onMessage(data);
    // Node.js would wait for the channel
    (this.#channel as { unref?: () => void } | null)?.unref?.();
  }

  tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  /** Runs the work when no other tab does, until the signal aborts. The browser gives the turn on if this tab ends. */
  async alone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    if (!this.#locks) return work();
    await this.#locks.request(this.#name, { signal }, work).catch((e: unknown) => {
      if (!signal.aborted) throw e;
    });
  }

  close(): void {
    this.#channel?.close();
  }
}
