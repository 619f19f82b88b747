// Signing in on the scanner page, at the issuer of a local run. `make test-scanner` sets what it needs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { button, key, open, organization, OUT, url, violations, visit } from "./browser.js";

const PHOTO = new URL("../../../testing/clients/matrix/common/photo.jpg", import.meta.url);
const opened = [];
const errors = [];
let products = 0;

async function start(options) {
  const it = await open({ camera: "none", ...options });
  opened.push(it.browser);
  return it.context;
}

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close();
  assert.deepEqual(errors.splice(0), [], "nothing went wrong in the page");
});

/** Returns a GTIN-13 that no product has yet. */
function newNumber() {
  const digits = `40${String(++products).padStart(10, "0")}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Photographs a product of its own, and shows the gallery. */
async function photograph(page, count = 1) {
  const number = newNumber();
  await page.getByLabel("Or type the number").fill(number);
  await button(page, "Use this number").click();
  await page.getByRole("heading", { name: `Product ${number}` }).waitFor();
  for (let chosen = 0; chosen < count; chosen++) await choose(page);
  await page.getByText(`${count} of ${count} photos have arrived`).waitFor({ timeout: 60_000 });
  await button(page, "Gallery").click();
  await page.locator(".card").nth(count - 1).waitFor();
  return number;
}

/** Chooses a photo with bytes of its own. Bytes after the end of a JPEG change nothing but its checksum. */
async function choose(page) {
  const before = await page.locator(".card").count();
  const buffer = Buffer.concat([await readFile(PHOTO), Buffer.from(crypto.randomUUID())]);
  await page.getByLabel("Choose files").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer });
  await page.locator(".card").nth(before).waitFor();
}

async function signIn(page, user = "demo") {
  await button(page, "Sign in").click();
  await page.getByLabel("User").fill(user);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${url}/scan/`);
  await button(page, "Sign out").waitFor();
}

async function imagesOf(number) {
  const path = `/dashboard/api/v1/trade-items/${organization.id}/${number}/images`;
  const response = await fetch(url + path, { headers: { "X-API-Key": organization.key } });
  return (await response.json()).data;
}

/** Moves the clock of the local run, by which tokens end. */
async function moveClock(distance) {
  const response = await fetch(`${url}/local-jobs/clock?${distance}`, { method: "POST" });
  assert.equal(response.status, 204);
}

const images = (page) => page.locator("[data-image]");

