package dev.packshot.infra;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The program that creates and revokes API keys and changes memberships in a deployment's table. It
 * uses the AWS credentials of its environment. Its arguments are environment variables, because
 * they may contain a key and the arguments of a process are visible to other users of the machine.
 */
public final class Access {
  private final Table table;
  private final CommandArguments arguments;
  private final Clock clock;
  private final PrintStream messages;
  private final PrintStream keys;

  /**
   * Creates the program.
   *
   * @param messages receives everything that is printed except keys
   */
  Access(
      Table table,
      Map<String, String> environment,
      Clock clock,
      PrintStream messages,
      PrintStream keys) {
    this.table = table;
    this.arguments = new CommandArguments(environment);
    this.clock = clock;
    this.messages = messages;
    this.keys = keys;
  }

  /**
   * Runs a command.
   *
   * @param arguments the name of the table and the command: {@code key}, {@code member} or {@code
   *     revoke}
   */
  public static void main(String[] arguments) {
    try (var client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      var table = new Table(client, arguments[0]);
      var access = new Access(table, System.getenv(), Clock.systemUTC(), System.err, System.out);
      System.exit(access.run(arguments[1]));
    }
  }

  /** Runs a command, or prints why it cannot; returns the exit code. */
  int run(String command) {
    try {
      switch (command) {
        case "key" -> keys.println(createKey().reveal());
        case "member" -> messages.println(changeMembership());
        case "revoke" -> messages.println(revokeKey());
        default -> throw new IllegalArgumentException("There is no such command.");
      }
      return 0;
    } catch (IllegalArgumentException invalid) {
      messages.println(command + ": " + invalid.getMessage());
      return 1;
    }
  }

  private ApiKey createKey() {
    var kind = arguments.find("KIND", "csb, csu or cpk", KeyKind::find).orElse(KeyKind.CSB);
    var issuer =
        new KeyIssuer(
            table,
            kind,
            arguments.number("DAYS"),
            arguments.number("KEY_PER_MINUTE"),
            clock.instant());
    return kind == KeyKind.CSU ? createUserKey(issuer) : createOrganizationKey(issuer);
  }

  private ApiKey createOrganizationKey(KeyIssuer issuer) {
    arguments.reject("MEMBER", "applies to KIND=csu only.");
    arguments.reject("ROLE", "applies to KIND=csu only.");
    var organization = organization();
    messages.println("organization " + organization);
    return issuer.issue(organization);
  }

  private ApiKey createUserKey(KeyIssuer issuer) {
    var member = arguments.find("MEMBER", "the id of a user", UserId::parse);
    if (member.isPresent()) {
      var reason = "applies to a new user only; use make member to change a membership.";
      arguments.reject("ORGANIZATION", reason);
      arguments.reject("ROLE", reason);
      return issuer.issue(member.get()).orElseThrow(() -> unknown(member.get()));
    }
    var role = role();
    var organization = organization();
    var user = new UserId(new Ids(clock).next());
    messages.println("organization " + organization);
    messages.println("user " + user);
    return issuer.issueToNewUser(user, organization, role);
  }

  private String changeMembership() {
    var user = arguments.require("MEMBER", "the id of a user", UserId::parse);
    var organization =
        arguments.require("ORGANIZATION", "the id of an organization", OrganizationId::parse);
    var users = new DynamoUserRepository(table);
    var leaves = arguments.is("ROLE", "none");
    var changed =
        leaves
            ? users.removeMember(user, organization, act())
            : users.setRole(user, organization, role(), act());
    switch (changed) {
      case UNKNOWN_USER -> throw unknown(user);
      case NOT_A_MEMBER ->
          throw new IllegalArgumentException(
              "User " + user + " is not a member of organization " + organization + ".");
      case LAST_OWNER ->
          throw new IllegalArgumentException(
              "User " + user + " is the last owner of organization " + organization + ".");
      case DONE -> {}
    }
    return leaves
        ? "User " + user + " no longer belongs to organization " + organization + "."
        : "User " + user + " is now " + role().value() + " in organization " + organization + ".";
  }

  private String revokeKey() {
    var key = arguments.require("KEY", "an API key as it was printed", ApiKey::parse);
    if (!new DynamoApiKeyRepository(table).revoke(key.hash(), act())) {
      throw new IllegalArgumentException("There is no such key in this deployment.");
    }
    return "The key is revoked; it is refused from the next request on.";
  }

  private Act act() {
    return Act.by(KeyIssuer.OPERATOR, clock.instant());
  }

  private Role role() {
    return arguments.require("ROLE", "owner, manager, billing or editor", Role::find);
  }

  private OrganizationId organization() {
    return arguments
        .find("ORGANIZATION", "the id of an organization", OrganizationId::parse)
        .orElseGet(() -> new OrganizationId(new Ids(clock).next()));
  }

  private static IllegalArgumentException unknown(UserId user) {
    return new IllegalArgumentException("There is no user " + user + " in this deployment.");
  }
}
