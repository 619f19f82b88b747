// Headless Chromium with a fake camera.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { writeFilm } from "./camera.js";

export const EAN = "4006381333931";
export const OUT = new URL("../dist-test/", import.meta.url).pathname;
export const url = needed("URL");
export const key = needed("CPK_KEY");
/** A key of the organization, for what the page may not do. */
export const organization = { key: needed("KEY"), id: needed("ORG") };
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

mkdirSync(OUT, { recursive: true });

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: use make test-scanner.`);
  return value;
}

/** Opens a browser with an empty profile. `camera` is what the fake camera is: there, refused, or none. */
export async function open({ camera = "there", proxy, script, ...options } = {}) {
  const film = `${OUT}film.y4m`;
  if (!existsSync(film)) await writeFilm(film, EAN);
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  if (camera !== "none") args.push("--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`);
  // only a proxy for loopback addresses, too, is between the page and the local run
  if (proxy) args.push("--proxy-bypass-list=<-loopback>");
  const browser = await chromium.launch({ executablePath, args, ...(proxy ? { proxy: { server: proxy, bypass: "<-loopback>" } } : {}) });
  const context = await browser.newContext({
    permissions: camera === "there" ? ["camera"] : [],
    serviceWorkers: "allow",
    viewport: { width: 390, height: 844 },
    ...options,
  });
  if (script) await context.addInitScript(script);
  return { browser, context };
}

/** Opens the page by its link, and collects what must not happen. */
export async function visit(context, errors, path = `/scan/#${key}`) {
  const page = await context.newPage();
  page.on("pageerror", (it) => errors.push(String(it)));
  page.on("console", (it) => it.type() === "error" && /Content Security Policy/.test(it.text()) && errors.push(it.text()));
  page.on("dialog", (it) => void it.accept());
  await page.goto(url + path);
  return page;
}

/** Waits until the service worker has the page. */
export async function installed(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Returns the violations that axe finds. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`);
}

export const button = (page, name) => page.getByRole("button", { name, exact: false });
