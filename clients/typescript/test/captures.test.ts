import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { openDB } from "idb";
import { MemoryStore, StorageFull, type UploadQueue } from "../src/index.js";
import { type CaptureEvent, captureAfter, type CaptureState, newCapture, type QueuedCapture } from "../src/queue/capture.js";
import { Deployment, problem } from "./deployment.js";
import { Device, photo, until } from "./device.js";

const CODE = { captureType: "BARCODE", rawValue: "4006381333931" } as const;
const OTHER = { captureType: "MANUAL", rawValue: "96385074", gtin: "96385074", metadata: { shelf: "A4" } } as const;

let deployment: Deployment;
let device: Device;

beforeEach(() => {
  deployment = new Deployment();
  device = new Device(deployment);
});

afterEach(() => device.close());

const onServer = () => [...deployment.sessions.values()].flatMap((it) => it.captures);
const states = (queue: UploadQueue) => queue.captures().map((it) => it.state);

const STATES = ["waiting", "created", "refused"] as const;
const EVENTS: Record<CaptureEvent["type"], CaptureEvent> = {
  created: { type: "created", shortId: "c1", gtin: "04006381333931" },
  refused: { type: "refused", reason: "The session is full.", errorCode: "conflict" },
  retried: { type: "retried" },
};

/** Every transition. What is not in the table changes nothing. */
const TRANSITIONS: Partial<Record<CaptureState, Record<string, Partial<QueuedCapture>>>> = {
  waiting: {
    created: { state: "created", shortId: "c1", gtin: "04006381333931" },
    refused: { state: "refused", reason: "The session is full.", errorCode: "conflict" },
  },
  refused: { retried: { state: "waiting", reason: null, errorCode: null } },
};

for (const state of STATES) {
  for (const [name, event] of Object.entries(EVENTS)) {
    const expected = TRANSITIONS[state]?.[name];
    test(`a code that is ${state}: ${name} changes ${expected ? Object.keys(expected) : "nothing"}`, () => {
      const before = { ...newCapture("s1", CODE), state, reason: state === "refused" ? "why" : null };
      const after = captureAfter(before, event);
      if (expected) assert.deepEqual(after, { ...before, ...expected });
      else assert.equal(after, before);
    });
  }
}

test("creates codes in the order in which they were added, and their photos belong to them", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  const one = await queue.addCapture(session, CODE);
  await queue.add(session, photo("a"), { capture: one.id });
  const other = await queue.addCapture(session, OTHER);
  await queue.addAll(session, ["b", "c"].map((it) => ({ file: photo(it), capture: other.id })));
  await until(() => queue.trouble !== null, "the network is missed");
  assert.deepEqual(states(queue), ["waiting", "waiting"]);
  deployment.online = true;
  queue.wake();
  await queue.whenDone();
  assert.deepEqual(onServer().map((it) => it.rawValue), ["4006381333931", "96385074"]);
  const [first, second] = onServer().map((it) => it.id);
  assert.deepEqual(deployment.photos().map((it) => it.promise.capture_short_id), [first, second, second]);
  assert.deepEqual(queue.captures().map((it) => [it.state, it.shortId, it.gtin]), [
    ["created", first, "04006381333931"],
    ["created", second, "00000096385074"],
  ]);
  const paths = deployment.requests.map((it) => it.split("/").at(-1));
  assert.deepEqual(paths.slice(0, 4), ["sessions", "captures", "captures", "uploads"], "before the photos are promised");
});

test("sends what the app says about a code, and its name in the queue as the key of the request", async () => {
  const sent: { body: unknown; key: string | null }[] = [];
  deployment.intercept = async (path, request) => {
    const copy = request.clone();
    if (path.endsWith("/captures")) sent.push({ body: await copy.json(), key: copy.headers.get("Idempotency-Key") });
    return undefined;
  };
  const queue = await device.open();
  const { id } = await queue.addCapture(await queue.openSession(), OTHER);
  await queue.whenDone();
  const { captureType: capture_type, rawValue: raw_value, gtin, metadata } = OTHER;
  const session_short_id = queue.sessions[0]!.shortId;
  assert.deepEqual(sent, [{ body: { session_short_id, capture_type, raw_value, gtin, metadata }, key: id }]);
});

