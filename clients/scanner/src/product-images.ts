import type { Schema } from "packshot";
import type { Account } from "./account.js";

/** An image of a product, which everybody may see. */
export type ProductImage = Schema<"Image">;

const MOST = 100;

/** The images of the products of a session, as the user who is signed in may see and change them. */
export class ProductImages {
  readonly #account: Account;
  readonly #byGtin = new Map<string, readonly ProductImage[]>();
  readonly #requests = new Map<string, { key: string; isPrimary: boolean }>();
  readonly #used = new Set<string>();
  #loading: Promise<void> | null = null;

  constructor(account: Account) {
    this.#account = account;
  }

  /** Returns the images of a product, the primary one first, or null if they are not known yet. */
  of(gtin: string): readonly ProductImage[] | null {
    return this.#byGtin.get(gtin) ?? null;
  }

  /** Returns whether a photo was made an image of a product here. */
  isUsed(photo: string, gtin: string): boolean {
    return this.#used.has(`${photo}-${gtin}`);
  }

  /** Reads the images of the products that are not known yet, one product after the other. */
  load(gtins: readonly string[], changed: () => void): Promise<void> {
    this.#loading ??= this.#loadAll(gtins, changed).finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Makes a photo an image of the product: the primary one if there is none. Repeated after a lost answer, it makes one image. */
  async use(photo_short_id: string, gtin: string): Promise<void> {
    const name = `${photo_short_id}-${gtin}`;
    const isPrimary = !this.of(gtin)?.some((it) => it.is_primary);
    const request = this.#requests.get(name) ?? { key: crypto.randomUUID(), isPrimary };
    this.#requests.set(name, request);
    await this.#account.as(({ organization, packshot }) =>
      packshot.addImageFromPhoto({
        organization_id: organization,
        gtin,
        body: { photo_short_id, is_primary: request.isPrimary },
        idempotencyKey: request.key,
      }),
    );
    this.#requests.delete(name);
    this.#used.add(name);
    await this.#read(gtin);
  }

  async makePrimary(image: ProductImage, gtin: string): Promise<void> {
    await this.#account.as(({ organization, packshot }) =>
      packshot.updateImage({ organization_id: organization, gtin, image_id: image.id, body: { is_primary: true } }),
    );
    await this.#read(gtin);
  }

  /** Forgets the images, so that they are read again. */
  forget(): void {
    this.#byGtin.clear();
  }

  async #loadAll(gtins: readonly string[], changed: () => void): Promise<void> {
    for (const gtin of gtins) {
      if (this.#byGtin.has(gtin)) continue;
      await this.#read(gtin);
      changed();
    }
  }

  async #read(gtin: string): Promise<void> {
    const page = await this.#account.as(({ organization, packshot }) =>
      packshot.listImages({ organization_id: organization, gtin, page_size: MOST }),
    );
    this.#byGtin.set(gtin, page.data);
  }
}
