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

/** Replaces the children of an element, but keeps the focus on the control of the same name. */
export function replace(parent: HTMLElement, ...children: Child[]): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset.name;
  parent.replaceChildren(...children.filter((it): it is Node | string => Boolean(it)));
  if (focused && !document.activeElement?.matches("[data-name]")) {
    parent.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }
}

export function button(text: string, name: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", "data-name": name, click, ...attributes }, text);
}
