type Child = Node | string | null | false | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** Makes an element. A function becomes a listener, `true` an empty attribute, and null, undefined and false none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((it): it is Node | string => it !== null && it !== undefined && it !== false));
  return element;
}

/** The time after the end of a touch in which browsers send its click. */
const CLICK_DELAY_MS = 80;

let presses = 0;
let isPressed = false;
const waiting = new Map<HTMLElement, () => void>();

function release(): void {
  isPressed = false;
  const updates = [...waiting.values()];
  waiting.clear();
  for (const update of updates) update();
}

function releaseLater(delay: number): void {
  const press = presses;
  setTimeout(() => press === presses && release(), delay);
}

addEventListener("pointerdown", () => {
  presses++;
  isPressed = true;
}, true);
addEventListener("pointerup", () => releaseLater(CLICK_DELAY_MS), true);
addEventListener("pointercancel", () => releaseLater(0), true);
addEventListener("click", () => {
  isPressed = false;
  releaseLater(0);
}, true);

/**
 * Replaces the children of an element, but keeps the focus on the control of the same name. While a pointer is pressed it
 * waits: a browser sends no click to a control that is replaced before the pointer is released.
 */
export function replace(parent: HTMLElement, ...children: Child[]): void {
  if (isPressed) {
    waiting.set(parent, () => replace(parent, ...children));
    return;
  }
  waiting.delete(parent);
  const focused = (document.activeElement as HTMLElement | null)?.dataset.name;
  parent.replaceChildren(...children.filter((it): it is Node | string => Boolean(it)));
  if (focused && !document.activeElement?.matches("[data-name]")) {
    parent.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }
}

export function button(text: string, name: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", "data-name": name, click, ...attributes }, text);
}
