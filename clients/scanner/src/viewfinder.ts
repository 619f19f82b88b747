import type { Camera } from "./camera.js";
import { type CodeReader, codeReader, readCodes } from "./codes.js";
import { button, h, replace } from "./dom.js";
import { texts } from "./texts.js";

/** The picture of the camera, with the light and the search for codes. */
export class Viewfinder {
  readonly element = h("div");
  readonly #camera: Camera;
  readonly #say: (problem: string) => void;
  #reader: Promise<CodeReader> | null = null;
  #stop: () => void = () => {};
  #lit = false;

  constructor(camera: Camera, say: (problem: string) => void) {
    this.#camera = camera;
    this.#say = say;
  }

  /** Shows the camera, or why there is none. */
  async show(mode: "codes" | "photos" | "off", onCode: (text: string) => void = () => {}): Promise<void> {
    this.#stop();
    if (mode === "off") {
      this.#camera.close();
      replace(this.element);
      return;
    }
    const problem = await this.#camera.open();
    this.#draw(mode, problem);
    this.element.dispatchEvent(new Event("camera"));
    if (problem === null && mode === "codes") await this.#read(onCode);
  }

  async #read(onCode: (text: string) => void): Promise<void> {
    this.#reader ??= codeReader();
    try {
      this.#stop();
      this.#stop = readCodes(await this.#reader, this.#camera.video, onCode);
    } catch (e) {
      this.#reader = null;
      this.#say(texts.trouble.failed(String(e)));
    }
  }

  #draw(mode: "codes" | "photos", problem: string | null): void {
    if (problem !== null) {
      replace(this.element, h("p", { class: "notice", role: "alert" }, problem));
      return;
    }
    const torch = this.#camera.hasTorch && this.#torch();
    const aim = mode === "codes" && h("div", { class: "aim" });
    replace(this.element, h("div", { class: "viewfinder" }, this.#camera.video, aim, torch));
    void this.#camera.video.play().catch(() => {});
  }

  #torch(): HTMLButtonElement {
    const { torchOn, torchOff } = texts.scan;
    const control = button(this.#lit ? torchOff : torchOn, "torch", () => {
      this.#lit = !this.#lit;
      control.textContent = this.#lit ? torchOff : torchOn;
      void this.#camera.setTorch(this.#lit).catch(() => {});
    }, { class: "torch" });
    return control;
  }
}
