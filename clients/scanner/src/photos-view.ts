import type { QueuedCapture, QueueItem } from "packshot";
import type { App, View } from "./app.js";
import { button, h, replace } from "./dom.js";
import { photoCard } from "./photo-card.js";
import { missingViews, VIEWS } from "./state.js";
import { texts } from "./texts.js";
import { type PhotoType, scannedNumber } from "./work.js";

/** The view that takes the photos of one product, guided from one missing view to the next. */
export function photosView(app: App, capture: QueuedCapture): View {
  const view = new PhotosView(app, capture);
  app.viewfinder.element.addEventListener("camera", () => view.update(), { once: true });
  return { content: view.content, camera: "photos", update: () => view.update() };
}

class PhotosView {
  readonly content = h("section");
  readonly #app: App;
  readonly #capture: QueuedCapture;
  readonly #heading: HTMLElement;
  readonly #body = h("div");
  #chosen: PhotoType | null = null;
  #replaced: QueueItem | null = null;

  constructor(app: App, capture: QueuedCapture) {
    this.#app = app;
    this.#capture = capture;
    this.#heading = h("h2", {}, texts.photos.title(scannedNumber(capture)));
    this.content.append(this.#heading, this.#body);
  }

  update(): void {
    const items = this.#items;
    const missing = missingViews(items).map((it) => texts.types[it]);
    replace(
      this.#body,
      h("p", {}, missing.length > 0 ? texts.photos.missing(missing.join(", ")) : texts.photos.complete),
      this.#shutter(),
      h("h3", {}, texts.photos.views),
      h("ul", { class: "views" }, ...VIEWS.map((it) => this.#choice(it, items))),
      h("div", { class: "bar" }, this.#next(), this.#gallery()),
      h("h3", {}, texts.photos.taken),
      items.length === 0 && h("p", { class: "soft" }, texts.photos.none),
      h("ul", { class: "photos" }, ...items.map((it) => this.#card(it))),
    );
  }

  get #items(): readonly QueueItem[] {
    return this.#app.work.itemsOf(this.#capture);
  }

  get #type(): PhotoType {
    return this.#chosen ?? missingViews(this.#items)[0] ?? "other";
  }

  #shutter(): HTMLElement {
    const files = h("input", { type: "file", accept: "image/*", multiple: true, "data-name": "files" });
    files.addEventListener("change", () => void this.#keep([...(files.files ?? [])]));
    const label = texts.photos.take(texts.types[this.#type]);
    const isClosed = !this.#app.camera.isOpen;
    return h(
      "div",
      { class: "bar" },
      button(label, "take", () => void this.#take(), { class: "main wide", disabled: isClosed }),
      h("label", { class: "button" }, texts.photos.choose, files),
    );
  }

  async #take(): Promise<void> {
    await this.#app.attempt(async () => this.#keep([await this.#app.camera.take()]));
  }

  async #keep(files: readonly Blob[]): Promise<void> {
    const type = this.#type;
    const replaced = this.#replaced;
    for (const file of files) {
      if (!(await this.#app.keep(file, this.#capture, type))) return;
    }
    this.#chosen = null;
    this.#replaced = null;
    if (replaced) await this.#app.attempt(() => this.#app.work.remove(replaced));
    this.update();
  }

  #choice(type: PhotoType, items: readonly QueueItem[]): HTMLElement {
    const isThere = items.some((it) => it.photoType === type);
    const choose = () => {
      this.#chosen = type;
      this.#replaced = null;
      this.update();
    };
    const attributes = { "aria-pressed": String(type === this.#type), class: isThere ? "small done" : "small" };
    return h("li", {}, button(texts.types[type], `view-${type}`, choose, attributes));
  }

  #card(item: QueueItem): HTMLElement {
    const shown = { id: item.id, type: item.photoType, item, server: null };
    const name = texts.types[item.photoType];
    const retake = () => {
      this.#chosen = item.photoType;
      this.#replaced = item;
      this.update();
      this.#body.querySelector<HTMLElement>('[data-name="take"]')?.focus();
    };
    const small = (text: string) => ({ class: "small", "aria-label": `${text}: ${name}` });
    const { retry, remove } = texts.photos;
    return photoCard(shown, [
      item.state === "refused" ? button(retry, `retry-${item.id}`, () => this.#retry(item), small(retry)) : null,
      button(texts.photos.retake, `retake-${item.id}`, retake, small(texts.photos.retake)),
      button(remove, `remove-${item.id}`, () => this.#remove(item), small(remove)),
    ]);
  }

  #retry(item: QueueItem): void {
    void this.#app.attempt(() => this.#app.work.queue.retry(item.id));
  }

  #remove(item: QueueItem): void {
    if (!confirm(texts.photos.confirmRemove)) return;
    void this.#app.attempt(async () => {
      await this.#app.work.remove(item);
      this.#app.say(texts.photos.removed);
    });
  }

  #next(): HTMLElement {
    return button(texts.photos.next, "next", () => this.#app.showScan(), { class: "wide" });
  }

  #gallery(): HTMLElement {
    return button(texts.gallery.open, "gallery", () => this.#app.showGallery(), { class: "wide" });
  }
}
