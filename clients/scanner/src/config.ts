const NAME = "packshot-api";

/**
 * Returns the address of the API: that of the page, unless `config.json` beside the page names another one. It is kept on the device,
 * so that the page starts without a network.
 */
export async function apiUrl(): Promise<string> {
  const kept = read();
  const asked = ask();
  return (kept ?? (await asked) ?? "") || location.origin;
}

/** Asks for the file. A change is in force from the next start on. */
async function ask(): Promise<string | null> {
  try {
    const answer = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: "no-cache" });
    const { api } = (await answer.json()) as { api?: string };
    save(api ?? "");
    return api ?? "";
  } catch {
    return null; // there is no network
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function save(api: string): void {
  try {
    localStorage.setItem(NAME, api);
  } catch {
    // a browser that keeps nothing asks again
  }
}
