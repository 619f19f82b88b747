const NAME = "packshot-key";
const KEY = /cpk_[A-Za-z0-9]{32}_[0-9a-f]{8}/;

/** Returns the publishable key of this device. It comes once, in the fragment of the link, which no server sees. */
export function deviceKey(): string | null {
  const given = findKey(location.hash);
  if (given) {
    saveKey(given);
    history.replaceState(null, "", location.pathname);
  }
  return given ?? read();
}

/** Finds a publishable key in a text: a link, or what a QR code says. */
export function findKey(text: string): string | null {
  return KEY.exec(text)?.[0] ?? null;
}

export function saveKey(key: string): void {
  try {
    localStorage.setItem(NAME, key);
  } catch {
    // a browser that keeps nothing asks for the key again
  }
}

export function forgetKey(): void {
  localStorage.removeItem(NAME);
}

function read(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
