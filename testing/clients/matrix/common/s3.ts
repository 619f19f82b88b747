// The way of a photo to S3, which no generated client knows.
import { openAsBlob } from "node:fs";

/** Reads the photo of this folder. */
export async function readPhoto(): Promise<File> {
  return new File([await openAsBlob("common/photo.jpg")], "front.jpg", { type: "image/jpeg" });
}

/** Posts the fields of an upload, then the photo. */
export async function post(upload: { upload_url: string; upload_fields: Record<string, string> }, photo: Blob) {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.upload_fields)) {
    form.append(name, value);
  }
  form.append("file", photo, "front.jpg");
  const answer = await fetch(upload.upload_url, { method: "POST", body: form });
  if (answer.status !== 201) {
    throw new Error(`S3 answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Reads a variable of the run. */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set.`);
  }
  return value;
}
