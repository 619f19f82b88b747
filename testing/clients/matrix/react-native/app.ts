import { openSession } from "./packshot.js";
import { sendPhoto } from "./send.js";

/** Sends one photo as an app would: with the facts that pickers of photos give. */
export async function send(url: string, key: string, picked: { uri: string; fileName: string; fileSize: number }): Promise<string> {
  const session = await openSession(url, key);
  await sendPhoto(session, picked);
  return session.short_id;
}
