import assert from "node:assert/strict";
import { test } from "node:test";
import { createPackshot, PackshotProblem, PackshotUnreachable, type ClientOptions } from "../src/index.js";
import { json, problem } from "./deployment.js";

const PATH = { organization_id: "org", gtin: "4006381333931" };

/** A client whose requests are answered in turn by the given functions; the last one answers the rest. */
function clientOf(answers: ((request: Request) => Response | Promise<Response>)[], options: Partial<ClientOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request.clone());
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return answer!(request);
  };
  return { packshot: createPackshot({ url: "http://packshot.test/", key: "csb_1", fetch, ...options }), requests };
}

const broken = () => {
  throw new TypeError("fetch failed");
};

test("sends the key, the path, the query and the body of an operation", async () => {
  const { packshot, requests } = clientOf([() => json(200, { short_id: "p" })]);
  await packshot.presignUpload({ session_id: "a/b", photo_type: "front", content_type: undefined });
  await packshot.updatePhoto({ session_id: "s", photo_id: "p", body: { photo_type: "back" } });
  assert.equal(requests[0]!.url, "http://packshot.test/scanner/api/v1/sessions/a%2Fb/presigned-upload-url?photo_type=front");
  assert.equal(requests[0]!.headers.get("X-API-Key"), "csb_1");
  assert.equal(requests[1]!.method, "PATCH");
  assert.deepEqual(await requests[1]!.json(), { photo_type: "back" });
});

test("sends a form where the contract wants one", async () => {
  const { packshot, requests } = clientOf([() => json(201, { id: "i" })]);
  const image = new Blob(["bytes"], { type: "image/png" });
  await packshot.addImage({ ...PATH, body: { image, title: "Front", is_primary: true } });
  const form = await requests[0]!.formData();
  assert.equal(form.get("title"), "Front");
  assert.equal(form.get("is_primary"), "true");
  assert.equal(await (form.get("image") as File).text(), "bytes");
});

test("returns nothing for 204, and the text of a page", async () => {
  const { packshot } = clientOf([
    () => new Response(null, { status: 204 }),
    () => new Response("<p>why</p>", { headers: { "Content-Type": "text/html" } }),
  ]);
  assert.equal(await packshot.deleteImage({ ...PATH, image_id: "i" }), undefined);
  assert.equal(await packshot.getErrorPage({ error_code: "conflict" }), "<p>why</p>");
});

test("throws a refusal with everything that the problem says", async () => {
  const errors = [{ field: "photo_type", message: "must be one of front." }];
  const refusal = { detail: "1 field is not valid.", error_code: "validation_error" as const, errors, request_id: "r1" };
  const { packshot, requests } = clientOf([() => problem(422, refusal)]);
  const error = await packshot.getSession({ id: "x" }).catch((e: unknown) => e);
  assert.ok(error instanceof PackshotProblem);
  assert.equal(error.code, "validation_error");
  assert.equal(error.message, "1 field is not valid.");
  assert.equal(error.requestId, "r1");
  assert.deepEqual(error.errors, errors);
  assert.equal(error.retryable, false);
  assert.equal(requests.length, 1);
});

test("makes a problem of an answer that is none", async () => {
  const { packshot } = clientOf([() => new Response("<html>", { status: 403 })]);
  const error = await packshot.getSession({ id: "x" }).catch((e: unknown) => e);
  assert.ok(error instanceof PackshotProblem);
  assert.deepEqual([error.status, error.code], [403, "unknown"]);
});

test("reads the limits of each answer, also of a refusal", async () => {
  const { packshot } = clientOf([() => problem(404, {}, { "RateLimit-Remaining": "12" })]);
  await packshot.getSession({ id: "x" }).catch(() => {});
  const windows = [
    { limit: 300, seconds: 60 },
    { limit: 10_000, seconds: 86_400 },
  ];
  assert.deepEqual(packshot.limits, { limit: 300, remaining: 12, reset: 41, windows });
});

