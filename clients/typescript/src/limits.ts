/** The rate limit of the key, as the last answer reported it. */
export interface Limits {
  /** The requests that the key may make in the window with fewer requests left. */
  readonly limit: number;
  /** The requests left in that window. */
  readonly remaining: number;
  /** The seconds until the next window starts. */
  readonly reset: number;
  /** Both windows: the requests allowed, and the length in seconds. */
  readonly windows: readonly { readonly limit: number; readonly seconds: number }[];
}

/** Reads the limits of an answer, or null if it has none. Only the gateway of AWS leaves them out. */
export function limitsOf(headers: Headers): Limits | null {
  const [limit, remaining, reset] = ["Limit", "Remaining", "Reset"].map((it) => numberOf(headers, `RateLimit-${it}`));
  if (limit == null || remaining == null || reset == null) return null;
  return { limit, remaining, reset, windows: windowsOf(headers.get("RateLimit-Policy") ?? "") };
}

function windowsOf(policy: string): Limits["windows"] {
  return [...policy.matchAll(/(\d+);w=(\d+)/g)].map((it) => ({ limit: Number(it[1]), seconds: Number(it[2]) }));
}

function numberOf(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
