import type { App, View } from "./app.js";
import { button, h, replace } from "./dom.js";
import { photoCard, type ShownPhoto } from "./photo-card.js";
import { isOpen, productsOf, type ShownProduct } from "./products.js";
import { texts } from "./texts.js";
import type { ServerContents } from "./work.js";

const LOOK_UP_MS = 2000;

/** The view of all photos of the session, grouped by product. */
export function galleryView(app: App): View {
  const view = new GalleryView(app);
  void view.load();
  return { content: view.content, camera: "off", update: () => view.update() };
}

class GalleryView {
  readonly content = h("section");
  readonly #app: App;
  readonly #body = h("div");
  #server: ServerContents = { captures: [], product_photos: [] };
  #done = -1;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
    this.content.append(h("h2", {}, texts.gallery.title), this.#body);
  }

  /** Reads the session, again while products are looked up. Without a network, the photos of this device are shown alone. */
  async load(): Promise<void> {
    clearTimeout(this.#later);
    this.#server = await this.#app.work.serverContents().catch(() => this.#server);
    this.update();
    const isLookingUp = this.#server.captures.some(isOpen);
    if (isLookingUp && this.content.isConnected) this.#later = setTimeout(() => void this.load(), LOOK_UP_MS);
  }

  update(): void {
    const { items, captures, session } = this.#app.work;
    const done = [...items.filter((it) => it.state === "ready" || it.state === "rejected"), ...captures.filter((it) => it.shortId)];
    if (done.length !== this.#done && this.#done >= 0) void this.load();
    this.#done = done.length;
    const products = productsOf(this.#server, this.#app.work);
    const isEnded = session?.ended === true;
    replace(
      this.#body,
      isEnded && h("p", { class: "notice" }, texts.gallery.ended),
      products.length === 0 && h("p", { class: "soft" }, texts.gallery.empty),
      ...products.flatMap((it) => this.#group(it)),
      h("div", { class: "bar" }, ...this.#actions(isEnded)),
    );
  }

  #group({ number, name, isBeingLookedUp, photos }: ShownProduct): HTMLElement[] {
    const title = number ? texts.gallery.product(number, name, photos.length) : texts.gallery.withoutProduct;
    return [
      h("h3", {}, title),
      ...(isBeingLookedUp ? [h("p", { class: "soft" }, texts.gallery.lookingUp)] : []),
      photos.length > 0 ? h("ul", { class: "photos" }, ...photos.map((it) => this.#card(it, photos))) : h("p", { class: "soft" }, texts.photos.none),
    ];
  }

  #card(photo: ShownPhoto, group: readonly ShownPhoto[]): HTMLElement {
    const at = group.indexOf(photo);
    const { earlier, later, remove } = texts.photos;
    return photoCard(photo, [
      this.#move("←", earlier, photo, group[at - 1]),
      this.#move("→", later, photo, group[at + 1]),
      this.#control(remove, `remove-${photo.id}`, remove, photo, () => this.#remove(photo)),
    ]);
  }

  #move(sign: string, label: string, photo: ShownPhoto, other: ShownPhoto | undefined): HTMLElement | null {
    if (!other?.server || !photo.server || this.#app.work.session?.ended) return null;
    return this.#control(sign, `${label}-${photo.id}`, label, photo, () => this.#swap(photo.id, other.id));
  }

  #control(text: string, name: string, label: string, photo: ShownPhoto, click: () => void): HTMLElement {
    return button(text, name, click, { class: "small", "aria-label": `${label}: ${texts.types[photo.type]}` });
  }

  #swap(one: string, other: string): void {
    const swapped = new Map([[one, other], [other, one]]);
    const order = this.#server.product_photos.map((it) => swapped.get(it.short_id) ?? it.short_id);
    void this.#app.attempt(async () => {
      await this.#app.work.reorder(order);
      await this.load();
    });
  }

  #remove({ item, id }: ShownPhoto): void {
    if (!confirm(texts.photos.confirmRemove)) return;
    void this.#app.attempt(async () => {
      await (item ? this.#app.work.remove(item) : this.#app.work.removeFromServer(id));
      this.#app.say(texts.photos.removed);
      await this.load();
    });
  }

  #actions(isEnded: boolean): (HTMLElement | null)[] {
    const { work } = this.#app;
    const begin = () => {
      work.begin();
      this.#app.showScan();
    };
    if (isEnded) return [button(texts.gallery.create, "create", begin, { class: "main wide" })];
    const end = () => void this.#app.attempt(() => work.end()).then(() => this.load());
    return [
      button(texts.gallery.back, "back", () => this.#app.showScan(), { class: "wide" }),
      work.session ? button(texts.gallery.end, "end", end, { class: "main wide" }) : null,
    ];
  }
}