test("keeps the limits when an answer of the gateway has none", async () => {
  const { packshot } = clientOf([() => json(200, {}), () => new Response("{}", { status: 404 })]);
  await packshot.getSession({ id: "x" });
  await packshot.getSession({ id: "x" }).catch(() => {});
  assert.equal(packshot.limits?.remaining, 297);
});

test("waits as long as Retry-After says", async () => {
  const limited = () => problem(429, { retryable: true }, { "Retry-After": "1" });
  const { packshot, requests } = clientOf([limited, () => json(200, { short_id: "s" })]);
  const began = performance.now();
  assert.equal((await packshot.getSession({ id: "x" })).short_id, "s");
  assert.ok(performance.now() - began >= 990);
  assert.equal(requests.length, 2);
});

test("does not wait longer than it may", async () => {
  const { packshot, requests } = clientOf([() => problem(429, { retryable: true }, { "Retry-After": "41" })], {
    longestPause: 10,
  });
  const error = await packshot.getSession({ id: "x" }).catch((e: unknown) => e);
  assert.ok(error instanceof PackshotProblem);
  assert.equal(error.retryAfter, 41);
  assert.equal(requests.length, 1);
});

test("repeats a request whose answer was lost, under the same Idempotency-Key", async () => {
  const { packshot, requests } = clientOf([broken, () => problem(503, { retryable: true }), () => json(201, { short_id: "s" })]);
  await packshot.createSession({ body: { metadata: { a: "b" } } });
  const keys = new Set(requests.map((it) => it.headers.get("Idempotency-Key")));
  assert.equal(requests.length, 3);
  assert.equal(keys.size, 1);
  assert.match([...keys][0]!, /^[0-9a-f-]{36}$/);
  assert.deepEqual(await requests[2]!.json(), { metadata: { a: "b" } });
});

test("repeats a request whose answer broke off", async () => {
  const half = () =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('{"short_id"'));
          stream.error(new TypeError("terminated"));
        },
      }),
    );
  const { packshot } = clientOf([half, () => json(200, { short_id: "s" })]);
  assert.equal((await packshot.getSession({ id: "x" })).short_id, "s");
});

test("uses the caller's Idempotency-Key, and none where the contract has none", async () => {
  const { packshot, requests } = clientOf([() => json(200, {})]);
  await packshot.createSession({ idempotencyKey: "mine" });
  await packshot.getSession({ id: "x" });
  assert.deepEqual(requests.map((it) => it.headers.get("Idempotency-Key")), ["mine", null]);
});

test("gives up after the last repetition", async () => {
  const { packshot, requests } = clientOf([broken], { retries: 1 });
  await assert.rejects(packshot.getSession({ id: "x" }), PackshotUnreachable);
  assert.equal(requests.length, 2);
});

test("counts a request without an answer as lost", async () => {
  const silent = (request: Request) =>
    new Promise<Response>((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
  const { packshot } = clientOf([silent], { retries: 0, timeout: 0.05 });
  const alive = setInterval(() => {}, 1000);
  await assert.rejects(packshot.getSession({ id: "x" }), PackshotUnreachable);
  clearInterval(alive);
});

test("stops when the caller stops it, also in a pause", async () => {
  const { packshot } = clientOf([() => problem(429, { retryable: true }, { "Retry-After": "30" })]);
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("stopped")), 50);
  await assert.rejects(packshot.getSession({ id: "x", signal: stop.signal }), /stopped/);
});

test("asks for fresh headers before each request", async () => {
  let token = 0;
  const headers = async () => ({ Authorization: `Bearer ${++token}` });
  const { packshot, requests } = clientOf([() => json(200, {})], { headers });
  await packshot.getSession({ id: "x" });
  await packshot.getSession({ id: "x" });
  assert.deepEqual(requests.map((it) => it.headers.get("Authorization")), ["Bearer 1", "Bearer 2"]);
});
