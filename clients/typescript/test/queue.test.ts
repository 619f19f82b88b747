import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import {
  MemoryStore,
  openQueue,
  type QueueItem,
  StorageFull,
  StorageRefused,
  type Transport,
  type UploadQueue,
} from "../src/index.js";
import { Deployment, json, problem } from "./deployment.js";
import { Device, Locks, photo, until } from "./device.js";

let deployment: Deployment;
let device: Device;

beforeEach(() => {
  deployment = new Deployment();
  device = new Device(deployment);
});

afterEach(() => device.close());

const states = (queue: UploadQueue) => queue.items().map((it) => it.state);

/** A storage that takes each file only when it is told to. */
function gate() {
  const waiting: (() => void)[] = [];
  const transport: Transport = async (form, file, options) => {
    options.onProgress(1);
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      options.signal.addEventListener("abort", () => reject(options.signal.reason));
    });
    return deployment.transport(form, file, options);
  };
  return { transport, waiting };
}

test("sends photos and learns their verdicts, in the order in which they were added", async () => {
  const queue = await device.open();
  const session = await queue.openSession({ capture_mode: "both" });
  const facts = { photoType: "front", filename: "oats.jpg", metadata: { gtin: "4006381333931" } } as const;
  await queue.add(session, photo("a"), facts);
  await queue.addAll(session, ["b", "c"].map((it) => ({ file: photo(it) })));
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready", "ready", "ready"]);
  assert.deepEqual(deployment.photos().map((it) => String(it.bytes)), ["a", "b", "c"]);
  const { client_id, taken_at, ...promise } = deployment.photos()[0]!.promise;
  assert.equal(client_id, queue.items()[0]!.id);
  assert.match(taken_at!, /Z$/);
  assert.deepEqual(promise, {
    photo_type: "front",
    original_filename: "oats.jpg",
    content_type: "image/jpeg",
    file_size: 1,
    sha256: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
    capture_short_id: null,
    metadata: { gtin: "4006381333931" },
    method: "POST",
  });
});

test("promises many photos in one request", async () => {
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.addAll(session, Array.from({ length: 120 }, (_, it) => ({ file: photo(`photo ${it}`) })));
  await until(() => queue.items().every((it) => it.photoId !== null), "all are promised");
  assert.ok(deployment.requests.filter((it) => it.endsWith("/uploads")).length <= 4);
  await queue.whenDone();
  assert.deepEqual(deployment.photos().map((it) => String(it.bytes)), Array.from({ length: 120 }, (_, it) => `photo ${it}`));
});

test("keeps a session that was begun without a network, and creates it once", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession({ metadata: { shelf: "A4" } });
  await queue.add(session, photo("a"));
  await until(() => queue.trouble !== null, "the network is missed");
  assert.deepEqual(states(queue), ["queued"]);
  let lost = 2;
  deployment.online = true;
  deployment.intercept = async (path, request) => {
    if (!path.endsWith("/sessions") || lost-- <= 0) return undefined;
    deployment.intercept = ((before) => before)(deployment.intercept);
    await lostAnswer(request);
    throw new TypeError("connection reset");
  };
  queue.wake();
  await queue.whenDone();
  assert.equal(deployment.sessions.size, 1);
  assert.equal(queue.trouble, null);
  assert.equal(queue.sessions[0]!.shortId, [...deployment.sessions.keys()][0]);
});

/** Lets the deployment do what a request says, without its answer. */
async function lostAnswer(request: Request): Promise<void> {
  const intercept = deployment.intercept;
  deployment.intercept = () => undefined;
  await deployment.fetch(request.clone());
  deployment.intercept = intercept;
}

test("keeps photos on the device until the server has them, and not longer", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.add(session, photo("a"));
  assert.equal(await (await queue.bytes(id))?.text(), "a");
  deployment.online = true;
  queue.wake();
  await queue.whenDone();
  assert.equal(await queue.bytes(id), undefined);
});

