// A round of a client in a browser: two photos from a new session to their verdicts, once for each way of sending.
import { openSession } from "../packshot.js";

/** Runs the rounds. `send` gets the session, the files and the method, and returns when the client says that they are sent. */
export async function rounds(methods, send) {
  try {
    for (const method of methods) await round(method, send);
    globalThis.result = "ok";
  } catch (e) {
    globalThis.result = String(e?.stack ?? e);
  }
}

async function round(method, send) {
  const session = await openSession(globalThis.deployment.url, globalThis.deployment.key);
  const files = await Promise.all(["front.jpg", "back.jpg"].map(photo));
  await send(session, files, method);
  const photos = await verdicts(session, files.length);
  const found = photos.map((it) => `${it.original_filename} ${it.file_size} ${it.upload_status}`).sort();
  const expected = files.map((it) => `${it.name} ${it.size} ready`).sort();
  if (String(found) !== String(expected)) throw new Error(`${method}: expected ${expected}, but found ${found}`);
}

/** Makes a photo with bytes of its own. Bytes after the end of a JPEG change nothing but its checksum. */
async function photo(name) {
  const picture = await (await fetch("/photo.jpg")).blob();
  return new File([picture, crypto.randomUUID()], name, { type: "image/jpeg" });
}

async function verdicts(session, count) {
  for (let tries = 0; tries < 60; tries++) {
    const { product_photos: photos } = await session.read();
    if (photos.length === count && photos.every((it) => it.upload_status !== "pending")) return photos;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("There were no verdicts in time.");
}
