import type { App, View } from "./app.js";
import { button, h } from "./dom.js";
import { confirmScan } from "./feedback.js";
import { type GtinResult, gtinOfCode, readGtin } from "./gtin.js";
import { texts } from "./texts.js";

/** The time for which codes are not read after one that could not be used: the person has to be told once, not on and on. */
const PAUSE_MS = 4000;

/** The view that finds a product by its barcode or its number. */
export function scanView(app: App): View {
  let isReading = true;
  const use = async (result: GtinResult, text: string, isTyped: boolean) => {
    isReading = false;
    const isUsed = "gtin" in result && (await app.showProduct({ text, gtin: result.gtin, isTyped }));
    if ("problem" in result) app.say(result.problem === "check" ? texts.scan.wrongCheckDigit(text) : texts.scan.notAProduct);
    if (!isUsed) setTimeout(() => (isReading = true), PAUSE_MS);
  };
  const typed = (result: GtinResult, text: string) => void use(result, text, true);
  return {
    content: h("section", {}, h("h2", {}, texts.scan.title), h("p", {}, texts.scan.hint), form(typed), gallery(app)),
    camera: "codes",
    onCode: (text) => {
      if (!isReading) return;
      const result = gtinOfCode(text);
      if ("gtin" in result) {
        confirmScan();
        app.say(texts.scan.found(result.gtin));
      }
      void use(result, text, false);
    },
  };
}

function form(use: (result: GtinResult, text: string) => void): HTMLFormElement {
  const input = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", "data-name": "gtin", name: "gtin" });
  const submit = (event: Event) => {
    event.preventDefault();
    use(readGtin(input.value), input.value);
  };
  return h(
    "form",
    { submit },
    h("label", { class: "field" }, texts.scan.number, input, h("small", {}, texts.scan.numberHelp)),
    h("div", { class: "bar" }, h("button", { type: "submit", class: "wide" }, texts.scan.use)),
  );
}

function gallery(app: App): HTMLElement {
  return h("div", { class: "bar" }, button(texts.gallery.open, "gallery", () => app.showGallery(), { class: "wide" }));
}