test("goes on where an earlier page has stopped", async () => {
  const { transport, waiting } = gate();
  const first = await device.open({ transport });
  const session = await first.openSession();
  await first.addAll(session, ["a", "b", "c"].map((it) => ({ file: photo(it) })));
  await until(() => waiting.length === 2, "two are being sent");
  await first.close();
  const second = await device.open();
  await second.whenDone();
  assert.deepEqual(states(second), ["ready", "ready", "ready"]);
  assert.deepEqual(deployment.arrivals, second.items().map((it) => it.id));
});

test("sends at most as many files at a time as it may", async () => {
  const { transport, waiting } = gate();
  const queue = await device.open({ transport, concurrency: 3 });
  const session = await queue.openSession();
  await queue.addAll(session, Array.from({ length: 7 }, (_, it) => ({ file: photo(`${it}`) })));
  await until(() => waiting.length === 3, "three are being sent");
  assert.equal(states(queue).filter((it) => it === "sending").length, 3);
  const open = setInterval(() => waiting.shift()?.(), 5);
  await queue.whenDone();
  clearInterval(open);
});

test("tells the bytes that have left the device", async () => {
  const { transport, waiting } = gate();
  const queue = await device.open({ transport });
  await queue.add(await queue.openSession(), photo("abc"));
  const seen = new Set<number>();
  queue.subscribe(() => queue.items().forEach((it) => seen.add(it.sent)));
  await until(() => waiting.length === 1, "it is being sent");
  waiting[0]!();
  await queue.whenDone();
  assert.deepEqual([...seen].sort(), [0, 1, 3]);
});

test("stops a photo that is paused, and sends it after that", async () => {
  const { transport, waiting } = gate();
  const queue = await device.open({ transport });
  const { id } = await queue.add(await queue.openSession(), photo("a"));
  await until(() => waiting.length === 1, "it is being sent");
  await queue.pause(id);
  await until(() => queue.items()[0]!.state === "queued", "it has stopped");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(waiting.length, 1);
  await queue.resume(id);
  await until(() => waiting.length === 2, "it is being sent again");
  waiting[1]!();
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
});

test("pauses and resumes all photos", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.addAll(session, ["a", "b"].map((it) => ({ file: photo(it) })));
  await queue.pause();
  deployment.online = true;
  queue.wake();
  await until(() => queue.sessions[0]!.shortId !== null, "the session exists");
  assert.deepEqual(states(queue), ["queued", "queued"]);
  await queue.resume();
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready", "ready"]);
});

test("gives a cancelled photo up and removes its bytes", async () => {
  const { transport, waiting } = gate();
  const queue = await device.open({ transport });
  const { id } = await queue.add(await queue.openSession(), photo("a"));
  await until(() => waiting.length === 1, "it is being sent");
  await queue.cancel(id);
  await queue.whenDone();
  assert.deepEqual(states(queue), ["cancelled"]);
  assert.equal(await queue.bytes(id), undefined);
  assert.deepEqual(deployment.arrivals, []);
  await queue.remove(id);
  assert.deepEqual(queue.items(), []);
});

test("sends a photo again after a broken connection, without a limit", async () => {
  let broken = 4;
  deployment.storageAnswer = () => (broken-- > 0 ? { status: 0, body: "" } : undefined);
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  const wakes = setInterval(() => queue.wake(), 20);
  await queue.whenDone();
  clearInterval(wakes);
  assert.deepEqual(deployment.arrivals.length, 1);
});

test("waits longer after each failure", async () => {
  let attempts = 0;
  deployment.storageAnswer = () => (attempts++ < 3 ? { status: 503, body: "" } : undefined);
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  const began = performance.now();
  await queue.whenDone();
  assert.ok(performance.now() - began > 125 + 250 + 500);
  assert.equal(attempts, 4);
});

test("does not send again what has arrived although the answer was lost", async () => {
  const lossy: Transport = async (form, file, options) => {
    await deployment.transport(form, file, options);
    return { status: 0, body: "" };
  };
  const queue = await device.open({ transport: lossy });
  await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
  assert.equal(deployment.arrivals.length, 1);
});

