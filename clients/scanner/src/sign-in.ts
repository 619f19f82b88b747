import type { SignInSettings } from "./config.js";

const NAME = "packshot-sign-in";

/** Why somebody is not signed in. */
export type SignInProblem = "unreachable" | "refused" | "cancelled" | "unexpected";

/** A sign-in that has failed. */
export class SignInFailed extends Error {
  override readonly name = "SignInFailed";

  constructor(readonly problem: SignInProblem) {
    super(problem);
  }
}

/** What the issuer has answered by sending the browser back to the page. */
export interface IssuerAnswer {
  readonly code: string | null;
  readonly state: string | null;
  readonly issuer: string | null;
}

/** What the page has to remember while the issuer has the browser. It is kept for this tab only. */
interface Request {
  readonly state: string;
  readonly verifier: string;
  readonly issuer: string;
  readonly tokens: string;
  readonly client: string;
  /** The session that was shown. */
  readonly session: string | null;
}

/** Sends the browser to the issuer: authorization code with PKCE. The issuer asks again who it is: a phone has many users. */
export async function beginSignIn(settings: SignInSettings, session: string | null): Promise<void> {
  const { authorization, tokens } = await discover(settings.issuer);
  const verifier = randomText();
  const request: Request = { state: randomText(), verifier, issuer: settings.issuer, tokens, client: settings.client, session };
  sessionStorage.setItem(NAME, JSON.stringify(request));
  const query = {
    response_type: "code",
    client_id: settings.client,
    redirect_uri: page(),
    scope: ["openid", settings.scope ?? ""].join(" ").trim(),
    state: request.state,
    code_challenge: base64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))),
    code_challenge_method: "S256",
    prompt: "login",
    ...(settings.audience ? { audience: settings.audience } : {}),
  };
  for (const [name, value] of Object.entries(query)) authorization.searchParams.set(name, value);
  location.assign(authorization);
}

/** Takes the answer of an issuer out of the address, where it must not stay. */
export function takeAnswer(): IssuerAnswer | null {
  const query = new URLSearchParams(location.search);
  if (!query.has("code") && !query.has("error")) return null;
  history.replaceState(null, "", location.pathname + location.hash);
  return { code: query.get("code"), state: query.get("state"), issuer: query.get("iss") };
}

/** Exchanges the code of an answer for a token. Only an answer to this tab's own request is used, and once. */
export async function finishSignIn(answer: IssuerAnswer): Promise<string> {
  const request = takeRequest();
  const isExpected = request !== null && answer.state === request.state && (answer.issuer ?? request.issuer) === request.issuer;
  if (!isExpected) throw new SignInFailed("unexpected");
  if (!answer.code) throw new SignInFailed("cancelled");
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code: answer.code,
    client_id: request.client,
    redirect_uri: page(),
    code_verifier: request.verifier,
  });
  const { access_token } = await ask<{ access_token?: unknown }>(request.tokens, { method: "POST", body });
  if (typeof access_token !== "string") throw new SignInFailed("refused");
  return access_token;
}

/**
 * Returns the session that was shown before the page was left for a sign-in. Without an answer, a person has come back from the
 * issuer, and the request is forgotten.
 */
export function sessionBefore(answer: IssuerAnswer | null): string | null {
  const request = answer ? readRequest() : takeRequest();
  return request?.session ?? null;
}

/** Reads the issuer's addresses (OpenID Connect Discovery). Both must be of the web, and not a script. */
async function discover(issuer: string): Promise<{ authorization: URL; tokens: string }> {
  const address = `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`;
  const found = await ask<Record<string, string | undefined>>(address);
  if (found["issuer"] !== issuer) throw new SignInFailed("refused");
  return { authorization: webAddress(found["authorization_endpoint"]), tokens: webAddress(found["token_endpoint"]).href };
}

async function ask<T>(address: string, request: RequestInit = {}): Promise<T> {
  const options = { ...request, credentials: "omit", redirect: "error", cache: "no-store" } as const;
  const answer = await fetch(address, options).catch(() => Promise.reject(new SignInFailed("unreachable")));
  if (!answer.ok) throw new SignInFailed(answer.status >= 500 ? "unreachable" : "refused");
  return (await answer.json().catch(() => Promise.reject(new SignInFailed("refused")))) as T;
}

function webAddress(text: string | undefined): URL {
  if (!text || !/^https?:$/.test(new URL(text).protocol)) throw new SignInFailed("refused");
  return new URL(text);
}

/** The one address that the issuer sends the browser back to. Nothing in the page's own address changes it. */
function page(): string {
  return location.origin + import.meta.env.BASE_URL;
}

function takeRequest(): Request | null {
  const request = readRequest();
  if (request) sessionStorage.removeItem(NAME);
  return request;
}

function readRequest(): Request | null {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null") as Request | null;
  } catch {
    return null;
  }
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)).buffer);
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
