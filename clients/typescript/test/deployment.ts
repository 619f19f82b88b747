import { createHash } from "node:crypto";
import { createPackshot, type Form, type Packshot, type Schema, type Transport } from "../src/index.js";

type Photo = { id: string; promise: Schema<"PromisedUpload">; bytes: Buffer | null; verdict: "ready" | "rejected" | null };
type Capture = { id: string; rawValue: string };
type Session = { id: string; captures: Capture[]; photos: Map<string, Photo>; ended: boolean };

/** A deployment in this process: the sessions, their captures, the ledger and the storage, with the rules of the contract that a queue uses. */
export class Deployment {
  readonly sessions = new Map<string, Session>();
  /** The requests that have arrived, each as method and path. */
  readonly requests: string[] = [];
  /** The files that have arrived completely. */
  readonly arrivals: string[] = [];
  bytesSent = 0;
  online = true;
  /** The verdict on each file that arrives. */
  judge: (promise: Schema<"PromisedUpload">) => "ready" | "rejected" | null = () => "ready";
  /** Answers a request to the API instead of this deployment, if it returns an answer. */
  intercept: (path: string, request: Request) => Response | undefined | Promise<Response | undefined> = () => undefined;
  /** Answers the storage's request instead of it, if it returns an answer. */
  storageAnswer: (id: string) => { status: number; body: string } | undefined = () => undefined;
  explanation: Partial<Schema<"Explanation">> = {};
  readonly #keys = new Map<string, string>();
  #last = 0;

  /** A client of this deployment that does not repeat, as a queue needs it. */
  packshot(): Packshot {
    return createPackshot({ url: "http://packshot.test", key: "cpk_test", retries: 0, fetch: (it) => this.fetch(it) });
  }

  fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (!this.online) throw new TypeError("fetch failed");
    this.requests.push(`${request.method} ${pathname}`);
    return (await this.intercept(pathname, request)) ?? this.#route(pathname, request);
  };

  /** The storage. A file that is aborted or sent without a network does not arrive. */
  transport: Transport = async (form, file, { onProgress, signal }) => {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    if (!this.online) return { status: 0, body: "" };
    const key = (form.fields ?? {}).key ?? "";
    const answer = this.storageAnswer(key);
    if (answer) return answer;
    await this.store(form, file);
    onProgress(file.size);
    return { status: 201, body: "" };
  };

  async store(form: Form, file: Blob): Promise<void> {
    const id = (form.fields ?? {}).key ?? "";
    const photo = [...this.sessions.values()].flatMap((it) => [...it.photos.values()]).find((it) => it.id === id);
    if (!photo) throw new Error(`no such key ${id}`);
    photo.bytes = Buffer.from(await file.arrayBuffer());
    photo.verdict = this.judge(photo.promise);
    this.bytesSent += file.size;
    this.arrivals.push(photo.promise.client_id);
  }

  photos(): Photo[] {
    return [...this.sessions.values()].flatMap((it) => [...it.photos.values()]);
  }

  async #route(path: string, request: Request): Promise<Response> {
    if (path.endsWith("/captures")) return this.#capture(request);
    const [, session, action] = /sessions(?:\/([^/]+)\/(uploads\/.*explain|uploads|submit))?$/.exec(path) ?? [];
    if (session === undefined) return this.#open(request);
    const found = this.sessions.get(session);
    if (!found) return problem(404, { detail: "There is no such session." });
    if (action === "submit") {
      found.ended = true;
      return json(200, { short_id: found.id });
    }
    if (action !== "uploads") return this.#explain(found, path);
    const { uploads } = (await request.json()) as Schema<"Promises">;
    return json(200, { uploads: uploads.map((it) => this.#promise(found, it)) });
  }

  #open(request: Request): Response {
    const id = this.#idOf(request, "session");
    if (!this.sessions.has(id)) this.sessions.set(id, { id, captures: [], photos: new Map(), ended: false });
    return json(201, { short_id: id });
  }

  async #capture(request: Request): Promise<Response> {
    const { session_short_id, raw_value } = (await request.json()) as Schema<"CaptureInput">;
    const session = this.sessions.get(session_short_id);
    if (!session) return problem(404, { detail: "There is no such session." });
    const id = this.#idOf(request, "capture");
    if (!session.captures.some((it) => it.id === id)) session.captures.push({ id, rawValue: raw_value });
    return json(201, { short_id: id, gtin: raw_value.padStart(14, "0") });
  }

  /** Returns the id that the request's `Idempotency-Key` has, or a new one. */
  #idOf(request: Request, kind: string): string {
    const key = request.headers.get("Idempotency-Key") ?? "";
    const id = this.#keys.get(key) ?? `${kind}${++this.#last}`;
    this.#keys.set(key, id);
    return id;
  }

  #promise(session: Session, promise: Schema<"PromisedUpload">): Schema<"PromiseAnswer"> {
    const photo = session.photos.get(promise.client_id) ?? this.#photo(promise);
    session.photos.set(promise.client_id, photo);
    return this.answerOf(session, photo);
  }

  #photo(promise: Schema<"PromisedUpload">): Photo {
    return { id: `photo${String(++this.#last).padStart(4, "0")}`, promise, bytes: null, verdict: null };
  }

  answerOf(session: Session, photo: Photo): Schema<"PromiseAnswer"> {
    const base = {
      client_id: photo.promise.client_id,
      photo_short_id: photo.id,
      s3_key: photo.id,
      reason: null,
      retry_after_seconds: null,
      duplicate_of: null,
      error_code: null,
      errors: [],
      limits: { min_bytes: 1, max_bytes: 26_214_400, max_pixels: 202_000_000, max_side: 20_000 },
    };
    if (photo.bytes) return { ...base, ...verdictOf(photo) };
    const twin = [...session.photos.values()].find((it) => it.verdict === "ready" && sha256(it) === photo.promise.sha256);
    if (twin) return { ...base, state: "duplicate", next: "done", duplicate_of: twin.id };
    const upload = { method: "POST" as const, url: "http://storage.test", fields: { key: photo.id }, expires_in: 3600 };
    return { ...base, state: "promised", next: "upload", upload };
  }

  #explain(session: Session, path: string): Response {
    const photo = [...session.photos.values()].find((it) => path.includes(`/${it.id}/`));
    if (!photo) return problem(404, { detail: "There is no such photo." });
    const answer = { ...this.answerOf(session, photo), cause: "expired", clock_skew_seconds: 0, ...this.explanation };
    return json(200, answer);
  }
}

function sha256({ bytes }: Photo): string {
  return createHash("sha256").update(bytes ?? "").digest("hex");
}

function verdictOf({ verdict }: Photo): Pick<Schema<"PromiseAnswer">, "state" | "next" | "reason" | "retry_after_seconds"> {
  if (verdict === "ready") return { state: "ready", next: "done", reason: null, retry_after_seconds: null };
  if (verdict === "rejected") {
    return { state: "rejected", next: "give_up", reason: "This is not an image.", retry_after_seconds: null };
  }
  return { state: "arrived", next: "wait", reason: null, retry_after_seconds: 0.02 };
}

/** An answer with a body in JSON and the headers that each answer has. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const limits = { "RateLimit-Limit": "300", "RateLimit-Remaining": "297", "RateLimit-Reset": "41" };
  const all = { "Content-Type": "application/json", "RateLimit-Policy": "300;w=60, 10000;w=86400", ...limits, ...headers };
  return new Response(JSON.stringify(body), { status, headers: all });
}

/** A problem document. */
export function problem(status: number, fields: Partial<Schema<"Problem">>, headers: Record<string, string> = {}): Response {
  const body = { type: "http://packshot.test/docs/errors/x", title: "Problem", status, retryable: false, ...fields };
  return json(status, body, { "Content-Type": "application/problem+json", ...headers });
}