for (const [name, options] of Object.entries({
  phone: {},
  "phone-dark": { colorScheme: "dark" },
  desktop: { viewport: { width: 1280, height: 900 } },
})) {
  test(`shows and chooses the images of products after a sign-in (${name})`, async () => {
    const context = await start(options);
    const page = await visit(context, errors);
    const shot = (it) => page.screenshot({ path: `${OUT}sign-in-${name}-${it}.png`, fullPage: true });
    const number = await photograph(page, 2);
    await button(page, "End the session").click();
    await page.getByText("The session has ended.").waitFor();
    await page.getByText("Sign in to see the images").waitFor();
    assert.equal(await button(page, "Use for product").count(), 0, "nobody is signed in");
    assert.deepEqual(await violations(page), []);
    await shot("before");

    await button(page, "Sign in").click();
    await page.getByLabel("User").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("prompt"), "login");
    await shot("issuer");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${url}/scan/`);
    await page.getByRole("heading", { name: `${number}: 2 photos` }).waitFor();
    await page.getByText("This product has no images yet.").waitFor();
    assert.equal(page.url(), `${url}/scan/`, "code and state have left the address");
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie);
    assert.doesNotMatch(kept, /eyJ/, "the token is for this tab only");

    await button(page, "Use for product: Front").click();
    await page.getByText("The photo is an image of the product now.").waitFor();
    await page.getByText("Used for the product").waitFor();
    await button(page, "Use for product: Back").click();
    await images(page).nth(1).waitFor();
    assert.deepEqual((await imagesOf(number)).map((it) => [it.photo_type, it.is_primary]), [["front", true], ["back", false]]);
    await button(page, "Make primary: Back").click();
    await images(page).first().getByText("Back").waitFor();
    assert.deepEqual((await imagesOf(number)).map((it) => [it.photo_type, it.is_primary]), [["back", true], ["front", false]]);
    assert.equal(await page.getByText("Primary image", { exact: true }).count(), 1);
    await page.waitForFunction(() => [...document.querySelectorAll("[data-image] img")].every((it) => it.naturalWidth > 0));
    assert.deepEqual(await violations(page), []);
    await page.locator(".message > span").waitFor({ state: "detached" });
    await shot("after");
    await page.reload();
    await button(page, "Sign out").waitFor();
    await button(page, "Sign out").click();
    await button(page, "Sign in").waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });
}

test("goes on with a sign-in that has ended: it says so, and loses nothing", async () => {
  const context = await start();
  const page = await visit(context, errors);
  const sent = [];
  page.on("request", (it) => sent.push(it));
  const number = await photograph(page);
  await signIn(page);
  await button(page, "Use for product").waitFor();
  try {
    await moveClock("PT25H");
    await button(page, "Use for product").click();
    await page.getByText("Your sign-in has ended.").first().waitFor();
  } finally {
    await moveClock("PT0S");
  }
  assert.deepEqual(await imagesOf(number), []);
  assert.equal(await button(page, "Use for product").count(), 0);
  assert.equal(await page.locator(".card").count(), 1);
  assert.deepEqual(await violations(page), []);
  await button(page, "Back to scanning").click();
  await page.getByLabel("Or type the number").fill(number);
  await button(page, "Use this number").click();
  await page.getByRole("heading", { name: `Product ${number}` }).waitFor();
  await choose(page);
  await page.getByText("2 of 2 photos have arrived").waitFor({ timeout: 60_000 });
  await signIn(page);
  await button(page, "Use for product: Back").click();
  await images(page).first().waitFor();
  assert.equal((await imagesOf(number)).length, 1);
  const headers = await Promise.all(sent.filter((it) => it.url().startsWith(url + "/scanner/")).map((it) => it.allHeaders()));
  assert.ok(headers.length > 3);
  assert.ok(headers.every((it) => it["x-api-key"] === key && !it["authorization"]), "photos are sent with the device's key");
});

test("says that a user is not a member of the device's organization, and shows it nothing", async () => {
  const page = await visit(await start(), errors);
  const number = await photograph(page);
  await signIn(page, "mallory");
  await page.getByText(/not as a member of this device's organization\. Ask for it with your user ID \w{22}/).waitFor();
  await page.getByRole("heading", { name: `${number}: 1 photo` }).waitFor();
  assert.equal(await button(page, "Use for product").count(), 0);
  assert.equal(await images(page).count(), 0);
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: `${OUT}sign-in-stranger.png`, fullPage: true });
  await button(page, "Sign out").click();
  await signIn(page);
  await button(page, "Use for product").waitFor();
});

test("shows the images to a user who may not change them, and offers no change", async () => {
  const context = await start();
  const page = await visit(context, errors);
  const number = await photograph(page);
  await signIn(page);
  await button(page, "Use for product").click();
  await images(page).first().waitFor();
  await context.route("**/account/api/v1/me", async (route) => {
    const response = await route.fetch();
    const me = await response.json();
    await route.fulfill({ response, json: { ...me, organizations: me.organizations.map((it) => ({ ...it, role: "billing" })) } });
  });
  await page.reload();
  await page.getByRole("heading", { name: "Scan a product" }).waitFor();
  await button(page, "Gallery").click();
  await images(page).first().waitFor();
  await page.getByRole("heading", { name: `${number}: 1 photo` }).waitFor();
  assert.equal(await button(page, "Use for product").count() + (await button(page, "Make primary").count()), 0);
});

test("says without a network that it is needed, and keeps what is shown", async () => {
  const context = await start();
  const page = await visit(context, errors);
  const number = await photograph(page);
  await context.setOffline(true);
  await button(page, "Sign in").click();
  await page.getByText("Signing in needs the network").waitFor();
  assert.equal(page.url(), `${url}/scan/`);
  await context.setOffline(false);
  await signIn(page);
  await button(page, "Use for product").waitFor();
  await context.setOffline(true);
  await button(page, "Use for product").click();
  await page.getByText(/That did not work: The server cannot be reached/).waitFor({ timeout: 20_000 });
  assert.equal(await page.locator(".card").count(), 1);
  await context.setOffline(false);
  await button(page, "Use for product").click();
  await images(page).first().waitFor();
  assert.equal((await imagesOf(number)).length, 1, "one image, however often it was asked for");
});

test("makes one image of a photo when the answer is lost", async () => {
  const context = await start();
  const page = await visit(context, errors);
  const number = await photograph(page);
  await signIn(page);
  let lost = 0;
  await context.route("**/images/from-photo", async (route) => {
    if (lost++ > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await button(page, "Use for product").click();
  await page.getByText(/That did not work/).waitFor();
  await button(page, "Use for product").click();
  await page.getByText("Used for the product").waitFor();
  assert.equal((await imagesOf(number)).length, 1);
});

test("uses no answer that it has not asked for", async () => {
  const page = await visit(await start(), errors, `/scan/?code=stolen&state=guessed#${key}`);
  await page.getByText("This answer belongs to no sign-in of this page").waitFor();
  assert.equal(page.url(), `${url}/scan/`);
  await button(page, "Sign in").click();
  await page.getByLabel("User").waitFor();
  await page.goto(`${url}/scan/?code=stolen&state=guessed`);
  await page.getByText("This answer belongs to no sign-in of this page").waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await button(page, "Sign in").click();
  await button(page, "Cancel").click();
  await page.getByText("You did not sign in.").waitFor();
  assert.equal(page.url(), `${url}/scan/`);
  assert.deepEqual(await violations(page), []);
});

