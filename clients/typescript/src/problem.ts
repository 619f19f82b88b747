import type { components } from "./contract.js";

/** The body of an error: a problem document of RFC 9457. */
export type Problem = components["schemas"]["Problem"];

/** The kind of a problem. An unknown one has to be taken for what the status says. */
export type ErrorCode = components["schemas"]["ErrorCode"];

/** A refusal by the API, with everything that its problem document says. */
export class PackshotProblem extends Error {
  override readonly name = "PackshotProblem";
  readonly status: number;
  readonly code: ErrorCode | (string & {});
  readonly title: string;
  readonly detail: string;
  /** The address of the page that explains this kind of problem. */
  readonly type: string;
  /** Whether the same request can succeed later unchanged. */
  readonly retryable: boolean;
  /** The seconds to wait before the next attempt, or null if the answer named none. */
  readonly retryAfter: number | null;
  /** The name of the request in the log of the deployment. */
  readonly requestId: string | null;
  /** The fields of the request that are not valid. */
  readonly errors: readonly { field: string; message: string }[];

  constructor(status: number, problem: Partial<Problem>, headers: Headers) {
    super(problem.detail ?? `The server answered with status ${status}.`);
    this.status = status;
    this.code = problem.error_code ?? "unknown";
    this.title = problem.title ?? "";
    this.detail = this.message;
    this.type = problem.type ?? "about:blank";
    this.retryable = problem.retryable ?? isBusy(status);
    this.retryAfter = secondsOf(headers.get("Retry-After")) ?? problem.retry_after_seconds ?? null;
    this.requestId = problem.request_id ?? headers.get("X-Request-Id");
    this.errors = problem.errors ?? [];
  }
}

/** A failure without an answer: no network, a closed connection, or no answer in time. */
export class PackshotUnreachable extends Error {
  override readonly name = "PackshotUnreachable";

  constructor(cause: unknown) {
    super("The server cannot be reached.", { cause });
  }
}

/** Makes the problem of an answer. A body that is no problem, such as that of a proxy, gives one by the status. */
export function problemOf(response: Response, body: unknown): PackshotProblem {
  const problem = typeof body === "object" && body !== null ? body : {};
  return new PackshotProblem(response.status, problem, response.headers);
}

/** Returns whether the status says that the server cannot answer now. */
export function isBusy(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

function secondsOf(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
