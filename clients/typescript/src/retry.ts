import { isBusy, PackshotUnreachable } from "./problem.js";

/** The rules for repeating a request. */
export interface RetryOptions {
  /** The number of times that a request is repeated. By default 3. */
  retries?: number;
  /** The longest pause in seconds that a request waits for. An answer that asks for more is an error. By default 60. */
  longestPause?: number;
  /** The time in seconds after which a request counts as lost. By default 30. */
  timeout?: number;
}

const FIRST_PAUSE = 0.25;
const LONGEST_BACKOFF = 20;

/** Returns the time in seconds to wait after a number of failures: twice as long each time, and a random part of it. */
export function backoff(failures: number, longest = LONGEST_BACKOFF): number {
  const pause = Math.min(longest, FIRST_PAUSE * 2 ** Math.min(failures, 20));
  return pause * (0.5 + Math.random() / 2);
}

/** Starts a timer for something that may never come. It does not keep Node.js alive by itself: the connection does. */
export function deadline(seconds: number, late: () => void): ReturnType<typeof setTimeout> {
  const timer = setTimeout(late, seconds * 1000);
  (timer as { unref?: () => void }).unref?.();
  return timer;
}

/** Waits, and rejects if the signal aborts. */
export function sleep(seconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/**
 * Sends a request, and repeats it after a lost answer, 429 and 5xx. It waits as long as `Retry-After` says, or else longer
 * each time. A request must be safe to repeat: those of the contract are, if they have their `Idempotency-Key`.
 */
export async function fetchWithRetries(
  send: (request: Request) => Promise<Response>,
  request: Request,
  { retries = 3, longestPause = 60, timeout = 30 }: RetryOptions,
): Promise<Response> {
  for (let failures = 0; ; failures++) {
    const answer = await attempt(send, request.clone(), timeout).catch((e: unknown) => e);
    if (request.signal.aborted) throw request.signal.reason;
    const pause = pauseAfter(answer, failures);
    if (pause === null || failures >= retries || pause > longestPause) return given(answer);
    await sleep(pause, request.signal);
  }
}

async function attempt(send: (request: Request) => Promise<Response>, request: Request, timeout: number) {
  const late = new AbortController();
  const timer = deadline(timeout, () => late.abort(new Error("There was no answer in time.")));
  try {
    const answer = await send(new Request(request, { signal: AbortSignal.any([request.signal, late.signal]) }));
    // an answer that breaks off is a lost answer, so its body is read here
    const body = await answer.arrayBuffer();
    return new Response(body.byteLength > 0 ? body : null, answer);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns the seconds to wait before the next attempt, or null if the answer is final. */
function pauseAfter(answer: unknown, failures: number): number | null {
  if (!(answer instanceof Response)) return backoff(failures);
  if (!isBusy(answer.status)) return null;
  const asked = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(asked) ? Math.max(asked, 0) : backoff(failures);
}

function given(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  throw new PackshotUnreachable(answer);
}
