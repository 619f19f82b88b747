import { isDone, type LedgerAnswer, type Upload, type UploadEvent } from "./upload.js";

/**
 * Returns the upload after an event. An event that does not fit the state changes nothing, because it may be late: another tab,
 * or the person, may have been faster.
 */
export function transition(upload: Upload, event: UploadEvent): Upload {
  switch (event.type) {
    case "hashed":
      return upload.state === "queued" ? { ...upload, sha256: event.sha256, hashed: true } : upload;
    case "answered":
      return upload.state === "queued" || upload.state === "checking" ? answered(upload, event.answer) : upload;
    case "started":
      return upload.state === "queued" && !upload.paused ? { ...upload, state: "sending" } : upload;
    case "stored":
      return upload.state === "sending" ? { ...upload, state: "checking", failures: 0, reason: null } : upload;
    case "interrupted":
      return upload.state === "sending" ? failed(upload, event.reason) : upload;
    case "restarted":
      return upload.state === "sending" ? { ...upload, state: "queued" } : upload;
    case "paused":
      return paused(upload);
    case "resumed":
      return upload.paused ? { ...upload, paused: false } : upload;
    case "refused":
      return upload.state === "queued" || upload.state === "checking" ? refused(upload, event) : upload;
    case "retried":
      return upload.state === "refused" ? retried(upload, event) : upload;
    case "cancelled":
      return upload.state === "refused" || !isDone(upload) ? { ...upload, state: "cancelled" } : upload;
  }
}

/** Follows the ledger, which knows better than this device. */
function answered(upload: Upload, answer: LedgerAnswer): Upload {
  const known = { ...upload, photoId: answer.photo_short_id ?? upload.photoId, duplicateOf: answer.duplicate_of };
  switch (answer.next) {
    case "upload":
      return { ...known, state: "queued" };
    case "wait":
      return { ...known, state: "checking", failures: 0, reason: null };
    case "done":
      return {
        ...known,
        state: answer.state === "duplicate" ? "duplicate" : "ready",
        failures: 0,
        reason: null,
        errorCode: null,
      };
    case "give_up":
      return answer.state === "rejected"
        ? { ...known, state: "rejected", reason: answer.reason }
        : refused(known, { reason: reasonOf(answer), errorCode: answer.error_code });
  }
}

function reasonOf({ reason, errors, state }: LedgerAnswer): string {
  const fields = errors.map((it) => `${it.field} ${it.message}`).join(" ");
  return reason ?? (fields || `The server answered ${state}.`);
}

function failed(upload: Upload, reason: string): Upload {
  return { ...upload, state: "queued", failures: upload.failures + 1, reason };
}

function paused(upload: Upload): Upload {
  if (isDone(upload)) return upload;
  return { ...upload, paused: true, state: upload.state === "sending" ? "queued" : upload.state };
}

function refused(upload: Upload, { reason, errorCode }: { reason: string; errorCode: string | null }): Upload {
  return { ...upload, state: "refused", reason, errorCode };
}

type Move = { session?: string; capture?: string | null };

/** A new session does not know the photo yet. */
function retried(upload: Upload, { session = upload.session, capture = upload.capture }: Move): Upload {
  const photoId = session === upload.session ? upload.photoId : null;
  return { ...upload, session, capture, photoId, state: "queued", failures: 0, reason: null, errorCode: null };
}
