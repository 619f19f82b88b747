// The scanner page in Chromium, against a local run. `make test-scanner` sets what it needs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { button, EAN, installed, key, open, organization, OUT, url, violations, visit } from "./browser.js";
import { startProxy } from "./proxy.js";

const opened = [];
const errors = [];

async function start(options) {
  const it = await open(options);
  opened.push(it.browser);
  return it.context;
}

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close();
  assert.deepEqual(errors.splice(0), [], "nothing went wrong in the page");
});

const states = (page) => page.locator("[data-state]").evaluateAll((all) => all.map((it) => it.dataset.state));

async function scan(page) {
  await page.getByRole("heading", { name: `Product ${EAN}` }).waitFor({ timeout: 20_000 });
}

async function take(page, count) {
  await button(page, "Take the photo").waitFor();
  for (let taken = 0; taken < count; taken++) {
    const before = await page.locator(".card").count();
    await button(page, "Take the photo").click();
    await page.locator(".card").nth(before).waitFor();
    await page.waitForTimeout(600);
  }
}

async function api(path, method = "GET") {
  const response = await fetch(url + path, { method, headers: { "X-API-Key": key } });
  return response.json();
}

/** Gives a product of the organization its name. */
async function name(gtin, name) {
  const headers = { "X-API-Key": organization.key, "Content-Type": "application/json" };
  const path = `/dashboard/api/v1/trade-items/${organization.id}/${gtin}`;
  const response = await fetch(url + path, { method: "PUT", headers, body: JSON.stringify({ name }) });
  assert.equal(response.status, 200);
}

async function type(page, number) {
  await page.getByLabel("Or type the number").fill(number);
  await button(page, "Use this number").click();
  await page.getByRole("heading", { name: `Product ${number}` }).waitFor();
}

const PHOTO = new URL("../../../testing/clients/matrix/common/photo.jpg", import.meta.url);

/** Returns a photo with bytes of its own. Bytes after the end of a JPEG change nothing but its checksum. */
async function photo() {
  const buffer = Buffer.concat([await readFile(PHOTO), Buffer.from(crypto.randomUUID())]);
  return { name: "photo.jpg", mimeType: "image/jpeg", buffer };
}

/** Chooses photos, and waits until the page shows each. */
async function choose(page, count = 1) {
  for (let chosen = 0; chosen < count; chosen++) {
    const before = await page.locator(".card").count();
    await page.getByLabel("Choose files").setInputFiles(await photo());
    await page.locator(".card").nth(before).waitFor();
  }
}

/** Waits until all photos have arrived, and returns the session as the server has it. */
async function arrived(page, count, timeout) {
  await page.getByText(`${count} of ${count} photos have arrived`).waitFor({ timeout });
  const { shortId } = (await kept(page, "sessions")).at(-1);
  return api(`/scanner/api/v1/sessions/${shortId}`);
}

/** Returns what the page keeps in a store of its database. */
function kept(page, store) {
  return page.evaluate(
    (store) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("packshot");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => resolve(all.result);
        };
      }),
    store,
  );
}