test("counts a connection without progress as lost", async () => {
  let silent = true;
  const transport: Transport = async (form, file, options) => {
    if (!silent) return deployment.transport(form, file, options);
    silent = false;
    return new Promise((_, reject) => options.signal.addEventListener("abort", () => reject(options.signal.reason)));
  };
  const queue = await device.open({ transport, stallSeconds: 0.05 });
  const alive = setInterval(() => {}, 1000);
  await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  clearInterval(alive);
  assert.deepEqual(states(queue), ["ready"]);
});

test("asks why the storage has refused a photo, and renews its form", async () => {
  const refusal = "<Error><Code>AccessDenied</Code><Message>Policy expired.</Message></Error>";
  let refusals = 1;
  let asked: unknown;
  deployment.storageAnswer = () => (refusals-- > 0 ? { status: 403, body: refusal } : undefined);
  deployment.intercept = async (path, request) => {
    if (path.endsWith("/explain")) asked = await request.clone().json();
    return undefined;
  };
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
  const { client_time, ...failure } = asked as Record<string, unknown>;
  assert.deepEqual(failure, { status: 403, code: "AccessDenied", message: "Policy expired." });
  assert.match(String(client_time), /Z$/);
});

test("keeps a photo that the storage does not want, with the reason, and tries again when it is told to", async () => {
  deployment.storageAnswer = () => ({ status: 400, body: "<Error><Code>EntityTooLarge</Code></Error>" });
  deployment.explanation = { next: "give_up", reason: "The file is larger than was promised." };
  const queue = await device.open();
  const { id } = await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  const [item] = queue.items() as [QueueItem];
  assert.deepEqual([item.state, item.reason], ["refused", "The file is larger than was promised."]);
  assert.equal(await (await queue.bytes(id))?.text(), "a");
  deployment.storageAnswer = () => undefined;
  await queue.retry(id);
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
});

test("says why a photo was rejected", async () => {
  deployment.judge = () => "rejected";
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  assert.deepEqual([queue.items()[0]!.state, queue.items()[0]!.reason], ["rejected", "This is not an image."]);
});

test("does not send the same bytes twice", async () => {
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.add(session, photo("a"));
  await queue.whenDone();
  await queue.add(session, photo("a"));
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready", "duplicate"]);
  assert.equal(queue.items()[1]!.duplicateOf, queue.items()[0]!.photoId);
  assert.deepEqual(deployment.arrivals, [id]);
});

test("waits for a late verdict", async () => {
  deployment.judge = () => null;
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  await until(() => states(queue)[0] === "checking", "it is being checked");
  await until(() => deployment.requests.length > 4, "it is asked about");
  deployment.photos()[0]!.verdict = "ready";
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
});

test("renews a form before it expires", async () => {
  const promised = deployment.answerOf.bind(deployment);
  deployment.answerOf = (session, it) => {
    const answer = promised(session, it);
    return answer.upload ? { ...answer, upload: { ...answer.upload, expires_in: 0.1 } } : answer;
  };
  const { transport, waiting } = gate();
  const queue = await device.open({ transport, concurrency: 1 });
  const session = await queue.openSession();
  await queue.addAll(session, ["a", "b"].map((it) => ({ file: photo(it) })));
  await until(() => waiting.length === 1, "the first is being sent");
  const before = deployment.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 120));
  waiting[0]!();
  await until(() => waiting.length === 2, "the second is being sent");
  assert.ok(deployment.requests.length > before);
  waiting[1]!();
  await queue.whenDone();
});

test("waits as long as the API asks, whatever wakes it", async () => {
  let limited = 1;
  deployment.intercept = () => (limited-- > 0 ? problem(429, { retryable: true }, { "Retry-After": "1" }) : undefined);
  const queue = await device.open();
  const began = performance.now();
  await queue.add(await queue.openSession(), photo("a"));
  const wakes = setInterval(() => queue.wake(), 20);
  await queue.whenDone();
  clearInterval(wakes);
  assert.ok(performance.now() - began >= 990);
});

test("tells that the key is not accepted, and keeps the photos", async () => {
  deployment.intercept = () => problem(401, { detail: "The key is unknown.", error_code: "unauthorized" });
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  await until(() => queue.trouble !== null, "the refusal is known");
  assert.equal(queue.trouble!.message, "The key is unknown.");
  assert.deepEqual(states(queue), ["queued"]);
});

