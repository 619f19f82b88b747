/** A signal that ends a wait: something may have become possible. */
export class Waker {
  #woken = false;
  #wake: (() => void) | undefined;

  /** Ends the current wait, or the next one at once. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Waits for a wake, or for a time in seconds. */
  async wait(seconds: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(seconds) ? setTimeout(resolve, Math.min(seconds, 86_400) * 1000) : undefined;
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
    this.#wake = undefined;
  }
}

/** Returns seconds that only go forward, whatever happens to the clock of the device. */
export function monotonic(): number {
  return performance.now() / 1000;
}
