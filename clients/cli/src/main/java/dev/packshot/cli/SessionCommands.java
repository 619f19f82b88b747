package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.Photo;
import dev.packshot.scanner.DynamoSessionContentsRepository;
import dev.packshot.scanner.SessionContents;
import dev.packshot.session.DynamoSessionDeletionRepository;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDeletion;
import dev.packshot.session.SessionIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands about scan sessions. */
@Command(
    mixinStandardHelpOptions = true,
    name = "session",
    description = "Scan sessions and their photos.",
    synopsisSubcommandLabel = "COMMAND")
final class SessionCommands {
  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "Lists the newest sessions of an organization.")
  int list(
      @Option(
              names = "--org",
              required = true,
              paramLabel = "ORG",
              description = "The organization.")
          OrganizationId organization,
      @Option(
              names = "--limit",
              defaultValue = "20",
              description = "How many (default: ${DEFAULT-VALUE}).")
          int limit) {
    var entries = new ArrayList<SessionIndex.Entry>();
    var table = packshot.deployment().table();
    for (var range : SessionIndex.of(organization)) {
      table.each(range, keys -> entries.add(SessionIndex.read(keys)));
    }
    entries.sort(Comparator.comparing(SessionIndex.Entry::openedAt).reversed());
    var sessions = new DynamoSessionRepository(table, packshot.deployment().idleLimit());
    var rows =
        entries.stream()
            .limit(Math.max(1, limit))
            .flatMap(entry -> sessions.find(entry.session()).stream())
            .map(session -> json(session, packshot.now()))
            .toList();
    packshot
        .output()
        .rows(
            rows,
            "The organization has no sessions.",
            "id",
            "status",
            "opened",
            "changed",
            "photos");
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "show",
      description = "Shows a session with its photos.")
  int show(@Parameters(paramLabel = "SESSION", description = "Its id.") SessionId id) {
    var table = packshot.deployment().table();
    var idleLimit = packshot.deployment().idleLimit();
    new DynamoSessionContentsRepository(table, idleLimit)
        .find(id)
        .get()
        .ifPresentOrElse(
            this::show,
            () ->
                new DynamoSessionDeletionRepository(table, idleLimit)
                    .find(id)
                    .ifPresentOrElse(
                        this::show,
                        () -> {
                          throw CommandFailure.refused("There is no session " + id + ".");
                        }));
    return ExitCode.DONE;
  }

  private void show(SessionDeletion deletion) {
    var json =
        Output.object()
            .put("id", deletion.session().toString())
            .put("organization", deletion.organization().toString())
            .put("status", "DELETED")
            .put("deleted", deletion.at().toString());
    packshot
        .output()
        .result(
            json,
            "session "
                + deletion.session()
                + "  DELETED  organization "
                + deletion.organization()
                + "  deleted "
                + deletion.at()
                + "\nThe hourly job erases what is left of it.");
  }

  private void show(SessionContents contents) {
    var session = contents.session();
    var photos = contents.photos().stream().map(SessionCommands::json).toList();
    var json = json(session, packshot.now());
    json.set("photo_list", Output.array().addAll(photos));
    var text =
        new TextSections(
            "session "
                + session.id()
                + "  "
                + session.statusAt(packshot.now())
                + "  organization "
                + session.organizationId()
                + "  opened "
                + session.createdAt());
    text.add("Photos", photos, "id", "status", "type", "file", "bytes", "reason");
    packshot.output().result(json, text.toString());
  }

  private static ObjectNode json(Session session, Instant now) {
    return Output.object()
        .put("id", session.id().toString())
        .put("organization", session.organizationId().toString())
        .put("status", session.statusAt(now).name())
        .put("opened", session.createdAt().toString())
        .put("changed", session.modifiedAt().toString())
        .put("photos", session.photoCount())
        .put("promises", session.promiseCount());
  }

  private static ObjectNode json(Photo photo) {
    return Output.object()
        .put("id", photo.address().photoId().toString())
        .put("status", photo.status().value())
        .put("type", photo.details().type().value())
        .put("file", photo.details().originalFilename())
        .put("bytes", photo.object().map(object -> object.facts().size()).orElse(null))
        .put("reason", photo.object().flatMap(JudgedObject::rejectionReason).orElse(null))
        .put("s3_key", photo.address().s3Key());
  }
}
