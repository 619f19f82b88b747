import { isDone, PackshotProblem, PackshotUnreachable } from "packshot";
import type { Account } from "./account.js";
import { button, h } from "./dom.js";
import { forgetKey } from "./key.js";
import { texts } from "./texts.js";
import type { Work } from "./work.js";

/** Returns the state of the queue, and what the person has to know. */
export function statusBar(work: Work): { bar: (HTMLElement | false)[]; notices: (HTMLElement | null)[] } {
  const items = work.queue.items().filter((it) => it.state !== "cancelled");
  const done = items.filter((it) => it.state === "ready" || it.state === "duplicate" || it.state === "rejected").length;
  const waiting = items.filter((it) => !isDone(it));
  const isPaused = waiting.length > 0 && waiting.every((it) => it.paused);
  const toggle = () => void (isPaused ? work.queue.resume() : work.queue.pause());
  const label = isPaused ? texts.status.resume : texts.status.pause;
  return {
    bar: [
      h("p", {}, items.length > 0 ? texts.status.photos(done, items.length) : ""),
      waiting.length > 0 && button(label, "pause", toggle, { class: "small" }),
    ],
    notices: [work.queue.durable ? null : notice(texts.trouble.notKept), troubleOf(work)],
  };
}

/** Returns what the person has to know about the sign-in. */
export function accountNotice({ notice: it }: Account): HTMLElement | null {
  if (it === null) return null;
  return notice(typeof it === "string" ? texts.account[it] : texts.account.stranger(it.stranger));
}

function troubleOf(work: Work): HTMLElement | null {
  if (!navigator.onLine) return notice(texts.status.offline);
  const { trouble } = work.queue;
  if (trouble instanceof PackshotUnreachable) return notice(texts.status.unreachable);
  if (trouble instanceof PackshotProblem && (trouble.status === 401 || trouble.status === 403)) return refused();
  return trouble ? notice(texts.trouble.failed(trouble.message)) : null;
}

function refused(): HTMLElement {
  const forget = () => {
    forgetKey();
    location.reload();
  };
  return h("div", { class: "notice" }, texts.trouble.keyRefused, " ", button(texts.setup.connect, "connect", forget));
}

function notice(text: string): HTMLElement {
  return h("p", { class: "notice" }, text);
}
