// Writes src/contract.ts, the types of the contract, and src/routes.ts, its operations by name.
import { readFile, writeFile } from "node:fs/promises";
import { load } from "js-yaml";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const CONTRACT = new URL("../../functions/src/main/openapi/openapi.yaml", import.meta.url);
const HEADER = "// Generated from the contract by `npm run generate`. Do not edit.\n";
const METHODS = ["get", "put", "post", "delete", "patch"];
const BLOB = ts.factory.createTypeReferenceNode("Blob");

const contract = load(await readFile(CONTRACT, "utf8"));

/** Returns the files by name. */
export async function generate() {
  return { "src/contract.ts": HEADER + (await types()), "src/routes.ts": HEADER + routes() };
}

async function types() {
  const transform = (schema) => (schema.format === "binary" ? BLOB : undefined);
  return astToString(await openapiTS(structuredClone(contract), { transform }));
}

function routes() {
  const lines = Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => line(path, method, item[method])),
  );
  return `\n/** The operations of the contract: method, path, and what a client has to know to send them. */\nexport const routes = {\n${lines.join("")}} as const;\n`;
}

function line(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(({ $ref, ...rest }) => ($ref ? at($ref) : rest));
  const form = operation.requestBody?.content?.["multipart/form-data"] ? ", form: true" : "";
  const key = parameters.some((it) => it.name === "Idempotency-Key") ? ", idempotencyKey: true" : "";
  const text = Object.values(operation.responses).some((it) => it.content?.["text/html"]) ? ", text: true" : "";
  return `  ${operation.operationId}: { method: "${method}", path: "${path}"${form}${key}${text} },\n`;
}

function at(reference) {
  return reference.slice(2).split("/").reduce((node, name) => node[name], contract);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, text] of Object.entries(await generate())) {
    await writeFile(new URL(name, import.meta.url), text);
  }
}
