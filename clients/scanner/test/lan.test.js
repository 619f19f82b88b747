// The scanner page over TLS, as a phone of the local network has it. `make test-scanner` sets what it needs.
import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { installed, key, OUT } from "./browser.js";

const lan = /scanner page at (https:\S+), /.exec(readFileSync(`${OUT}packshot.log`, "utf8"))?.[1];
const authority = new X509Certificate(readFileSync(`${OUT}data/lan-authority.pem`));
const publicKey = authority.publicKey.export({ type: "spki", format: "der" });
const trusted = `--ignore-certificate-errors-spki-list=${createHash("sha256").update(publicKey).digest("base64")}`;

async function open(...args) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const context = await chromium.launchPersistentContext("", {
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", ...args],
    viewport: { width: 390, height: 844 },
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

test("loads over TLS and works offline on a device that trusts the authority", async () => {
  const { context, page } = await open(trusted);
  try {
    await page.goto(`${lan}/scan/#${key}`);
    await page.getByRole("heading", { name: "Scan a product" }).waitFor();
    await installed(page);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole("heading", { name: "Scan a product" }).waitFor();
    await page.screenshot({ path: `${OUT}lan.png` });
    assert.equal(await page.getByRole("button", { name: "Sign in" }).count(), 0, "the issuer is for this machine alone");
  } finally {
    await context.close();
  }
});

test("does not load on a device that does not trust it", async () => {
  const { context, page } = await open();
  try {
    await assert.rejects(page.goto(`${lan}/scan/`), /ERR_CERT_AUTHORITY_INVALID/);
  } finally {
    await context.close();
  }
});

test("tells over plain HTTP how to trust it", async () => {
  const { context, page } = await open();
  try {
    await page.goto(`${lan.replace("https", "http")}/`);
    await page.getByText("there is no offline mode").waitFor();
    await page.screenshot({ path: `${OUT}trust.png`, fullPage: true });
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Get the certificate" }).click();
    assert.equal((await download).suggestedFilename(), "packshot.crt");
  } finally {
    await context.close();
  }
});