test("shows the ended session again to a user who goes back from the issuer", async () => {
  const page = await visit(await start(), errors);
  const number = await photograph(page);
  await button(page, "End the session").click();
  await page.getByText("The session has ended.").waitFor();
  await button(page, "Sign in").click();
  await page.getByLabel("User").waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: `${number}: 1 photo` }).waitFor();
  await signIn(page);
  await button(page, "Use for product").waitFor();
  await page.goto(`${url}/scan/?code=stolen&state=guessed`);
  await page.getByText("This answer belongs to no sign-in of this page").waitFor();
  await button(page, "Sign out").waitFor();
});

test("offers no sign-in where the deployment has no issuer", async () => {
  const context = await start({ serviceWorkers: "block" });
  await context.route("**/scan/config.json", (route) => route.fulfill({ json: {} }));
  const page = await visit(context, errors);
  await photograph(page);
  assert.equal(await button(page, "Sign in").count(), 0);
  assert.equal(await page.getByText("Sign in", { exact: false }).count(), 0);
});

test("shows the names of products and images as text", async () => {
  const page = await visit(await start(), errors);
  const number = await photograph(page);
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const path = `/dashboard/api/v1/trade-items/${organization.id}/${number}`;
  const headers = { "X-API-Key": organization.key };
  await fetch(url + path, { method: "PUT", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ name: evil }) });
  const form = new FormData();
  form.append("title", evil);
  form.append("image", new Blob([await readFile(PHOTO)]), "photo.jpg");
  const added = await fetch(`${url}${path}/images`, { method: "POST", headers, body: form });
  assert.equal(added.status, 201);
  await signIn(page);
  await images(page).getByText(evil).waitFor();
  assert.equal(await page.title(), "Packshot scanner");
  assert.equal(await page.locator("img[src=x]").count(), 0);
});

test("can be used by keyboard alone after a sign-in", async () => {
  const page = await visit(await start(), errors);
  await photograph(page, 2);
  await signIn(page);
  await button(page, "Use for product: Front").waitFor();
  await button(page, "Use for product: Front").focus();
  await page.keyboard.press("Enter");
  await images(page).first().waitFor();
  await button(page, "Use for product: Back").focus();
  await page.keyboard.press("Space");
  await images(page).nth(1).waitFor();
  await button(page, "Make primary: Back").focus();
  await page.keyboard.press("Enter");
  await images(page).first().getByText("Back").waitFor();
});
