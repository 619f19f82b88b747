// Signs a URL for every case of a file with the AWS SDK for JavaScript.
// node gets.mjs <cases.json> <answers.json>
import { readFile, writeFile } from "node:fs/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { extendedEncodeURIComponent, HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";

const [casesFile, answersFile] = process.argv.slice(2);
const contentHash = new Set(["x-amz-content-sha256"]);

async function signed(input) {
  const { url, key, region, accessKeyId, secretAccessKey, sessionToken, now, expires, version, contentType } = input;
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
    method: "GET",
    protocol,
    hostname,
    path: pathname + key.split("/").map(extendedEncodeURIComponent).join("/"),
    query: {
      ...(version && { versionId: version }),
      ...(contentType && { "response-content-type": contentType }),
    },
    headers: { host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
  });
  const { path, query } = await signer.presign(request, {
    signingDate: new Date(now),
    expiresIn: expires,
    // the header tells the signer not to sign the body; it is not a part of the request
    unhoistableHeaders: contentHash,
    unsignableHeaders: contentHash,
  });
  return { host, path, query };
}

const answers = [];
for (const input of JSON.parse(await readFile(casesFile, "utf8"))) {
  answers.push(await signed(input));
}
await writeFile(answersFile, JSON.stringify(answers));