for (const [name, options] of Object.entries({
  phone: {},
  "phone, dark": { colorScheme: "dark" },
  desktop: { viewport: { width: 1280, height: 900 } },
})) {
  test(`goes from the code to the photos and to the gallery (${name})`, async () => {
    const context = await start(options);
    const shot = (it) => page.screenshot({ path: `${OUT}${name.replace(", ", "-")}-${it}.png`, fullPage: it !== "scan" });
    const page = await visit(context, errors);
    await page.getByRole("heading", { name: "Scan a product" }).waitFor();
    await shot("scan");
    assert.equal(new URL(page.url()).hash, "", "the key has left the address");
    await scan(page);
    await page.getByText("Still missing: Front, Back, Nutrition, Ingredients.").waitFor();
    await take(page, 4);
    await page.getByText("All views are there.").waitFor();
    const session = await arrived(page, 4, 60_000);
    assert.deepEqual(session.product_photos.map((it) => it.photo_type), ["front", "back", "nutrition", "ingredients"]);
    const [capture, ...others] = session.captures;
    assert.deepEqual([capture.capture_type, capture.raw_value, capture.gtin], ["BARCODE", EAN, `0${EAN}`]);
    assert.deepEqual(others, [], "one code, one capture");
    assert.deepEqual(new Set(session.product_photos.map((it) => it.capture_short_id)), new Set([capture.short_id]));
    await page.locator(".message > span").waitFor({ state: "detached" });
    await shot("photos");
    assert.deepEqual(await violations(page), []);
    await button(page, "Gallery").click();
    await page.getByRole("heading", { name: `${EAN}: 4 photos` }).waitFor();
    await page.waitForFunction(() => [...document.images].every((it) => it.naturalWidth > 0 && !it.src.startsWith("data:")));
    await shot("gallery");
    assert.deepEqual(await violations(page), []);
    await button(page, "End the session").click();
    await page.getByText("The session has ended.").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

test("takes a photo even if the page changes while the button is pressed", async () => {
  const page = await visit(await start(), errors);
  await scan(page);
  const shutter = button(page, "Take the photo");
  await shutter.waitFor();
  let box = null;
  while ((box = await shutter.boundingBox()) === null) await page.waitForTimeout(50); // it is replaced while the page changes
  const { x, y, width, height } = box;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.getByLabel("Choose files").setInputFiles(await photo());
  await page.waitForTimeout(1_000);
  await page.mouse.up();
  await page.locator(".card").nth(1).waitFor();
});

test("groups the gallery by product, with the names that the server knows", async () => {
  await name("00000096385074", "Peppermints");
  const context = await start({ camera: "none" });
  const page = await visit(context, errors);
  await installed(page);
  await context.setOffline(true);
  await type(page, "96385074");
  await choose(page, 2);
  await button(page, "Next product").click();
  await type(page, "4006381333931");
  await choose(page);
  await button(page, "Next product").click();
  await type(page, "96385074");
  await choose(page);
  await button(page, "Next product").click();
  await type(page, "012345678905");
  await button(page, "Gallery").click();
  await page.getByRole("heading", { name: "96385074: 3 photos", exact: true }).waitFor();
  await context.setOffline(false);
  const session = await arrived(page, 4, 60_000);
  assert.deepEqual(session.captures.map((it) => [it.capture_type, it.raw_value]), [
    ["MANUAL", "96385074"],
    ["MANUAL", "4006381333931"],
    ["MANUAL", "012345678905"],
  ]);
  const [mints, pens] = session.captures.map((it) => it.short_id);
  assert.deepEqual(session.product_photos.map((it) => it.capture_short_id), [mints, mints, pens, mints]);
  await page.getByRole("heading", { name: "Peppermints, 96385074: 3 photos" }).waitFor({ timeout: 60_000 });
  const headings = await page.locator("h3").allTextContents();
  assert.deepEqual(headings, ["Peppermints, 96385074: 3 photos", "4006381333931: 1 photo", "012345678905: 0 photos"]);
  await page.locator(".message > span").waitFor({ state: "detached" });
  await page.screenshot({ path: `${OUT}phone-products.png`, fullPage: true });
  assert.deepEqual(await violations(page), []);
});

test("deletes and retakes photos that the server has", async () => {
  const page = await visit(await start({ camera: "none" }), errors);
  await type(page, EAN);
  await choose(page, 3);
  const before = await arrived(page, 3, 60_000);
  await button(page, "Retake: Front").click();
  await page.getByLabel("Choose files").setInputFiles({ name: "again.jpg", mimeType: "image/jpeg", buffer: await readFile(PHOTO) });
  await page.locator(`[data-photo]`).nth(2).getByText("Front").waitFor();
  await arrived(page, 3, 60_000);
  await button(page, "Gallery").click();
  await button(page, "Delete: Back").click();
  await page.getByRole("heading", { name: `${EAN}: 2 photos` }).waitFor();
  const after = await arrived(page, 2, 60_000);
  assert.deepEqual(after.product_photos.map((it) => it.photo_type), ["nutrition", "front"]);
  assert.equal(after.product_photos[0].short_id, before.product_photos[2].short_id);
  assert.ok(!before.product_photos.some((it) => it.short_id === after.product_photos[1].short_id), "the front is another photo");
  assert.deepEqual(await violations(page), []);
});

test("moves a photo forward", async () => {
  const page = await visit(await start(), errors);
  await scan(page);
  await take(page, 2);
  await arrived(page, 2, 60_000);
  await button(page, "Gallery").click();
  await button(page, "Move forward: Back").click();
  await page.locator(".card").first().getByText("Back").waitFor();
  const session = await arrived(page, 2, 60_000);
  assert.deepEqual(session.product_photos.map((it) => it.photo_type), ["back", "front"]);
});

test("deletes and retakes photos that are still on the device", async () => {
  const context = await start();
  const page = await visit(context, errors);
  await scan(page);
  await installed(page);
  await context.setOffline(true);
  await take(page, 2);
  await button(page, "Delete: Back").click();
  await page.getByText("Still missing: Back, Nutrition, Ingredients.").waitFor();
  await button(page, "Retake: Front").click();
  await button(page, "Take the photo: Front").click();
  await page.waitForTimeout(1000);
  assert.deepEqual(await states(page), ["queued"]);
  await context.setOffline(false);
  const session = await arrived(page, 1, 60_000);
  assert.deepEqual(session.product_photos.map((it) => it.photo_type), ["front"]);
});

test("finds a product by its number, and says what is wrong with a number", async () => {
  const page = await visit(await start({ camera: "none" }), errors);
  await page.getByText("This device has no camera.").waitFor();
  assert.deepEqual(await violations(page), []);
  const number = page.getByLabel("Or type the number");
  await number.fill("4006381333932");
  await number.press("Enter");
  await page.getByText("4006381333932 is not a product number: its check digit is wrong.").waitFor();
  await number.fill("4006 3813 3393 1");
  await page.evaluate(() => {
    const form = document.querySelector("form");
    for (let sent = 0; sent < 3; sent++) form.requestSubmit();
  });
  await scan(page);
  await page.waitForTimeout(500);
  assert.equal((await kept(page, "captures")).length, 1, "a number that is sent three times is one code");
});

test("says that the camera was refused, and takes photos from files", async () => {
  const page = await visit(await start({ camera: "refused" }), errors);
  await page.getByText("The camera is not allowed for this page.").waitFor();
  await page.getByLabel("Or type the number").fill(EAN);
  await button(page, "Use this number").click();
  await scan(page);
  assert.ok(await button(page, "Take the photo").isDisabled());
  await page.getByLabel("Choose files").setInputFiles(new URL("../../../testing/clients/matrix/common/photo.jpg", import.meta.url).pathname);
  const session = await arrived(page, 1, 60_000);
  assert.equal(session.product_photos[0].upload_status, "ready");
});

test("says why a photo was rejected", async () => {
  const page = await visit(await start({ camera: "none" }), errors);
  await page.getByLabel("Or type the number").fill(EAN);
  await button(page, "Use this number").click();
  await page.getByLabel("Choose files").setInputFiles({ name: "front.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") });
  await page.getByText(/rejected: .*not an image/).waitFor({ timeout: 30_000 });
  await page.getByText("Still missing: Front").waitFor();
});

test("says that the device is full, and goes on when there is room", async () => {
  const context = await start({ camera: "none" });
  const page = await visit(context, errors);
  await installed(page);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  const cdp = await context.newCDPSession(page);
  // enough for the code, not for a photo
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: url, quotaSize: usage + 100_000 });
  await type(page, EAN);
  await page.getByLabel("Choose files").setInputFiles({ name: "large.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(1_000_000) });
  await page.getByText("This device has no room for more photos.").waitFor();
  assert.deepEqual(await states(page), []);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: url });
  await choose(page);
  await arrived(page, 1, 60_000);
});

