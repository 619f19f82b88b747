package dev.packshot.cli;

import dev.packshot.id.SessionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands about photos. */
@Command(
    mixinStandardHelpOptions = true,
    name = "photo",
    description = "Photos, and what has become of them.",
    synopsisSubcommandLabel = "COMMAND")
final class PhotoCommands {
  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "where",
      description = {
        "Tells the story of a photo: promised, arrived, registered, judged, derived, shown.",
        "It reads the table, every version in the bucket, and the dead letters (at most 100)."
      })
  int where(
      @Parameters(
              paramLabel = "PHOTO",
              description =
                  "The id of the photo, its S3 key, or with --session the client's own name.")
          String photo,
      @Option(
              names = "--session",
              paramLabel = "SESSION",
              description = {
                "Its session. It is needed for the client's own name, and for a photo that never",
                "was ready, because only a ready photo is found by its id alone."
              })
          SessionId session) {
    var story = new PhotoSearch(packshot.deployment(), packshot.clock()).find(photo, session);
    packshot.output().result(story.json(), story.text());
    return ExitCode.DONE;
  }
}
