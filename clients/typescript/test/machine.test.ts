import assert from "node:assert/strict";
import { test } from "node:test";
import { transition } from "../src/queue/machine.js";
import type { LedgerAnswer, Upload, UploadEvent, UploadState } from "../src/queue/upload.js";

const STATES = ["queued", "sending", "checking", "ready", "duplicate", "rejected", "refused", "cancelled"] as const;

function upload(state: UploadState, rest: Partial<Upload> = {}): Upload {
  return {
    id: "u1",
    session: "s1",
    position: 1,
    state,
    paused: false,
    filename: "front.jpg",
    size: 3,
    contentType: "image/jpeg",
    photoType: "front",
    metadata: {},
    takenAt: "2026-11-28T12:00:00Z",
    capture: null,
    captureId: null,
    data: null,
    sha256: null,
    hashed: false,
    photoId: null,
    duplicateOf: null,
    reason: null,
    errorCode: null,
    failures: 0,
    ...rest,
  };
}

function answered(state: LedgerAnswer["state"], next: LedgerAnswer["next"], rest: Partial<LedgerAnswer> = {}): UploadEvent {
  const answer = { state, next, reason: null, photo_short_id: "p1", s3_key: "k1", duplicate_of: null, error_code: null, errors: [] };
  return { type: "answered", answer: { ...answer, ...rest } };
}

const REASON = "The connection was interrupted.";
const EVENTS: Record<string, UploadEvent> = {
  hashed: { type: "hashed", sha256: "ab" },
  "answered promised, upload": answered("promised", "upload"),
  "answered ready, upload": answered("ready", "upload"),
  "answered arrived, wait": answered("arrived", "wait", { reason: "soon" }),
  "answered ready, done": answered("ready", "done"),
  "answered duplicate, done": answered("duplicate", "done", { duplicate_of: "p0" }),
  "answered rejected, give up": answered("rejected", "give_up", { reason: "This is not an image." }),
  "answered expired, give up": answered("expired", "give_up", { reason: "It came too late." }),
  "answered deleted, give up": answered("deleted", "give_up", { reason: "It was deleted." }),
  "answered refused, give up": answered("refused", "give_up", {
    photo_short_id: null,
    error_code: "conflict",
    errors: [{ field: "client_id", message: "is taken." }],
  }),
  started: { type: "started" },
  stored: { type: "stored" },
  interrupted: { type: "interrupted", reason: REASON },
  restarted: { type: "restarted" },
  paused: { type: "paused" },
  resumed: { type: "resumed" },
  refused: { type: "refused", reason: "There is no such session.", errorCode: "not_found" },
  retried: { type: "retried" },
  cancelled: { type: "cancelled" },
};

/** Every transition. What is not in the table changes nothing. */
const TRANSITIONS: Partial<Record<UploadState, Record<string, Partial<Upload>>>> = {
  queued: {
    hashed: { sha256: "ab", hashed: true },
    "answered promised, upload": { photoId: "p1" },
    "answered ready, upload": { photoId: "p1" },
    "answered arrived, wait": { state: "checking", photoId: "p1" },
    "answered ready, done": { state: "ready", photoId: "p1" },
    "answered duplicate, done": { state: "duplicate", photoId: "p1", duplicateOf: "p0" },
    "answered rejected, give up": { state: "rejected", photoId: "p1", reason: "This is not an image." },
    "answered expired, give up": { state: "refused", photoId: "p1", reason: "It came too late." },
    "answered deleted, give up": { state: "refused", photoId: "p1", reason: "It was deleted." },
    "answered refused, give up": { state: "refused", reason: "client_id is taken.", errorCode: "conflict" },
    started: { state: "sending" },
    paused: { paused: true },
    refused: { state: "refused", reason: "There is no such session.", errorCode: "not_found" },
    cancelled: { state: "cancelled" },
  },
  sending: {
    stored: { state: "checking" },
    interrupted: { state: "queued", failures: 1, reason: REASON },
    restarted: { state: "queued" },
    paused: { state: "queued", paused: true },
    cancelled: { state: "cancelled" },
  },
  checking: {
    "answered promised, upload": { state: "queued", photoId: "p1" },
    "answered ready, upload": { state: "queued", photoId: "p1" },
    "answered arrived, wait": { photoId: "p1" },
    "answered ready, done": { state: "ready", photoId: "p1" },
    "answered duplicate, done": { state: "duplicate", photoId: "p1", duplicateOf: "p0" },
    "answered rejected, give up": { state: "rejected", photoId: "p1", reason: "This is not an image." },
    "answered expired, give up": { state: "refused", photoId: "p1", reason: "It came too late." },
    "answered deleted, give up": { state: "refused", photoId: "p1", reason: "It was deleted." },
    "answered refused, give up": { state: "refused", reason: "client_id is taken.", errorCode: "conflict" },
    paused: { paused: true },
    refused: { state: "refused", reason: "There is no such session.", errorCode: "not_found" },
    cancelled: { state: "cancelled" },
  },
  refused: {
    retried: { state: "queued" },
    cancelled: { state: "cancelled" },
  },
};

for (const state of STATES) {
  for (const [name, event] of Object.entries(EVENTS)) {
    const expected = TRANSITIONS[state]?.[name];
    test(`${state}: ${name} ${expected ? `changes ${Object.keys(expected)}` : "changes nothing"}`, () => {
      const before = upload(state);
      const after = transition(before, event);
      if (expected) assert.deepEqual(after, { ...before, ...expected });
      else assert.equal(after, before);
    });
  }
}

test("a paused upload does not start, and a resumed one does", () => {
  const paused = upload("queued", { paused: true });
  assert.equal(transition(paused, { type: "started" }), paused);
  const resumed = transition(paused, { type: "resumed" });
  assert.equal(transition(resumed, { type: "started" }).state, "sending");
});

test("a success forgets the failures before it", () => {
  const failed = transition(transition(upload("queued"), { type: "started" }), { type: "interrupted", reason: REASON });
  const stored = transition(transition(failed, { type: "started" }), { type: "stored" });
  assert.deepEqual([failed.failures, stored.failures, stored.reason], [1, 0, null]);
});

test("a refused upload keeps its photo in its session, and has none in another", () => {
  const refused = upload("refused", { photoId: "p1", reason: "why", errorCode: "conflict", failures: 3 });
  assert.deepEqual(transition(refused, { type: "retried" }), upload("queued", { photoId: "p1" }));
  const moved = transition(refused, { type: "retried", session: "s2", capture: "c2" });
  assert.deepEqual(moved, upload("queued", { session: "s2", capture: "c2" }));
});
