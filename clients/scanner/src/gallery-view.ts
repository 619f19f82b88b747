import type { App, View } from "./app.js";
import { button, h, replace } from "./dom.js";
import { photoCard, type ShownPhoto } from "./photo-card.js";
import { texts } from "./texts.js";
import type { ServerPhoto } from "./work.js";

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
  #server: readonly ServerPhoto[] = [];
  #done = -1;

  constructor(app: App) {
    this.#app = app;
    this.content.append(h("h2", {}, texts.gallery.title), this.#body);
  }

  /** Reads the session. Without a network, the photos of this device are shown alone. */
  async load(): Promise<void> {
    this.#server = await this.#app.work.serverPhotos().catch(() => this.#server);
    this.update();
  }

  update(): void {
    const { items, session } = this.#app.work;
    const done = items.filter((it) => it.state === "ready" || it.state === "rejected").length;
    if (done !== this.#done && this.#done >= 0) void this.load();
    this.#done = done;
    const photos = this.#photos();
    const isEnded = session?.ended === true;
    replace(
      this.#body,
      isEnded && h("p", { class: "notice" }, texts.gallery.ended),
      photos.length === 0 && h("p", { class: "soft" }, texts.gallery.empty),
      ...[...byProduct(photos)].flatMap(([gtin, group]) => this.#group(gtin, group)),
      h("div", { class: "bar" }, ...this.#actions(isEnded)),
    );
  }

  /** Returns the photos in the order of the server, then those that only this device has. */
  #photos(): ShownPhoto[] {
    const items = new Map(this.#app.work.items.map((it) => [it.photoId ?? it.id, it]));
    const known = this.#server.map((server): ShownPhoto => {
      const item = items.get(server.short_id) ?? null;
      return { id: server.short_id, type: server.photo_type, gtin: server.metadata.gtin ?? "", item, server };
    });
    const ids = new Set(known.map((it) => it.id));
    const own = [...items].filter(([id]) => !ids.has(id));
    return [
      ...known,
      ...own.map(([id, item]) => ({ id, type: item.photoType, gtin: item.metadata.gtin ?? "", item, server: null })),
    ];
  }

  #group(gtin: string, photos: ShownPhoto[]): HTMLElement[] {
    const title = gtin ? texts.gallery.product(gtin, photos.length) : texts.gallery.withoutProduct;
    return [h("h3", {}, title), h("ul", { class: "photos" }, ...photos.map((it) => this.#card(it, photos)))];
  }

  #card(photo: ShownPhoto, group: ShownPhoto[]): HTMLElement {
    const at = group.indexOf(photo);
    const { earlier, later, remove } = texts.photos;
    return photoCard(photo, [
      this.#move("←", earlier, photo, group[at - 1]),
      this.#move("→", later, photo, group[at + 1]),
      this.#app.work.canRemove(photo.item) && this.#control(remove, `remove-${photo.id}`, remove, photo, () => this.#remove(photo)),
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
    const order = this.#server.map((it) => swapped.get(it.short_id) ?? it.short_id);
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

/** Groups photos by product, each product where its first photo is. */
function byProduct(photos: ShownPhoto[]): Map<string, ShownPhoto[]> {
  const groups = new Map<string, ShownPhoto[]>();
  for (const photo of photos) groups.set(photo.gtin, [...(groups.get(photo.gtin) ?? []), photo]);
  return groups;
}
