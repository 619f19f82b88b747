// A photo on its way from a session to a product, with the client of hey-api.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { client } from "./generated/client.gen.js";
import * as api from "./generated/sdk.gen.js";
import { post, readPhoto, variable } from "./common/s3.js";

// the client asks for a credential of each scheme, and would send the key as a token too
client.setConfig({
  baseUrl: variable("URL"),
  auth: ({ name }) => (name === "X-API-Key" ? variable("KEY") : undefined),
  throwOnError: true,
});
const photo = await readPhoto();

const opened = await api.createSession({
  body: { capture_mode: "both", metadata: { order: "4711" }, device_context: { model: "Pixel 11" } },
});
const session_id = opened.data!.short_id;
const upload = await api.presignUpload({
  path: { session_id },
  query: { photo_type: "front", original_filename: "front.jpg" },
});
await post(upload.data!, photo);
const registered = await api.registerPhoto({ path: { session_id }, body: { s3_key: upload.data!.s3_key } });
const photo_id = registered.data!.short_id;

let found = await onlyPhoto();
while (found.upload_status === "pending") {
  await setTimeout(100);
  found = await onlyPhoto();
}
assert.equal(found.upload_status, "ready");
assert.equal(Number(found.file_size), photo.size);
await api.updatePhoto({
  path: { session_id, photo_id },
  body: { photo_type: "nutrition", metadata: { reviewed_by: "ana" } },
});
assert.deepEqual((await onlyPhoto()).metadata, { reviewed_by: "ana" });

const path = { organization_id: variable("ORG"), gtin: "00012345678905" };
const copied = await api.addImageFromPhoto({ path, body: { photo_short_id: photo_id } });
assert.ok(copied.data!.sizes["200"]);
const added = await api.addImage({ path, body: { image: photo, title: "Front", is_primary: true } });
const read = await api.getImage({ path: { ...path, image_id: added.data!.id } });
assert.equal(read.data!.title, "Front");
assert.equal(read.data!.is_primary, true);

const unknown = await api.getSession({ path: { id: "2".repeat(22) }, throwOnError: false });
assert.equal(unknown.error!.error_code, "not_found");

async function onlyPhoto() {
  const session = await api.getSession({ path: { id: session_id } });
  return session.data!.product_photos[0];
}