test("sends the photos that wait while the device is full", async () => {
  const context = await start({ camera: "none" });
  const page = await visit(context, errors);
  await installed(page);
  await context.setOffline(true);
  await type(page, EAN);
  await choose(page, 2);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: url, quotaSize: 1000 });
  await page.waitForTimeout(31_000); // a database believes for half a minute that there is room
  await page.getByLabel("Choose files").setInputFiles({ name: "third.jpg", mimeType: "image/jpeg", buffer: await readFile(PHOTO) });
  await page.getByText("This device has no room for more photos.").waitFor();
  assert.deepEqual(await states(page), ["queued", "queued"]);
  await button(page, "Next product").click();
  await page.getByLabel("Or type the number").fill("96385074");
  await button(page, "Use this number").click();
  await page.getByText("This device has no room for more photos.").last().waitFor();
  await context.setOffline(false);
  await page.getByText("2 of 2 photos have arrived").waitFor({ timeout: 60_000 });
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: url });
  await page.reload();
  await type(page, EAN);
  await choose(page);
  const session = await arrived(page, 3, 60_000);
  assert.deepEqual(session.product_photos.map((it) => it.photo_type), ["front", "back", "nutrition"]);
  assert.deepEqual(session.captures.map((it) => it.raw_value), [EAN]);
});

test("says that the browser keeps nothing, and sends at once", async () => {
  const script = () => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    IDBFactory.prototype.open = refuse;
  };
  const page = await visit(await start({ script }), errors);
  await page.getByText("This browser keeps nothing for the page.").waitFor();
  await scan(page);
  await take(page, 1);
  await page.getByText("1 of 1 photos have arrived").waitFor({ timeout: 60_000 });
});

