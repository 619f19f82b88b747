import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createPackshot, routes } from "../src/index.js";

const PACKAGE = new URL("../../", import.meta.url);
// the generator is a script of the package, outside what is compiled
const { generate } = (await import(new URL("generate.js", PACKAGE).href)) as {
  generate: () => Promise<Record<string, string>>;
};

test("the types and the routes are those of the contract", async () => {
  for (const [name, text] of Object.entries(await generate())) {
    const committed = await readFile(new URL(name, PACKAGE), "utf8");
    assert.ok(committed === text, `${name} is not that of the contract: run npm run generate in clients/typescript`);
  }
});

test("each operation of the contract is a method of the client", () => {
  const packshot = createPackshot({ url: "http://packshot.test" });
  for (const name of Object.keys(routes)) assert.equal(typeof packshot[name as keyof typeof routes], "function", name);
});
