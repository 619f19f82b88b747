import type { QueueItem } from "packshot";
import { texts } from "./texts.js";
import type { PhotoType } from "./work.js";

/** The views that each product should have. The others can be added. */
export const GUIDE: readonly PhotoType[] = ["front", "back", "nutrition", "ingredients"];

/** All views, in the order in which they are offered. */
export const VIEWS = Object.keys({
  ...Object.fromEntries(GUIDE.map((it) => [it, 0])),
  ...texts.types,
}) as PhotoType[];

/** Returns the views that a product still needs. A rejected photo does not count. */
export function missingViews(items: readonly QueueItem[]): readonly PhotoType[] {
  const there = new Set(items.filter((it) => it.state !== "rejected" && it.state !== "refused").map((it) => it.photoType));
  return GUIDE.filter((it) => !there.has(it));
}

/** Returns what the ledger says about a photo in words, and how good that is. */
export function stateOf(item: QueueItem): { text: string; kind: "good" | "bad" | "wait" } {
  const { states } = texts;
  switch (item.state) {
    case "ready":
    case "duplicate":
      return { text: states[item.state], kind: "good" };
    case "rejected":
    case "refused":
      return { text: states[item.state](item.reason ?? ""), kind: "bad" };
    case "sending":
      return { text: states.sending(Math.floor((100 * item.sent) / item.size)), kind: "wait" };
    case "queued":
      return { text: item.paused ? states.paused : states.queued, kind: "wait" };
    default:
      return { text: states[item.state], kind: "wait" };
  }
}

export function thumbnail(item: QueueItem): string {
  return (item.data as { thumbnail?: string } | null)?.thumbnail ?? "";
}