test("asks for a key, and says that one is not accepted", async () => {
  const page = await visit(await start(), errors, "/scan/");
  await page.getByRole("heading", { name: "Connect this device" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel("Publishable key").fill("csb_secret");
  await button(page, "Connect").click();
  await page.getByText("This is not a publishable key.").waitFor();
  await page.getByLabel("Publishable key").fill(`${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`);
  await button(page, "Connect").click();
  await scan(page);
  await take(page, 1);
  await page.getByText("The server does not accept the key of this device.").waitFor();
});

test("can be used by keyboard alone", async () => {
  const page = await visit(await start({ camera: "none" }), errors);
  await page.getByRole("heading", { name: "Scan a product" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type(EAN);
  await page.keyboard.press("Enter");
  await scan(page);
  const names = [];
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press("Tab");
    names.push(await page.evaluate(() => document.activeElement.dataset.name));
  }
  for (const name of ["files", "view-front", "view-other", "next", "gallery"]) assert.ok(names.includes(name), name);
});

test("brings 20 photos that were taken without a network, over a bad one, after a crash", async () => {
  const proxy = await startProxy();
  const threeDays = () => {
    const Real = Date;
    const ahead = 3 * 86_400_000;
    globalThis.Date = class extends Real {
      constructor(...input) {
        super(...(input.length > 0 ? input : [Real.now() + ahead]));
      }
      static now() {
        return Real.now() + ahead;
      }
    };
  };
  const context = await start({ proxy: proxy.url, script: threeDays });
  const first = await visit(context, errors);
  await scan(first);
  await installed(first);
  await context.setOffline(true);
  await first.reload();
  await scan(first);
  await take(first, 20);
  assert.deepEqual(new Set(await states(first)), new Set(["queued"]));
  const sizes = await first.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("packshot");
        opening.onsuccess = () => {
          const all = opening.result.transaction("uploads").objectStore("uploads").index("position").getAll();
          all.onsuccess = () => resolve(all.result.map((it) => ({ id: it.id, size: it.size, sha256: it.sha256 })));
        };
      }),
  );
  assert.equal(sizes.length, 20);

  const killed = new Promise((resolve, reject) => {
    proxy.state.onUpload = (number) => number === 5 && resolve();
    setTimeout(reject, 60_000, new Error("there was no fifth upload")).unref();
  });
  proxy.state.delayed = true;
  await context.setOffline(false);
  await killed;
  const cdp = await context.newCDPSession(first);
  await Promise.race([cdp.send("Page.crash").catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
  proxy.state.cutting = true;
  const second = await visit(context, errors, "/scan/");
  const session = await arrived(second, 20, 180_000);

  const bytes = sizes.reduce((sum, it) => sum + it.size, 0);
  const report = `${bytes} bytes of photos, ${proxy.state.uploadBytes} sent, ${proxy.state.uploads} uploads, ${proxy.state.cut} requests cut`;
  console.log(`${report}, factor ${(proxy.state.uploadBytes / bytes).toFixed(3)}`);
  assert.ok(session.product_photos.every((it) => it.upload_status === "ready"));
  assert.deepEqual(session.captures.map((it) => it.raw_value), [EAN], "the code once");
  assert.deepEqual(new Set(session.product_photos.map((it) => it.capture_short_id)), new Set([session.captures[0].short_id]));
  assert.deepEqual(session.product_photos.map((it) => it.sha256), sizes.map((it) => it.sha256), "once each, in order");
  assert.ok(proxy.state.uploadBytes <= 1.3 * bytes, report);
  assert.ok(proxy.state.cut >= 3, report);
  proxy.close();
});

test("loads at most 60 KB before the first picture, WebAssembly apart", async () => {
  const page = await visit(await start(), errors);
  await scan(page);
  const { gzipSync } = await import("node:zlib");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name));
  const scripts = [...new Set(loaded)].filter((it) => /\.(js|css)$/.test(it) && !/sw\.js|workbox/.test(it));
  let total = 0;
  for (const name of [...scripts, `${url}/scan/`]) {
    total += gzipSync(Buffer.from(await (await fetch(name)).arrayBuffer())).length;
  }
  console.log(`${total} bytes gzipped in ${scripts.length + 1} files`);
  assert.ok(total <= 60_000, `${total} bytes`);
  assert.ok(loaded.every((it) => it.startsWith(url) || it.startsWith("blob:")), "no other host is asked");
});
