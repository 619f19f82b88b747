import type { QueuedCapture, QueueItem } from "packshot";
import { printed } from "./gtin.js";
import type { ShownPhoto } from "./photo-card.js";
import { gtinOf, type ServerCapture, type ServerContents } from "./work.js";

/** A product as it is shown: its number and its name as the server says them, and its photos. */
export interface ShownProduct {
  /** The number as it is printed, or the text of a code that has none. Empty for photos without a code. */
  readonly number: string;
  /** The number with 14 digits, if the server has read one. */
  readonly gtin: string | null;
  readonly name: string | null;
  readonly isBeingLookedUp: boolean;
  readonly photos: readonly ShownPhoto[];
}

/** Returns what the server and this device have, by product: each where its first photo is, then those without photos. */
export function productsOf(
  server: ServerContents,
  device: { items: readonly QueueItem[]; captures: readonly QueuedCapture[] },
): readonly ShownProduct[] {
  const codes = codesOf(server.captures, device.captures);
  const groups = new Map<string, ShownPhoto[]>();
  const groupOf = (number: string) => groups.get(number) ?? groups.set(number, []).get(number);
  for (const { photo, code } of photosOf(server, device.items)) groupOf(codes.get(code)?.number ?? "")?.push(photo);
  for (const { number } of codes.values()) groupOf(number);
  return [...groups].map(([number, photos]) => {
    const captures = [...codes.values()].filter((it) => it.number === number).flatMap((it) => it.capture ?? []);
    const name = captures.find((it) => it.product_name !== null)?.product_name ?? null;
    const gtin = captures.find((it) => it.gtin)?.gtin || null;
    return { number, gtin, name, isBeingLookedUp: captures.some(isOpen), photos };
  });
}

/** Returns whether the product of a capture is still being looked up. */
export function isOpen({ status }: ServerCapture): boolean {
  return status === "PENDING" || status === "LOOKING_UP";
}

type Code = { number: string; capture: ServerCapture | null };

/** Returns the codes by their names on the server and on this device. */
function codesOf(server: readonly ServerCapture[], device: readonly QueuedCapture[]): Map<string, Code> {
  const codes = new Map<string, Code>();
  for (const capture of server) {
    codes.set(capture.short_id, { number: capture.gtin ? printed(capture.gtin) : capture.raw_value, capture });
  }
  for (const capture of device) {
    codes.set(capture.id, codes.get(capture.shortId ?? "") ?? { number: printed(gtinOf(capture)), capture: null });
  }
  return codes;
}

/** Returns the photos in the order of the server, then those that only this device has, each with the name of its code. */
function photosOf(server: ServerContents, items: readonly QueueItem[]): { photo: ShownPhoto; code: string }[] {
  const byId = new Map(items.map((it) => [it.photoId ?? it.id, it]));
  const known = server.product_photos.map((it) => {
    const item = byId.get(it.short_id) ?? null;
    const photo = { id: it.short_id, type: it.photo_type, item, server: it };
    return { photo, code: it.capture_short_id ?? item?.capture ?? "" };
  });
  const ids = new Set(known.map((it) => it.photo.id));
  const own = [...byId].filter(([id]) => !ids.has(id));
  const shown = own.map(([id, item]) => ({ photo: { id, type: item.photoType, item, server: null }, code: item.capture ?? "" }));
  return [...known, ...shown];
}
