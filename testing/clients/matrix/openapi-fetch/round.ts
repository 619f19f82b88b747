// A photo on its way from a session to a product, with openapi-fetch.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { paths } from "./contract.js";
import { post, readPhoto, variable } from "./common/s3.js";

const SESSIONS = "/scanner/api/v1/sessions";
const IMAGES = "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images";

const api = createClient<paths>({ baseUrl: variable("URL"), headers: { "X-API-Key": variable("KEY") } });
const photo = await readPhoto();

const opened = await api.POST(SESSIONS, {
  body: { capture_mode: "both", metadata: { order: "4711" }, device_context: { model: "Pixel 11" } },
});
const session_id = opened.data!.short_id;
const upload = await api.GET(`${SESSIONS}/{session_id}/presigned-upload-url`, {
  params: { path: { session_id }, query: { photo_type: "front", original_filename: "front.jpg" } },
});
await post(upload.data!, photo);
const registered = await api.POST(`${SESSIONS}/{session_id}/photos`, {
  params: { path: { session_id } },
  body: { s3_key: upload.data!.s3_key },
});
const photo_id = registered.data!.short_id;

let found = await onlyPhoto();
while (found.upload_status === "pending") {
  await setTimeout(100);
  found = await onlyPhoto();
}
assert.equal(found.upload_status, "ready");
assert.equal(found.file_size, photo.size);
await api.PATCH(`${SESSIONS}/{session_id}/photos/{photo_id}`, {
  params: { path: { session_id, photo_id } },
  body: { photo_type: "nutrition", metadata: { reviewed_by: "ana" } },
});
assert.deepEqual((await onlyPhoto()).metadata, { reviewed_by: "ana" });

const path = { organization_id: variable("ORG"), gtin: "00012345678905" };
const copied = await api.POST(`${IMAGES}/from-photo`, { params: { path }, body: { photo_short_id: photo_id } });
assert.equal(copied.response.status, 201);
assert.ok(copied.data!.sizes["200"]);
const added = await api.POST(IMAGES, {
  params: { path },
  body: { image: photo as unknown as string, title: "Front", is_primary: true }, // the type of a file is string here
  bodySerializer: toForm,
});
const image_id = added.data!.id;
const read = await api.GET(`${IMAGES}/{image_id}`, { params: { path: { ...path, image_id } } });
assert.equal(read.data!.title, "Front");
assert.equal(read.data!.is_primary, true);

const unknown = await api.GET(`${SESSIONS}/{id}`, { params: { path: { id: "2".repeat(22) } } });
assert.equal(unknown.error!.error_code, "not_found");

async function onlyPhoto() {
  const session = await api.GET(`${SESSIONS}/{id}`, { params: { path: { id: session_id } } });
  return session.data!.product_photos[0];
}

function toForm(body: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    form.append(name, value instanceof Blob ? value : String(value));
  }
  return form;
}
