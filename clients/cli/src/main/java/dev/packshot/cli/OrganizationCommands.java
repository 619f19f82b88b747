package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.organization.AuditEvent;
import dev.packshot.organization.Organization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands about organizations. */
@Command(
    mixinStandardHelpOptions = true,
    name = "org",
    description = "Organizations, which own sessions, photos and keys.",
    synopsisSubcommandLabel = "COMMAND")
final class OrganizationCommands {
  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "create",
      description = "Makes an organization and prints its id. Give it a key with key create.")
  int create(
      @Option(names = "--name", required = true, description = "What people call it.") String name,
      @Option(
              names = "--id",
              paramLabel = "ID",
              description =
                  "An id that is in use already, for example by a key; by default a new one.")
          OrganizationId given) {
    if (name.isBlank()) {
      throw CommandFailure.usage("--name must not be empty.");
    }
    var id = given == null ? new OrganizationId(new Ids(packshot.clock()).next()) : given;
    if (!packshot.organizations().add(id, name.strip(), packshot.act())) {
      throw CommandFailure.refused("There is an organization " + id + " already.");
    }
    packshot.output().result(json(packshot.organizations().find(id).orElseThrow()), id.toString());
    return ExitCode.DONE;
  }

  @Command(mixinStandardHelpOptions = true, name = "list", description = "Lists all organizations.")
  int list() {
    var rows = packshot.organizations().all().stream().map(OrganizationCommands::json).toList();
    packshot.output().rows(rows, "There are no organizations.", "id", "name", "created");
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "show",
      description = "Shows an organization with its members, its keys and its audit trail.")
  int show(@Parameters(paramLabel = "ORG", description = "Its id.") OrganizationId id) {
    var organizations = packshot.organizations();
    var found =
        organizations
            .find(id)
            .orElseThrow(() -> CommandFailure.refused("There is no organization " + id + "."));
    var members = organizations.members(id).stream().map(MemberCommands::json).toList();
    var keys =
        packshot.directory().of(id).stream()
            .map(key -> KeyCommands.json(key, packshot.now()))
            .toList();
    var audit = organizations.audit(id).stream().map(OrganizationCommands::json).toList();
    var json = json(found);
    json.set("members", Output.array().addAll(members));
    json.set("keys", Output.array().addAll(keys));
    json.set("audit", Output.array().addAll(audit));
    var text = new TextSections("organization " + id + "  " + found.name());
    text.add("Members", members, MemberCommands.FIELDS);
    text.add("Keys", keys, KeyCommands.FIELDS);
    text.add("Audit trail", audit, "at", "actor", "action", "subject", "detail");
    packshot.output().result(json, text.toString());
    return ExitCode.DONE;
  }

  private static ObjectNode json(Organization organization) {
    return Output.object()
        .put("id", organization.id().toString())
        .put("name", organization.name())
        .put("created", organization.createdAt().toString());
  }

  private static ObjectNode json(AuditEvent event) {
    return Output.object()
        .put("at", event.act().at().toString())
        .put("actor", event.act().actor())
        .put("action", event.action().value())
        .put("subject", event.subject())
        .put("detail", event.detail());
  }
}