test("refuses the photos of a session that the server does not have, and sends them in another", async () => {
  const queue = await device.open();
  const lost = await queue.openSession();
  await until(() => queue.sessions[0]!.shortId !== null, "the session exists");
  deployment.sessions.clear();
  const { id } = await queue.add(lost, photo("a"));
  await queue.whenDone();
  assert.deepEqual([states(queue)[0], queue.items()[0]!.reason], ["refused", "There is no such session."]);
  await queue.retry(id, await queue.openSession());
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
});

test("refuses a photo that the ledger refuses, and sends the others", async () => {
  const answerOf = deployment.answerOf.bind(deployment);
  deployment.answerOf = (session, it) => {
    const answer = answerOf(session, it);
    if (String(it.promise.original_filename) !== "film.mp4") return answer;
    const errors = [{ field: "original_filename", message: "is not that of a photo." }];
    const { upload: _, ...refused } = answer;
    return { ...refused, photo_short_id: null, state: "refused", next: "give_up", error_code: "validation_error", errors };
  };
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.addAll(session, [{ file: photo("a"), filename: "film.mp4" }, { file: photo("b") }]);
  await queue.whenDone();
  assert.deepEqual(states(queue), ["refused", "ready"]);
  assert.equal(queue.items()[0]!.reason, "original_filename is not that of a photo.");
});

test("adds nothing to a session that has ended or is unknown", async () => {
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.endSession(session);
  await assert.rejects(queue.add(session, photo("a")), /ended/);
  await assert.rejects(queue.add("unknown", photo("a")), /no such session/);
});

test("ends a session when all its photos are promised, once, also if it was ended without a network", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  await queue.addAll(session, ["a", "b"].map((it) => ({ file: photo(it) })));
  await queue.endSession(session);
  deployment.online = true;
  queue.wake();
  await queue.whenDone();
  await until(() => queue.sessions[0]!.closed, "the session has ended");
  assert.deepEqual(states(queue), ["ready", "ready"]);
  assert.deepEqual(deployment.requests.filter((it) => it.endsWith("/submit")).length, 1);
  assert.ok([...deployment.sessions.values()][0]!.ended);
});

test("takes an expired session for one that has ended", async () => {
  deployment.intercept = (path) => (path.endsWith("/submit") ? problem(409, { detail: "It has expired." }) : undefined);
  const queue = await device.open();
  const session = await queue.openSession();
  await until(() => queue.sessions[0]!.shortId !== null, "the session exists");
  await queue.endSession(session);
  await until(() => queue.sessions[0]!.closed, "the session has ended");
  assert.equal(queue.trouble, null);
});

test("does not create a session that has ended without a photo", async () => {
  deployment.online = false;
  const queue = await device.open();
  await queue.endSession(await queue.openSession());
  deployment.online = true;
  queue.wake();
  await until(() => queue.sessions[0]!.closed, "the session has ended");
  assert.deepEqual(deployment.requests, []);
});

test("forgets a session with its photos", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.add(session, photo("a"));
  await queue.removeSession(session);
  assert.deepEqual([queue.sessions.length, queue.items().length, await queue.bytes(id)], [0, 0, undefined]);
});

test("lets one tab send at a time, and the next one go on", async () => {
  const locks = new Locks() as unknown as LockManager;
  const { transport, waiting } = gate();
  const first = await device.open({ locks, transport });
  const second = await device.open({ locks });
  const session = await second.openSession();
  await second.addAll(session, ["a", "b"].map((it) => ({ file: photo(it) })));
  await until(() => waiting.length === 2, "the first tab sends");
  assert.deepEqual(deployment.arrivals, []);
  await until(() => states(second).every((it) => it === "sending"), "the second tab knows");
  await first.close();
  await second.whenDone();
  assert.deepEqual(deployment.arrivals.length, 2);
});

test("stops in the tab that sends what is cancelled in another", async () => {
  const locks = new Locks() as unknown as LockManager;
  const { transport, waiting } = gate();
  const first = await device.open({ locks, transport });
  const second = await device.open({ locks });
  const { id } = await second.add(await second.openSession(), photo("a"));
  await until(() => waiting.length === 1, "the first tab sends");
  await second.cancel(id);
  await until(() => states(first)[0] === "cancelled", "the first tab knows");
  await first.whenDone();
  assert.deepEqual(deployment.arrivals, []);
});

