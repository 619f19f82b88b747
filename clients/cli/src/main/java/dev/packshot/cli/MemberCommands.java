package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.MembershipChange;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The commands about members of organizations. */
@Command(
    mixinStandardHelpOptions = true,
    name = "member",
    description = "Members of organizations, each with a role: owner, manager, billing or editor.",
    synopsisSubcommandLabel = "COMMAND")
final class MemberCommands {
  static final String[] FIELDS = {"user", "role", "since"};

  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "add",
      description = "Makes a user a member, or changes the role of one.")
  int add(
      @Option(
              names = "--org",
              required = true,
              paramLabel = "ORG",
              description = "The organization.")
          OrganizationId organization,
      @Option(names = "--role", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
          Role role,
      @Option(
              names = "--member",
              paramLabel = "USER",
              description = "The user; by default a new one, whose id is printed.")
          UserId given) {
    var user = given == null ? newUser(packshot) : given;
    check(packshot.users().setRole(user, organization, role, packshot.act()), user, organization);
    var text =
        "User " + user + " is now " + role.value() + " in organization " + organization + ".";
    packshot.output().result(json(new Member(user, role, packshot.now())), text);
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "remove",
      description = "Ends a membership. The user's keys no longer reach the organization.")
  int remove(
      @Option(
              names = "--org",
              required = true,
              paramLabel = "ORG",
              description = "The organization.")
          OrganizationId organization,
      @Option(names = "--member", required = true, paramLabel = "USER", description = "The user.")
          UserId user) {
    packshot.confirm("Remove user " + user + " from organization " + organization + "?");
    check(packshot.users().removeMember(user, organization, packshot.act()), user, organization);
    packshot
        .output()
        .result(
            Output.object().put("user", user.toString()).put("removed", true),
            "User " + user + " no longer belongs to organization " + organization + ".");
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "Lists the members of an organization.")
  int list(
      @Option(
              names = "--org",
              required = true,
              paramLabel = "ORG",
              description = "The organization.")
          OrganizationId organization) {
    var rows =
        packshot.organizations().members(organization).stream().map(MemberCommands::json).toList();
    packshot.output().rows(rows, "The organization has no members.", FIELDS);
    return ExitCode.DONE;
  }

  /** Stores a new user without memberships. */
  static UserId newUser(Packshot packshot) {
    var user = new UserId(new Ids(packshot.clock()).next());
    packshot.users().add(user, packshot.now());
    return user;
  }

  static void check(MembershipChange change, UserId user, OrganizationId organization) {
    switch (change) {
      case UNKNOWN_USER -> throw unknown(user);
      case NOT_A_MEMBER ->
          throw CommandFailure.refused(
              "User " + user + " is not a member of organization " + organization + ".");
      case LAST_OWNER ->
          throw CommandFailure.refused(
              "User "
                  + user
                  + " is the last owner of organization "
                  + organization
                  + "; make another one first: member add --role owner.");
      case DONE -> {}
    }
  }

  static CommandFailure unknown(UserId user) {
    return CommandFailure.refused("There is no user " + user + " in this deployment.");
  }

  static ObjectNode json(Member member) {
    return Output.object()
        .put("user", member.user().toString())
        .put("role", member.role().value())
        .put("since", member.since().toString());
  }
}
