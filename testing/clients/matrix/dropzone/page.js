// Photos on their way to a session with Dropzone, by the form, as docs/clients.md shows it.
import { rounds } from "./common/round.js";
import { zoneFor } from "./zone.js";

await rounds(["POST"], async (session, files) => {
  const zone = zoneFor(document.querySelector("form"), session);
  const done = new Promise((resolve, reject) => {
    zone.on("queuecomplete", resolve);
    zone.on("error", (file, message) => reject(new Error(`${file.name}: ${JSON.stringify(message)}`)));
  });
  for (const file of files) zone.addFile(file);
  await done;
  if (zone.getFilesWithStatus("success").length !== files.length) throw new Error("not all files were sent");
});
