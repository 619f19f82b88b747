// Writes code blocks of docs/clients.md to files, so that what the page says is what runs:
// node common/snippets.js 'In a browser=packshot.js' 'Uppy 6=uppy.js'. A name is a heading; its first block is taken.
import { readFileSync, writeFileSync } from "node:fs";

const page = readFileSync(process.env.PAGE, "utf8");

function blockUnder(heading) {
  const [, section] = page.split(new RegExp(`^##+ ${heading}$`, "m"));
  const block = /^```[a-z]+\n(.*?)^```$/ms.exec(section?.split(/^##+ /m)[0] ?? "")?.[1];
  if (!block) throw new Error(`The page has no code under the heading ${heading}.`);
  return block;
}

for (const argument of process.argv.slice(2)) {
  const [heading, file] = argument.split("=");
  writeFileSync(file, blockUnder(heading));
}
