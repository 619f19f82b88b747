// Reads the links of cases.json, and compresses those that are valid, into answers.json.
import { readFileSync, writeFileSync } from "node:fs";
import digitalLink from "digital-link.js";

const { DigitalLink, Utils } = digitalLink;

function read(text) {
  // it leaves out empty segments, so that a value can be missing
  if (text.slice("https://".length).includes("//")) {
    return null;
  }
  try {
    const link = DigitalLink(text);
    if (!link.isValid()) {
      return null;
    }
    const values = { ...link.getIdentifier(), ...link.getKeyQualifiers() };
    for (const code of Object.keys(values)) {
      values[code] = decodeURIComponent(values[code]);
    }
    return { values, compressed: compressed(text) };
  } catch {
    return null;
  }
}

function compressed(text) {
  try {
    return Utils.compressWebUri(text);
  } catch {
    return null;
  }
}

const cases = JSON.parse(readFileSync("cases.json", "utf8"));
writeFileSync("answers.json", JSON.stringify(cases.map(read)));
