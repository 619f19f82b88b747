// The page of a local run, in Chromium: signing in, and turning pictures. `make test-scanner` sets what it needs.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { open, OUT, url, violations, visit } from "./browser.js";

const PHOTO = new URL("../../../testing/clients/matrix/common/photo.jpg", import.meta.url).pathname;
const opened = [];
const errors = [];

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close();
  assert.deepEqual(errors.splice(0), [], "nothing went wrong in the page");
});

test("works by the browser's cookie after a sign-in, and by the key after a sign-out", async () => {
  const { browser, context } = await open({ camera: "none" });
  opened.push(browser);
  const page = await visit(context, errors, "/");
  const sent = [];
  page.on("request", (it) => it.url().startsWith(`${url}/scanner/`) && sent.push(it));
  await page.getByText("By API key").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText(/Signed in as \w{8}…, owner/).waitFor();
  const [cookie] = await context.cookies(url);
  assert.deepEqual([cookie.name, cookie.httpOnly, cookie.secure, cookie.sameSite], ["sessionid", true, true, "Lax"]);
  assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }).includes("eyJ")), false);

  sent.length = 0;
  await page.locator("input.files").first().setInputFiles(PHOTO);
  await page.locator("#photos .card").getByText("Ready").waitFor({ timeout: 30_000 });
  const headers = await Promise.all(sent.map((it) => it.allHeaders()));
  assert.ok(headers.length > 1);
  assert.ok(headers.every((it) => !it["x-api-key"] && it["cookie"]?.includes("sessionid=")), "the cookie alone");
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: `${OUT}local-page.png` });

  await page.reload();
  await page.getByText(/Signed in as/).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("By API key").waitFor();
  await page.waitForTimeout(200);
  const after = await fetch(`${url}/account/api/v1/me`, { headers: { Cookie: `${cookie.name}=${cookie.value}` } });
  assert.equal(after.status, 401, "the browser session has ended");
});

test("goes on by the key when the browser session has ended", async () => {
  const { browser, context } = await open({ camera: "none" });
  opened.push(browser);
  const page = await visit(context, errors, "/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText(/Signed in as/).waitFor();
  await context.clearCookies();
  await page.reload();
  await page.getByText("By API key").waitFor();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
});

test("turns a photo and an image of a product, and undoes it", async () => {
  const { browser, context } = await open({ camera: "none" });
  opened.push(browser);
  const page = await visit(context, errors, "/");
  await page.locator("input.files").first().setInputFiles(PHOTO);
  const card = page.locator("#photos .card").first();
  await card.getByText("Ready").waitFor({ timeout: 30_000 });
  const before = await shape(card);

  await card.getByRole("button", { name: "Turn" }).click();
  await becomes(card, 1 / before);
  await card.getByRole("button", { name: "Turn" }).click();
  await card.getByRole("button", { name: "Undo edit" }).click();
  await becomes(card, before);

  await card.getByRole("button", { name: /Show/ }).click();
  await page.getByLabel("Add to product").fill("4006381333931");
  await page.getByRole("button", { name: "Add", exact: true }).last().click();
  await page.getByText("Added.").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  const image = page.locator("#products .card").last();
  await becomes(image, before);
  await image.getByRole("button", { name: "Turn" }).click();
  await becomes(image, 1 / before);
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: `${OUT}local-page-turned.png`, fullPage: true });
});

/** Returns the width of a card's picture, divided by its height. */
const shape = (card) => card.locator("img").evaluate((it) => it.decode().then(() => it.naturalWidth / it.naturalHeight));

async function becomes(card, wanted) {
  let seen;
  for (let attempt = 0; attempt < 150; attempt++) {
    seen = await shape(card).catch(() => null); // the card may be replaced meanwhile
    if (seen !== null && Math.abs(seen - wanted) < 0.02) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`the picture is ${seen} times as wide as high, not ${wanted}`);
}
