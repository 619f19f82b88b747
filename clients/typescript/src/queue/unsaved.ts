/**
 * The records whose last change the full device could not keep. They hold until the page ends. After that the earlier records
 * are enough: the ledger is asked what has become of them, as after a crash.
 */
export class Unsaved<T extends { readonly id: string }> {
  readonly #records = new Map<string, T>();

  /** Returns the record as it is now, of one as it was kept. */
  latest(kept: T): T {
    return this.#records.get(kept.id) ?? kept;
  }

  put(record: T): void {
    this.#records.set(record.id, record);
  }

  drop(id: string): void {
    this.#records.delete(id);
  }
}
