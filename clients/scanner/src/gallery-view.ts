import type { App, View } from "./app.js";
import { button, h, replace } from "./dom.js";
import { imagesList } from "./images-list.js";
import { photoCard, type ShownPhoto } from "./photo-card.js";
import { isOpen, productsOf, type ShownProduct } from "./products.js";
import type { ProductImage } from "./product-images.js";
import { texts } from "./texts.js";
import type { ServerContents } from "./work.js";

const LOOK_UP_MS = 2000;

/** The view of all photos of the session, grouped by product. */
export function galleryView(app: App): View {
  app.images.forget();
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
  #isBusy = false;
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
    this.#loadImages(products);
    const isEnded = session?.ended === true;
    replace(
      this.#body,
      isEnded && h("p", { class: "notice" }, texts.gallery.ended),
      this.#app.account.isOffered && !this.#app.account.isSignedIn && h("p", { class: "soft" }, texts.account.hint),
      products.length === 0 && h("p", { class: "soft" }, texts.gallery.empty),
      ...products.flatMap((it) => this.#group(it)),
      h("div", { class: "bar" }, ...this.#actions(isEnded)),
    );
  }

  /** Reads the images of the products, if somebody is signed in. What failed is read again with the next change. */
  #loadImages(products: readonly ShownProduct[]): void {
    const { account, images } = this.#app;
    const gtins = products.flatMap((it) => it.gtin ?? []).filter((it) => images.of(it) === null);
    if (!account.member || gtins.length === 0 || !this.content.isConnected) return;
    void images.load(gtins, () => this.update()).catch(() => {});
  }

  #group(product: ShownProduct): HTMLElement[] {
    const { number, name, isBeingLookedUp, photos } = product;
    const title = number ? texts.gallery.product(number, name, photos.length) : texts.gallery.withoutProduct;
    return [
      h("h3", {}, title),
      ...(isBeingLookedUp ? [h("p", { class: "soft" }, texts.gallery.lookingUp)] : []),
      ...this.#imagesOf(product),
      photos.length > 0 ? h("ul", { class: "photos" }, ...photos.map((it) => this.#card(it, product))) : h("p", { class: "soft" }, texts.photos.none),
    ];
  }

  #imagesOf({ number, gtin }: ShownProduct): HTMLElement[] {
    const { account, images } = this.#app;
    if (!account.isSignedIn || !gtin || (account.notice !== null && !account.member)) return [];
    const { madePrimary } = texts.images;
    const choose = (it: ProductImage) => this.#change(() => images.makePrimary(it, gtin), madePrimary);
    return imagesList(number, images.of(gtin), account.member?.mayChange ? choose : null);
  }

  /** Offers to make a photo that was found good an image of the product, to a user who may do so. */
  #use(photo: ShownPhoto, { gtin }: ShownProduct): HTMLElement | null {
    const { account, images } = this.#app;
    if (!account.member?.mayChange || !gtin || photo.server?.upload_status !== "ready") return null;
    const { use, used, added } = texts.images;
    if (images.isUsed(photo.id, gtin)) return h("span", { class: "state good" }, used);
    const click = () => this.#change(() => images.use(photo.id, gtin), added);
    const isClosed = images.of(gtin) === null || this.#isBusy;
    return this.#control(use, `use-${photo.id}`, use, photo, click, isClosed);
  }

  /** Changes images, one change at a time. */
  #change(work: () => Promise<void>, done: string): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.update();
    void this.#app.attempt(work).then((isDone) => {
      this.#isBusy = false;
      if (isDone) this.#app.say(done);
      this.update();
    });
  }

  #card(photo: ShownPhoto, product: ShownProduct): HTMLElement {
    const group = product.photos;
    const at = group.indexOf(photo);
    const { earlier, later, remove } = texts.photos;
    return photoCard(photo, [
      this.#use(photo, product),
      this.#move("←", earlier, photo, group[at - 1]),
      this.#move("→", later, photo, group[at + 1]),
      this.#control(remove, `remove-${photo.id}`, remove, photo, () => this.#remove(photo)),
    ]);
  }

  #move(sign: string, label: string, photo: ShownPhoto, other: ShownPhoto | undefined): HTMLElement | null {
    if (!other?.server || !photo.server || this.#app.work.session?.ended) return null;
    return this.#control(sign, `${label}-${photo.id}`, label, photo, () => this.#swap(photo.id, other.id));
  }

  #control(text: string, name: string, label: string, photo: ShownPhoto, click: () => void, disabled = false): HTMLElement {
    return button(text, name, click, { class: "small", "aria-label": `${label}: ${texts.types[photo.type]}`, disabled });
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
