import { Camera } from "./camera.js";
import { h, replace } from "./dom.js";
import { findKey, saveKey } from "./key.js";
import { texts } from "./texts.js";
import { Viewfinder } from "./viewfinder.js";

/** Asks for the key of this device: by QR code, or as a text. */
export function askForKey(root: HTMLElement): Promise<string> {
  return new Promise((resolve) => {
    const message = h("p", { role: "status" });
    const viewfinder = new Viewfinder(new Camera(), (problem) => message.replaceChildren(problem));
    const use = (text: string) => {
      const key = findKey(text);
      if (!key) return message.replaceChildren(texts.setup.wrong);
      saveKey(key);
      void viewfinder.show("off").then(() => resolve(key));
    };
    const header = h("header", {}, h("h1", {}, texts.title));
    replace(root, header, h("main", {}, viewfinder.element, ...form(use), message));
    void viewfinder.show("codes", (text) => findKey(text) && use(text));
  });
}

function form(use: (text: string) => void): HTMLElement[] {
  const input = h("input", { type: "text", autocomplete: "off", spellcheck: "false", name: "key" });
  const submit = (event: Event) => {
    event.preventDefault();
    use(input.value);
  };
  return [
    h("h2", {}, texts.setup.title),
    h("p", {}, texts.setup.hint),
    h(
      "form",
      { submit },
      h("label", { class: "field" }, texts.setup.key, input),
      h("div", { class: "bar" }, h("button", { type: "submit", class: "main wide" }, texts.setup.connect)),
    ),
  ];
}
