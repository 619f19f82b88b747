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
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The program that says who may use a deployment, with the caller's AWS credentials. It is asked by
 * variables of the environment, so that no key need be among the arguments of a process.
 */
public final class Access {
  private final Table table;
  private final CommandArguments asked;
  private final Clock clock;
  private final PrintStream says;
  private final PrintStream gives;

  /**
   * For one table.
   *
   * @param says takes everything but keys
   */
  Access(
      Table table,
      Map<String, String> environment,
      Clock clock,
      PrintStream says,
      PrintStream gives) {
    this.table = table;
    this.asked = new CommandArguments(environment);
    this.clock = clock;
    this.says = says;
    this.gives = gives;
  }

  /** Takes the table, and what to do: {@code key}, {@code member} or {@code revoke}. */
  public static void main(String[] arguments) {
    try (var client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      var table = new Table(client, arguments[0]);
      var access = new Access(table, System.getenv(), Clock.systemUTC(), System.err, System.out);
      System.exit(access.run(arguments[1]));
    }
  }

  /** Does it, or says why not; returns the exit code. */
  int run(String command) {
    try {
      switch (command) {
        case "key" -> gives.println(mint().reveal());
        case "member" -> says.println(change());
        case "revoke" -> says.println(revoke());
        default -> throw new IllegalArgumentException("There is no such command.");
      }
      return 0;
    } catch (IllegalArgumentException refused) {
      says.println(command + ": " + refused.getMessage());
      return 1;
    }
  }

  private ApiKey mint() {
    var kind = asked.find("KIND", "csb, csu or cpk", KeyKind::find).orElse(KeyKind.CSB);
    var mint =
        new MintKey(
            table, kind, asked.number("DAYS"), asked.number("KEY_PER_MINUTE"), clock.instant());
    return kind == KeyKind.CSU ? mintForUser(mint) : mintForOrganization(mint);
  }

  private ApiKey mintForOrganization(MintKey mint) {
    asked.refuse("MEMBER", "is for KIND=csu.");
    asked.refuse("ROLE", "is for KIND=csu.");
    var organization = organization();
    says.println("organization " + organization);
    return mint.of(organization);
  }

  private ApiKey mintForUser(MintKey mint) {
    var member = asked.find("MEMBER", "the id of a user", UserId::parse);
    if (member.isPresent()) {
      asked.refuse("ORGANIZATION", "is for a new user; make member changes where one belongs.");
      asked.refuse("ROLE", "is for a new user; make member changes where one belongs.");
      return mint.of(member.get()).orElseThrow(() -> unknown(member.get()));
    }
    var role = role();
    var organization = organization();
    var user = new UserId(new Ids(clock).next());
    says.println("organization " + organization);
    says.println("user " + user);
    return mint.of(user, organization, role);
  }

  private String change() {
    var user = asked.require("MEMBER", "the id of a user", UserId::parse);
    var organization =
        asked.require("ORGANIZATION", "the id of an organization", OrganizationId::parse);
    var users = new DynamoUserRepository(table);
    var leaves = asked.says("ROLE", "none");
    var known =
        leaves
            ? users.change(user, found -> found.withoutMembership(organization))
            : changeRole(users, user, organization, role());
    if (!known) {
      throw unknown(user);
    }
    return leaves
        ? "User " + user + " does not belong to organization " + organization + " any more."
        : "User " + user + " is " + role().value() + " in organization " + organization + ".";
  }

  private static boolean changeRole(
      DynamoUserRepository users, UserId user, OrganizationId organization, Role role) {
    return users.change(user, found -> found.withMembership(organization, role));
  }

  private String revoke() {
    var key = asked.require("KEY", "a key, as it was printed once", ApiKey::parse);
    if (!new DynamoApiKeyRepository(table).revoke(key)) {
      throw new IllegalArgumentException("There is no such key in this deployment.");
    }
    return "The key is revoked; it counts for nothing from the next request on.";
  }

  private Role role() {
    return asked.require("ROLE", "owner, manager, billing or editor", Role::find);
  }

  private OrganizationId organization() {
    return asked
        .find("ORGANIZATION", "the id of an organization", OrganizationId::parse)
        .orElseGet(() -> new OrganizationId(new Ids(clock).next()));
  }

  private static IllegalArgumentException unknown(UserId user) {
    return new IllegalArgumentException("There is no user " + user + " in this deployment.");
  }
}
