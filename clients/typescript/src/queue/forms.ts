import type { Form } from "./transport.js";
import { monotonic } from "./wake.js";

const MARGIN_SECONDS = 60;

/** The forms by which files can be sent now. They are never stored: after a restart the ledger gives new ones. */
export class Forms {
  readonly #forms = new Map<string, { form: Form; until: number }>();

  put(id: string, form: Form): void {
    this.#forms.set(id, { form, until: monotonic() + form.expires_in - Math.min(MARGIN_SECONDS, form.expires_in / 2) });
  }

  /** Returns the form of an upload, unless it has expired or is about to. */
  find(id: string): Form | undefined {
    const known = this.#forms.get(id);
    return known && known.until > monotonic() ? known.form : undefined;
  }

  drop(id: string): void {
    this.#forms.delete(id);
  }
}
