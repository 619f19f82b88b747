import type { QueuedCapture } from "packshot";
import { Account, SignInEnded } from "./account.js";
import { Camera } from "./camera.js";
import { button, h, replace } from "./dom.js";
import { galleryView } from "./gallery-view.js";
import { photosView } from "./photos-view.js";
import { ProductImages } from "./product-images.js";
import { scanView } from "./scan-view.js";
import type { IssuerAnswer } from "./sign-in.js";
import { accountNotice, statusBar } from "./status-bar.js";
import { texts } from "./texts.js";
import { Viewfinder } from "./viewfinder.js";
import type { PhotoType, ProductCode, Work } from "./work.js";

/** A view of the page: its content, and what is to be done when it is left. */
export interface View {
  /** The content. It replaces itself when `update` is called. */
  readonly content: HTMLElement;
  /** Whether the camera is shown, and whether it looks for codes. */
  readonly camera: "codes" | "photos" | "off";
  /** Called with each code that the camera sees. */
  readonly onCode?: (text: string) => void;
  /** Called after each change of the queue. */
  readonly update?: () => void;
}

/** The page after the device is connected: the viewfinder, one view below it, the state of the queue, and messages. */
export class App {
  readonly camera = new Camera();
  readonly viewfinder = new Viewfinder(this.camera, (problem) => this.say(problem));
  readonly account: Account;
  readonly images: ProductImages;
  readonly #menu = h("div");
  readonly #status = h("div", { class: "status" });
  readonly #notices = h("div");
  readonly #main = h("main");
  readonly #message = h("div", { class: "message", role: "status" });
  #view: View | null = null;
  #drawing = false;

  constructor(readonly work: Work) {
    this.account = new Account(work, () => this.#updateSoon());
    this.images = new ProductImages(this.account);
  }

  /** Shows the page: the gallery for someone who comes from the issuer, otherwise the camera. */
  start(root: HTMLElement, answer: IssuerAnswer | null, isBack: boolean): void {
    const header = h("header", {}, h("h1", {}, texts.title), this.#menu);
    const state = h("section", { "aria-label": texts.status.label }, this.#status, this.#notices);
    replace(root, header, state, this.#main, this.#message);
    this.work.queue.subscribe(() => this.#updateSoon());
    addEventListener("online", () => void this.#online());
    addEventListener("offline", () => this.#updateSoon());
    document.addEventListener("visibilitychange", () => document.hidden || this.#reopenCamera());
    void this.account.start(answer);
    if (answer || isBack) this.showGallery();
    else this.showScan();
  }

  showScan(): void {
    this.#show(scanView(this));
  }

  /** Keeps a code, and shows the photos of its product. */
  showProduct(code: ProductCode): Promise<boolean> {
    return this.attempt(async () => this.#show(photosView(this, await this.work.capture(code))));
  }

  showGallery(): void {
    this.#show(galleryView(this));
  }

  /** Says a sentence, on the page and to a screen reader. */
  say(text: string): void {
    const line = h("span", {}, text);
    replace(this.#message, line);
    setTimeout(() => line.remove(), 6000);
  }

  /** Does something that can fail, and says so if it does. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (e) {
      this.say(sentenceOf(e));
      return false;
    } finally {
      this.#updateSoon();
    }
  }

  async keep(file: Blob, capture: QueuedCapture, type: PhotoType): Promise<boolean> {
    const kept = await this.attempt(() => this.work.add(file, capture, type));
    if (kept) this.say(texts.photos.added(texts.types[type]));
    return kept;
  }

  #show(view: View): void {
    this.#view = view;
    replace(this.#main, this.viewfinder.element, view.content);
    void this.viewfinder.show(view.camera, view.onCode);
    this.#update();
    const heading = view.content.querySelector<HTMLElement>("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  async #online(): Promise<void> {
    this.#updateSoon();
    await this.account.findIssuer();
    await this.account.identify();
  }

  #signButton(): HTMLElement | null {
    const { account } = this;
    const { signIn, signOut } = texts.account;
    if (account.isSignedIn) return button(signOut, "sign", () => account.signOut(), { class: "small" });
    return account.isOffered ? button(signIn, "sign", () => void account.signIn(), { class: "small" }) : null;
  }

  #reopenCamera(): void {
    if (this.#view) void this.viewfinder.show(this.#view.camera, this.#view.onCode);
  }

  #updateSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#update();
    });
  }

  #update(): void {
    const { bar, notices } = statusBar(this.work);
    replace(this.#status, ...bar);
    replace(this.#menu, this.#signButton());
    replace(this.#notices, ...notices, accountNotice(this.account));
    this.#view?.update?.();
  }
}

function sentenceOf(e: unknown): string {
  if (e instanceof Error && e.name === "StorageFull") return texts.trouble.full;
  if (e instanceof SignInEnded) return texts.account.ended;
  return texts.trouble.failed(e instanceof Error ? e.message : String(e));
}
