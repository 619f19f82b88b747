import { button, h } from "./dom.js";
import type { ProductImage } from "./product-images.js";
import { texts } from "./texts.js";

/** Makes the list of a product's images, with the heading of the photos that follow. `choose` makes one the primary image, for a user who may do so. */
export function imagesList(
  number: string,
  images: readonly ProductImage[] | null,
  choose: ((image: ProductImage) => void) | null,
): HTMLElement[] {
  const { title, label, photos, loading, none } = texts.images;
  const list = () => h("ul", { class: "photos", "aria-label": label(number) }, ...(images ?? []).map((it) => card(it, choose)));
  const soft = (text: string) => h("p", { class: "soft" }, text);
  const missing = images === null ? soft(navigator.onLine ? loading : texts.gallery.offline) : soft(none);
  return [h("h4", {}, title), images?.length ? list() : missing, h("h4", {}, photos)];
}

function card(image: ProductImage, choose: ((image: ProductImage) => void) | null): HTMLElement {
  const type = texts.types[image.photo_type];
  const alt = image.title || texts.images.alt(type);
  const { primary, makePrimary } = texts.images;
  const label = `${makePrimary}: ${type}`;
  const control = choose && button(makePrimary, `primary-${image.id}`, () => choose(image), { class: "small", "aria-label": label });
  return h(
    "li",
    { class: "card image", "data-image": image.id },
    h("img", { src: image.sizes["200"] ?? image.image_url, alt, loading: "lazy" }),
    h(
      "div",
      { class: "caption" },
      h("strong", {}, image.title || type),
      image.is_primary ? h("span", { class: "state good" }, primary) : h("div", { class: "bar" }, control),
    ),
  );
}