test("creates a code once although the answer was lost", async () => {
  let lost = 2;
  const queue = await device.open();
  const send = deployment.fetch;
  deployment.fetch = async (request) => {
    const answer = await send(request);
    if (request.url.endsWith("/captures") && lost-- > 0) throw new TypeError("connection reset");
    return answer;
  };
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  await queue.add(session, photo("a"), { capture: id });
  await until(() => queue.trouble !== null, "the answer is missed");
  await queue.whenDone();
  assert.equal(lost, -1);
  assert.equal(onServer().length, 1);
  assert.equal(deployment.photos()[0]!.promise.capture_short_id, onServer()[0]!.id);
});

test("creates a code without a photo, also in a session that has ended without a network", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.addCapture(session, CODE);
  await queue.endSession(session);
  await until(() => queue.trouble !== null, "the network is missed");
  deployment.online = true;
  queue.wake();
  await until(() => queue.sessions[0]!.closed, "the session is closed");
  assert.deepEqual(onServer().map((it) => it.rawValue), ["4006381333931"]);
  const paths = deployment.requests.map((it) => it.split("/").at(-1));
  assert.deepEqual(paths, ["sessions", "captures", "submit"]);
});

test("sends the photos of a code that the server does not accept, without it", async () => {
  deployment.intercept = (path) =>
    path.endsWith("/captures") ? problem(409, { detail: "The session is full.", error_code: "conflict" }) : undefined;
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  await queue.add(session, photo("a"), { capture: id, metadata: { gtin: "4006381333931" } });
  await queue.whenDone();
  const [capture] = queue.captures();
  assert.deepEqual([capture!.state, capture!.reason, capture!.errorCode], ["refused", "The session is full.", "conflict"]);
  const [{ promise, verdict }] = deployment.photos() as [ReturnType<Deployment["photos"]>[0]];
  assert.deepEqual([promise.capture_short_id, promise.metadata, verdict], [null, { gtin: "4006381333931" }, "ready"]);
});

test("waits with a code as long as the API asks", async () => {
  let busy = 1;
  deployment.intercept = (path) =>
    path.endsWith("/captures") && busy-- > 0
      ? problem(429, { detail: "Slower.", retryable: true }, { "Retry-After": "1" })
      : undefined;
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  await queue.add(session, photo("a"), { capture: id });
  await until(() => queue.trouble !== null, "the limit is told");
  queue.wake();
  assert.deepEqual([states(queue)[0], deployment.photos().length], ["waiting", 0]);
  await queue.whenDone();
  assert.equal(onServer().length, 1);
});

test("takes a code with its photos to another session if the server does not have the first", async () => {
  const queue = await device.open();
  const lost = await queue.openSession();
  await until(() => queue.sessions[0]!.shortId !== null, "the session exists");
  await queue.pause();
  deployment.sessions.clear();
  deployment.online = false;
  const { id } = await queue.addCapture(lost, CODE);
  const [one, two] = await queue.addAll(lost, ["a", "b"].map((it) => ({ file: photo(it), capture: id })));
  deployment.online = true;
  queue.wake();
  await until(() => queue.items().every((it) => it.state === "refused"), "the photos are refused");
  assert.deepEqual(states(queue), ["refused"]);
  const other = await queue.openSession();
  await queue.retry(one!.id, other);
  await queue.retry(two!.id, other);
  await queue.whenDone();
  assert.deepEqual(onServer().map((it) => it.rawValue), ["4006381333931"]);
  assert.deepEqual(deployment.photos().map((it) => it.promise.capture_short_id), Array(2).fill(onServer()[0]!.id));
  assert.deepEqual(queue.captures(other).map((it) => it.state), ["created"]);
});

