package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command that uploads a folder of pictures. */
@Command(
    mixinStandardHelpOptions = true,
    name = "upload",
    description = {
      "Uploads a folder of pictures, through the API and with an API key.",
      "They become photos of a session (--session) or images of a product (--gtin and --org).",
      "Files that are there already, by their SHA-256, are not sent again: repeat the command after"
          + " a",
      "failure, and it goes on where it was. Folders in the folder and other files are left out."
    })
final class UploadCommand implements Callable<Integer> {
  private static final int MAX_THREADS = 16;

  @ParentCommand private Packshot packshot;

  @Parameters(paramLabel = "FOLDER", description = "The folder with the pictures.")
  private Path folder;

  @Option(names = "--session", paramLabel = "SESSION", description = "The session.")
  private SessionId session;

  @Option(names = "--gtin", paramLabel = "GTIN", description = "The GTIN of the product.")
  private String gtin;

  @Option(names = "--org", paramLabel = "ORG", description = "The organization of the product.")
  private OrganizationId organization;

  @Option(
      names = "--photo-type",
      defaultValue = "other",
      description = "The view in the photos of a session (default: ${DEFAULT-VALUE}).")
  private String photoType;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      description = "How many files at the same time (default: ${DEFAULT-VALUE}, at most 16).")
  private int threads;

  @Mixin private ApiAccess access;

  @Override
  public Integer call() {
    if ((session == null) == (gtin == null) || (gtin == null) != (organization == null)) {
      throw CommandFailure.usage("Give --session, or --gtin and --org: where do the pictures go?");
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw CommandFailure.usage("--parallel must be a number from 1 to " + MAX_THREADS + ".");
    }
    var type =
        PhotoType.find(photoType)
            .orElseThrow(() -> CommandFailure.usage("--photo-type must be a type of photo."));
    var api = access.client(packshot);
    var parallel = new Parallel(threads);
    var files = parallel.map(PictureFile.in(folder), PictureFile::read);
    if (files.isEmpty()) {
      throw CommandFailure.usage("There are no pictures in " + folder + ".");
    }
    var isDrawn = !packshot.json && Terminal.isInteractive();
    var progress = new Progress(packshot.terminal().err(), isDrawn, files.size());
    var results = new ArrayList<UploadResult>();
    var good = new ArrayList<PictureFile>();
    for (var file : files) {
      if (file.fault().isEmpty()) {
        good.add(file);
      } else {
        results.add(UploadResult.failed(file, file.fault()));
        progress.add(0);
      }
    }
    results.addAll(
        session == null
            ? new ProductUpload(api, organization, gtin, parallel, progress).upload(good)
            : new SessionUpload(api, session, type, parallel, progress).upload(good));
    progress.end();
    results.sort(Comparator.comparing(UploadResult::file));
    return report(results);
  }

  private int report(List<UploadResult> results) {
    var failed = results.stream().filter(result -> !result.isGood()).map(this::json).toList();
    var json = Output.object();
    json.set("files", Output.array().addAll(results.stream().map(this::json).toList()));
    var text =
        count(results, UploadResult.Outcome.UPLOADED)
            + " uploaded, "
            + count(results, UploadResult.Outcome.PRESENT)
            + " there already, "
            + failed.size()
            + " failed.";
    var lines = failed.isEmpty() ? List.<String>of() : Output.table(failed, "file", "reason");
    packshot.output().result(json, lines.isEmpty() ? text : text + "\n" + String.join("\n", lines));
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static long count(List<UploadResult> results, UploadResult.Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  private ObjectNode json(UploadResult result) {
    return Output.object()
        .put("file", result.file())
        .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
        .put("id", result.id().isEmpty() ? null : result.id())
        .put("reason", result.reason().isEmpty() ? null : result.reason());
  }
}
