import { monotonic } from "./wake.js";

/** The times before which something is not to be tried again, by name. They end with the page: a new page tries at once. */
export class Holds {
  readonly #until = new Map<string, number>();

  hold(name: string, seconds: number): void {
    this.#until.set(name, monotonic() + seconds);
  }

  isHeld(name: string): boolean {
    return this.secondsOf(name) > 0;
  }

  /** Returns the seconds that are left. */
  secondsOf(name: string): number {
    return Math.max(0, (this.#until.get(name) ?? 0) - monotonic());
  }

  release(name: string): void {
    this.#until.delete(name);
  }

  releaseAll(): void {
    this.#until.clear();
  }
}
