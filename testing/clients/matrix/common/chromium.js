// Runs page.js in headless Chromium, as a page of another origin than the API and the storage.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const { outputFiles } = await build({ entryPoints: ["page.js"], bundle: true, format: "esm", write: false, logLevel: "error" });
const { URL: url, CPK_KEY: key, CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
const html = `<!doctype html><meta charset="utf-8"><title>round</title><input type="file" multiple><form></form>
<script>globalThis.deployment = ${JSON.stringify({ url, key })}</script><script type="module" src="/page.js"></script>`;
const files = {
  "/": ["text/html", html],
  "/page.js": ["text/javascript", outputFiles[0].text],
  "/photo.jpg": ["image/jpeg", readFileSync("common/photo.jpg")],
};

const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(200, { "Content-Type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (it) => it.type() === "error" && complaints.push(it.text()));
  page.on("pageerror", (it) => complaints.push(String(it)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.result, null, { timeout: 60_000 }).catch(() => {});
  const result = await page.evaluate(() => globalThis.result ?? "The page did not end.");
  // the icon of the page is not what is tested
  const errors = complaints.filter((it) => !it.includes("favicon"));
  if (result !== "ok" || errors.length > 0) throw new Error([result, ...errors].join("\n"));
} finally {
  await browser.close();
  server.close();
}
