import { isDone } from "packshot";
import { App } from "./app.js";
import { deviceKey } from "./key.js";
import { sessionBefore, takeAnswer } from "./sign-in.js";
import { askForKey } from "./setup.js";
import "./style.css";
import { Work } from "./work.js";

const root = document.getElementById("app") as HTMLElement;

/** Lets the page work without a network from its first visit on. */
function keepPage(): void {
  if (import.meta.env.PROD) void navigator.serviceWorker?.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => {});
}

/** Asks before the page is closed while it is the only place of a photo. */
function guard(work: Work): void {
  addEventListener("beforeunload", (event) => {
    if (!work.queue.durable && work.queue.items().some((it) => !isDone(it))) event.preventDefault();
  });
}

keepPage();
const answer = takeAnswer();
const shown = sessionBefore(answer);
const work = await Work.open(deviceKey() ?? (await askForKey(root)), shown);
guard(work);
new App(work).start(root, answer, shown !== null);
