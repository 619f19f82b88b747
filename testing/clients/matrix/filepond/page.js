// Photos on their way to a session with FilePond, by the form and by PUT, as docs/clients.md shows it.
import { rounds } from "./common/round.js";
import { pondFor } from "./pond.js";

await rounds(["POST", "PUT"], async (session, files, method) => {
  const pond = pondFor(document.querySelector("input"), session, method);
  await pond.addFiles(files);
  const sent = await pond.processFiles();
  const failed = sent.filter((it) => !it.serverId).length;
  pond.destroy();
  if (failed > 0 || sent.length !== files.length) throw new Error(`${method}: ${failed} of ${files.length} failed`);
});