test("tries a refused code again with its photo", async () => {
  let missing = true;
  deployment.intercept = (path) => (missing && !path.endsWith("/sessions") ? problem(404, { detail: "Gone." }) : undefined);
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  const item = await queue.add(session, photo("a"), { capture: id });
  await until(() => queue.items()[0]!.state === "refused", "the photo is refused");
  missing = false;
  await queue.close();
  const next = await device.open();
  await next.retry(item.id);
  await next.whenDone();
  assert.deepEqual([states(next), next.items()[0]!.state], [["created"], "ready"]);
  assert.equal(deployment.photos()[0]!.promise.capture_short_id, onServer()[0]!.id);
});

test("adds no code to a session that has ended, and no photo to a code of another session", async () => {
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  const other = await queue.openSession();
  await assert.rejects(queue.add(other, photo("a"), { capture: id }), /no such code/);
  await queue.endSession(session);
  await assert.rejects(queue.addCapture(session, CODE), /has ended/);
  await assert.rejects(queue.addCapture("unknown", CODE), /no such session/);
  assert.equal(queue.captures().length, 1);
});

test("says that the device is full, and adds no code", async () => {
  const store = await device.store();
  store.addCapture = () => Promise.reject(new StorageFull(null));
  const queue = await device.open({ store });
  const session = await queue.openSession();
  await assert.rejects(queue.addCapture(session, CODE), StorageFull);
  assert.deepEqual(queue.captures(), []);
});

test("forgets the codes of a session with it", async () => {
  for (const store of [undefined, new MemoryStore()]) {
    deployment.online = false;
    const queue = await device.open(store ? { store } : {});
    const [session, kept] = [await queue.openSession(), await queue.openSession()];
    await queue.addCapture(session, CODE);
    await queue.addCapture(kept, OTHER);
    await queue.removeSession(session);
    assert.deepEqual(queue.captures().map((it) => it.input.raw_value), ["96385074"]);
    await queue.close();
  }
});

test("keeps codes in memory in their order", async () => {
  const queue = await device.open({ store: new MemoryStore() });
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  await queue.addCapture(session, OTHER);
  await queue.add(session, photo("a"), { capture: id });
  await queue.whenDone();
  assert.deepEqual(onServer().map((it) => it.rawValue), ["4006381333931", "96385074"]);
  assert.deepEqual(states(queue), ["created", "created"]);
});

test("takes over the photos of a database without codes", async () => {
  const db = await openDB(device.name, 1, {
    upgrade(it) {
      it.createObjectStore("sessions", { keyPath: "id" });
      const uploads = it.createObjectStore("uploads", { keyPath: "id" });
      uploads.createIndex("position", "position");
      uploads.createIndex("session", "session");
      it.createObjectStore("bytes");
    },
  });
  const session = { id: "s1", shortId: null, options: {}, created: "2026-11-28T12:00:00Z", ended: false, closed: false, data: null };
  const names = { id: "u1", session: "s1", position: 1, state: "queued", filename: "a.jpg", contentType: "image/jpeg", photoType: "front" };
  const facts = { size: 1, paused: false, metadata: {}, takenAt: "2026-11-28T12:00:00Z", captureId: null, data: null };
  const rest = { sha256: null, hashed: false, photoId: null, duplicateOf: null, reason: null, errorCode: null, failures: 0 };
  await db.add("sessions", session);
  await db.add("uploads", { ...names, ...facts, ...rest });
  await db.add("bytes", photo("a"), "u1");
  db.close();
  const queue = await device.open();
  await queue.addCapture("s1", CODE);
  await queue.whenDone();
  assert.deepEqual(queue.items().map((it) => [it.state, it.capture]), [["ready", null]]);
  assert.equal(onServer().length, 1);
});
