import type { QueueItem } from "packshot";
import { h } from "./dom.js";
import { stateOf, thumbnail } from "./state.js";
import { texts } from "./texts.js";
import type { PhotoType, ServerPhoto } from "./work.js";

/** A photo as it is shown: from the queue of this device, from the server, or from both. */
export interface ShownPhoto {
  readonly id: string;
  readonly type: PhotoType;
  readonly item: QueueItem | null;
  readonly server: ServerPhoto | null;
}

/** Makes the card of a photo with its state and its controls. */
export function photoCard(photo: ShownPhoto, controls: (HTMLElement | null | false)[]): HTMLLIElement {
  const { item } = photo;
  const { text, kind } = stateOfPhoto(photo);
  const url = photo.server?.urls["200"] ?? photo.server?.urls["original"] ?? (item && thumbnail(item));
  const alt = texts.photos.alt(texts.types[photo.type]);
  return h(
    "li",
    { class: "card", "data-photo": photo.id, "data-state": item?.state ?? photo.server?.upload_status },
    url ? h("img", { src: url, alt, loading: "lazy" }) : h("div", { class: "blank" }),
    h(
      "div",
      { class: "caption" },
      h("strong", {}, texts.types[photo.type]),
      h("span", { class: `state ${kind}` }, text),
      item?.state === "sending" && h("progress", { max: item.size, value: item.sent, "aria-label": text }),
      h("div", { class: "bar" }, ...controls),
    ),
  );
}

function stateOfPhoto({ item, server }: ShownPhoto): ReturnType<typeof stateOf> {
  if (item) return stateOf(item);
  if (server?.upload_status === "rejected") {
    return { text: texts.states.rejected(server.rejection_reason ?? ""), kind: "bad" };
  }
  return server?.upload_status === "ready"
    ? { text: texts.states.ready, kind: "good" }
    : { text: texts.states.checking, kind: "wait" };
}
