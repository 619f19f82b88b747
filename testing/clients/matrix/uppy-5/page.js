// Photos on their way to a session with Uppy 5, by the form and by PUT, as docs/clients.md shows it.
import { rounds } from "./common/round.js";
import { uppyFor } from "./uppy.js";

await rounds(["POST", "PUT"], async (session, files, method) => {
  const uppy = uppyFor(session, method);
  uppy.addFiles(files.map((data) => ({ name: data.name, type: data.type, data })));
  const { successful, failed } = await uppy.upload();
  if (failed.length > 0 || successful.length !== files.length) throw new Error(`${method}: ${failed.map((it) => it.error)}`);
});
