// Signs every case of a file with the AWS SDK for JavaScript.
// node compare.mjs <cases.json> <answers.json>
import { readFile, writeFile } from "node:fs/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSigningKey } from "@smithy/signature-v4";

const [casesFile, answersFile] = process.argv.slice(2);

function clientFor({ region, endpoint, accessKeyId, secretAccessKey, sessionToken }) {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken: sessionToken ?? undefined },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
}

// Returns the SDK's own form. The SDK reads the time from Date.now only.
async function sdkForm(client, { bucket, key, fields, conditions, expires, now }) {
  Date.now = () => now;
  const form = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Fields: fields,
    Conditions: conditions,
    Expires: expires,
  });
  return { url: form.url, fields: Object.entries(form.fields) };
}

// Returns the same policy as JSON.stringify writes it, signed with the SDK's key and hash.
async function sdkSignature(client, { region }, { policy, day }) {
  const document = JSON.parse(Buffer.from(policy, "base64").toString("utf8"));
  const again = Buffer.from(JSON.stringify(document), "utf8").toString("base64");
  const { sha256 } = client.config;
  const key = await getSigningKey(sha256, await client.config.credentials(), day, region, "s3");
  const hmac = new sha256(key);
  hmac.update(Buffer.from(again, "utf8"));
  return { policy: again, signature: Buffer.from(await hmac.digest()).toString("hex") };
}

const answers = [];
for (const { input, ownPolicy } of JSON.parse(await readFile(casesFile, "utf8"))) {
  const client = clientFor(input);
  answers.push({
    form: await sdkForm(client, input),
    ownPolicy: await sdkSignature(client, input, ownPolicy),
  });
}
await writeFile(answersFile, JSON.stringify(answers));