test("says that the device is full, and adds nothing", async () => {
  const queue = await device.open();
  const session = await queue.openSession();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (value instanceof Blob) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, value, key);
  };
  try {
    await assert.rejects(queue.addAll(session, [{ file: photo("a") }, { file: photo("b") }]), StorageFull);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.deepEqual(queue.items(), []);
  await queue.add(session, photo("c"));
  await queue.whenDone();
  assert.deepEqual(states(queue), ["ready"]);
});

test("sends the photos of a full device, makes room by it, and remembers nothing wrong after a crash", async () => {
  deployment.online = false;
  const queue = await device.open();
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, { captureType: "BARCODE", rawValue: "4006381333931" });
  await queue.addAll(session, ["a", "b"].map((it) => ({ file: photo(it), capture: id })));
  await until(() => queue.trouble !== null && queue.items().every((it) => it.hashed), "the network is missed");
  const { put, add } = IDBObjectStore.prototype;
  const refuse = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  try {
    await assert.rejects(queue.add(session, photo("c")), StorageFull);
    await assert.rejects(queue.addCapture(session, { captureType: "MANUAL", rawValue: "96385074" }), StorageFull);
    await assert.rejects(queue.openSession(), StorageFull);
    deployment.online = true;
    queue.wake();
    await queue.whenDone();
    assert.deepEqual(states(queue), ["ready", "ready"]);
    for (const it of queue.items()) assert.equal(await queue.bytes(it.id), undefined, "there is room again");
    await queue.close();
  } finally {
    Object.assign(IDBObjectStore.prototype, { put, add });
  }
  const next = await device.open();
  await next.whenDone();
  assert.deepEqual(states(next), ["ready", "ready"]);
  assert.deepEqual([deployment.arrivals.length, deployment.sessions.size], [2, 1]);
  assert.deepEqual([...deployment.sessions.values()].map((it) => it.captures.length), [1]);
  assert.deepEqual(next.captures().map((it) => it.state), ["created"]);
});

test("says that the browser keeps nothing, and works in memory if it is told to", async () => {
  const open = indexedDB.open;
  indexedDB.open = () => {
    throw new DOMException("denied", "SecurityError");
  };
  try {
    await assert.rejects(device.open(), StorageRefused);
    const queue = await device.open({ store: new MemoryStore() });
    assert.equal(queue.durable, false);
    const session = await queue.openSession();
    await queue.add(session, photo("a"));
    await queue.whenDone();
    assert.deepEqual(states(queue), ["ready"]);
    await queue.removeSession(session);
    assert.deepEqual(queue.items(), []);
  } finally {
    indexedDB.open = open;
  }
});

test("sends without a checksum where the browser cannot compute one", async () => {
  const queue = await device.open({ hash: async () => null });
  await queue.add(await queue.openSession(), photo("a"));
  await queue.whenDone();
  assert.equal(deployment.photos()[0]!.promise.sha256, null);
});

test("refuses a photo whose bytes have gone", async () => {
  deployment.online = false;
  const queue = await device.open();
  const { id } = await queue.add(await queue.openSession(), photo("a"));
  const store = await device.store();
  const bytes = store.bytes.bind(store);
  await queue.close();
  store.bytes = async (it) => (it === id ? undefined : bytes(it));
  deployment.online = true;
  const next = await openQueue({ packshot: deployment.packshot(), store, transport: deployment.transport });
  await next.whenDone();
  assert.deepEqual([next.items()[0]!.state, next.items()[0]!.reason], ["refused", "The file is no longer on this device."]);
  await next.close();
});

test("leaves an answer of another kind alone", async () => {
  deployment.intercept = (path) => (path.endsWith("/uploads") ? json(200, { uploads: [] }) : undefined);
  const queue = await device.open();
  await queue.add(await queue.openSession(), photo("a"));
  await until(() => deployment.requests.length >= 2, "it is asked");
  deployment.intercept = () => undefined;
  await queue.whenDone();
});
