const NAME = "packshot-api";

/** How users sign in at an issuer (OpenID Connect), where the deployment has one. */
export interface SignInSettings {
  readonly issuer: string;
  /** The name of the page at the issuer. */
  readonly client: string;
  /** What is asked for besides `openid`. */
  readonly scope?: string;
  /** The audience of the token, for issuers that want to be told. */
  readonly audience?: string;
}

/** The file beside the page that says where it is deployed. */
interface Config {
  readonly api?: string;
  readonly signIn?: SignInSettings;
}

let asked: Promise<Config | null> | null = null;

/**
 * Returns the address of the API: that of the page, unless `config.json` beside the page names another one. It is kept on the device,
 * so that the page starts without a network.
 */
export async function apiUrl(): Promise<string> {
  const answer = ask();
  return (read() ?? (await answer)?.api ?? "") || location.origin;
}

/** Returns how users sign in, or null if they do not, or if there is no network. */
export async function signInSettings(): Promise<SignInSettings | null> {
  return (await ask())?.signIn ?? null;
}

/** Asks for the file, until there is an answer. A changed address of the API is in force from the next start on. */
function ask(): Promise<Config | null> {
  asked ??= load().catch(() => {
    asked = null; // there is no network
    return null;
  });
  return asked;
}

async function load(): Promise<Config> {
  const answer = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: "no-cache" });
  const config = (await answer.json()) as Config;
  save(config.api ?? "");
  return config;
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
