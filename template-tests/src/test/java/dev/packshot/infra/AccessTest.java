package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyUse;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Principal;
import dev.packshot.identity.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final EmbeddedDynamo dynamo = EmbeddedDynamo.inMemory();
  private final Table table = tableOf(dynamo);
  private final OrganizationId owner = new OrganizationId(UUID.randomUUID());

  @AfterAll
  void stop() {
    dynamo.close();
  }

  @Test
  void createsAServerKeyOfANewOrganizationByDefault() {
    var result = run("key", Map.of("DAYS", ""));
    var organization = OrganizationId.parse(result.after("organization ")).orElseThrow();
    var use = (KeyUse.Admitted) use(result.key(), NOW.plus(Duration.ofDays(9_999)));
    assertThat(use.principal()).isEqualTo(new Principal.Organization(organization));
    assertThat(result.keys()).startsWith("csb_").hasLineCount(1);
    assertThat(result.messages()).doesNotContain(result.keys().strip());
  }

  @Test
  void createsAKeyThatExpiresAfterItsDays() {
    var key = run("key", Map.of("KIND", "cpk", "DAYS", "1", "ORGANIZATION", "" + owner)).key();
    var use = (KeyUse.Admitted) use(key, NOW.plus(Duration.ofHours(23)));
    assertThat(use.principal()).isEqualTo(new Principal.Organization(owner));
    assertThat(use(key, NOW.plus(Duration.ofHours(24)))).isInstanceOf(KeyUse.Refused.class);
  }

  @Test
  void createsAKeyWithItsOwnLimitPerMinute() {
    var key = run("key", Map.of("KEY_PER_MINUTE", "1")).key();
    assertThat(use(key, NOW)).isInstanceOf(KeyUse.Admitted.class);
    assertThat(use(key, NOW)).isInstanceOf(KeyUse.Limited.class);
  }

  @Test
  void createsAUserWithARoleAndLaterAnotherKeyOfThatUser() {
    var result = newUser("editor");
    var user = UserId.parse(result.after("user ")).orElseThrow();
    var principal = new Principal.User(user, Map.of(owner, Role.EDITOR));
    assertThat(((KeyUse.Admitted) use(result.key(), NOW)).principal()).isEqualTo(principal);
    var second = run("key", Map.of("KIND", "csu", "MEMBER", "" + user)).key();
    assertThat(((KeyUse.Admitted) use(second, NOW)).principal()).isEqualTo(principal);
    assertThat(second.hash()).isNotEqualTo(result.key().hash());
  }

  @Test
  void changesTheRoleOfAMemberAndEndsTheMembership() {
    var result = newUser("billing");
    var user = result.after("user ");
    var member = Map.of("MEMBER", user, "ORGANIZATION", "" + owner, "ROLE", "owner");
    assertThat(run("member", member).messages()).contains(user, "owner", "" + owner);
    assertThat(memberships(result.key())).isEqualTo(Map.of(owner, Role.OWNER));
    newUser("owner");
    var leaver = Map.of("MEMBER", user, "ORGANIZATION", "" + owner, "ROLE", "none");
    assertThat(run("member", leaver).messages()).contains("no longer belongs");
    assertThat(memberships(result.key())).isEmpty();
  }

  @Test
  void revokesAKey() {
    var result = newUser("owner");
    var revoked = run("revoke", Map.of("KEY", result.keys()));
    assertThat(revoked.exitCode()).isZero();
    assertThat(revoked.messages()).doesNotContain(result.keys().strip());
    assertThat(use(result.key(), NOW)).isInstanceOf(KeyUse.Refused.class);
    var user = UserId.parse(result.after("user ")).orElseThrow();
    assertThat(new DynamoUserRepository(table).find(user).orElseThrow().keyHashes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "key, KIND=abc, KIND",
    "key, DAYS=many, DAYS",
    "key, DAYS=-1, DAYS",
    "key, DAYS=100000, DAYS",
    "key, ORGANIZATION=nonsense, ORGANIZATION",
    "key, KEY_PER_MINUTE=1.5, KEY_PER_MINUTE",
    "key, KIND=csu, ROLE",
    "key, KIND=csu ROLE=king, ROLE",
    "key, KIND=csu MEMBER=nobody, MEMBER",
    "key, KIND=csu MEMBER=2JZtT95PAr9EQAciF9j3ko, no user 2JZtT95PAr9EQAciF9j3ko",
    "key, KIND=csu MEMBER=2JZtT95PAr9EQAciF9j3ko ROLE=owner, make member",
    "key, KIND=csu MEMBER=2JZtT95PAr9EQAciF9j3ko ORGANIZATION=2JZtT95PAr9EQAciF9j3ko, make member",
    "key, KIND=csb MEMBER=2JZtT95PAr9EQAciF9j3ko, KIND=csu",
    "key, KIND=cpk ROLE=owner, KIND=csu",
    "member, ROLE=owner ORGANIZATION=2JZtT95PAr9EQAciF9j3ko, MEMBER",
    "member, ROLE=owner MEMBER=2JZtT95PAr9EQAciF9j3ko, ORGANIZATION",
    "member, MEMBER=2JZtT95PAr9EQAciF9j3ko ORGANIZATION=2JZtT95PAr9EQAciF9j3ko, ROLE",
    "member, MEMBER=2JZtT95PAr9EQAciF9j3ko ORGANIZATION=2JZtT95PAr9EQAciF9j3ko ROLE=none, no user",
    "revoke, DAYS=1, KEY",
    "revoke, KEY=csb_mistyped, KEY",
    "revoke, KEY=csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3, no such key",
    "nonsense, DAYS=1, no such command"
  })
  void namesTheInvalidArgumentAndChangesNothing(String command, String arguments, String named) {
    var before = items();
    var variables = new HashMap<String, String>();
    for (var variable : arguments.split(" ")) {
      variables.put(variable.split("=")[0], variable.split("=")[1]);
    }
    var refused = run(command, variables);
    assertThat(refused.exitCode()).isOne();
    assertThat(refused.messages())
        .startsWith(command + ": ")
        .contains(named)
        .doesNotContain("csb_");
    assertThat(refused.messages()).hasLineCount(1);
    assertThat(refused.keys()).isEmpty();
    assertThat(items()).isEqualTo(before);
  }

  private Result newUser(String role) {
    return run("key", Map.of("KIND", "csu", "ORGANIZATION", "" + owner, "ROLE", role));
  }

  private Result run(String command, Map<String, String> arguments) {
    var messages = new ByteArrayOutputStream();
    var keys = new ByteArrayOutputStream();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var access =
        new Access(table, arguments, clock, new PrintStream(messages), new PrintStream(keys));
    int exitCode = access.run(command);
    return new Result(
        exitCode, messages.toString(StandardCharsets.UTF_8), keys.toString(StandardCharsets.UTF_8));
  }

  private KeyUse use(ApiKey key, Instant at) {
    return new DynamoApiKeyRepository(table).use(key, at);
  }

  private Map<OrganizationId, Role> memberships(ApiKey key) {
    var principal = ((KeyUse.Admitted) use(key, NOW)).principal();
    return ((Principal.User) principal).memberships();
  }

  private int items() {
    return dynamo.client().scan(scan -> scan.tableName("packshot")).count();
  }

  private static Table tableOf(EmbeddedDynamo dynamo) {
    PackshotTable.create(dynamo.client(), "packshot");
    return new Table(dynamo.client(), "packshot");
  }

  /** The result of a command, with its output on both streams. */
  private record Result(int exitCode, String messages, String keys) {
    ApiKey key() {
      return ApiKey.parse(keys.strip()).orElseThrow(() -> new AssertionError(messages));
    }

    /** Returns the rest of the line that starts with a prefix. */
    String after(String prefix) {
      return messages
          .lines()
          .filter(line -> line.startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new AssertionError(messages))
          .substring(prefix.length());
    }
  }
}
