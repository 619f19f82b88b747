// Signs a PUT for every case of a file with the AWS SDK for JavaScript.
// node puts.mjs <cases.json> <answers.json>
import { readFile, writeFile } from "node:fs/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { extendedEncodeURIComponent, HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";

const [casesFile, answersFile] = process.argv.slice(2);
const contentHash = "x-amz-content-sha256";

async function signed(input) {
  const { url, key, region, accessKeyId, secretAccessKey, sessionToken, now, expires, headers } = input;
  const { protocol, hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({
    service: "s3",
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken: sessionToken ?? undefined },
    sha256: new S3Client({ region }).config.sha256,
    uriEscapePath: false,
  });
  const host = port ? `${hostname}:${port}` : hostname;
  const request = new HttpRequest({
    method: "PUT",
    protocol,
    hostname,
    path: pathname + key.split("/").map(extendedEncodeURIComponent).join("/"),
    headers: { ...headers, host, [contentHash]: "UNSIGNED-PAYLOAD" },
  });
  const { path, query } = await signer.presign(request, {
    signingDate: new Date(now),
    expiresIn: expires,
    // headers that are hoisted into the query are ignored by S3
    unhoistableHeaders: new Set([...Object.keys(headers), contentHash]),
    signableHeaders: new Set([...Object.keys(headers), "host"]),
    unsignableHeaders: new Set([contentHash]),
  });
  return { path, query };
}

const answers = [];
for (const input of JSON.parse(await readFile(casesFile, "utf8"))) {
  answers.push(await signed(input));
}
await writeFile(answersFile, JSON.stringify(answers));
