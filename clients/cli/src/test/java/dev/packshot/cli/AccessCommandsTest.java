package dev.packshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyUse;
import dev.packshot.cli.TestDeployment.Result;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Principal;
import dev.packshot.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands about organizations, members and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessCommandsTest {
  private static final Instant NOW = TestDeployment.NOW;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestDeployment deployment = new TestDeployment();
  private final OrganizationId owner = new OrganizationId(UUID.randomUUID());
  private final String org = owner.toString();

  @AfterAll
  void stop() {
    deployment.stop();
  }

  @Test
  void createsAServerKeyOfANewOrganizationByDefault() {
    var result = deployment.run("key", "create").expect(0);
    var organization = OrganizationId.parse(result.after("organization ")).orElseThrow();
    var use = (KeyUse.Admitted) use(result, NOW.plus(Duration.ofDays(9_999)));
    assertThat(use.principal()).isEqualTo(new Principal.Organization(organization));
    assertThat(result.out()).startsWith("csb_").hasLineCount(1);
    assertThat(result.err()).doesNotContain(result.out().strip());
  }

  @Test
  void createsAKeyThatExpiresAfterItsDays() {
    var result = deployment.run("key", "create", "--kind", "cpk", "--days", "1", "--org", org);
    var use = (KeyUse.Admitted) use(result, NOW.plus(Duration.ofHours(23)));
    assertThat(use.principal()).isEqualTo(new Principal.Organization(owner));
    assertThat(use(result, NOW.plus(Duration.ofHours(24)))).isInstanceOf(KeyUse.Refused.class);
  }

  @Test
  void createsAKeyWithItsOwnLimitPerMinute() {
    var result = deployment.run("key", "create", "--per-minute", "1");
    assertThat(use(result, NOW)).isInstanceOf(KeyUse.Admitted.class);
    assertThat(use(result, NOW)).isInstanceOf(KeyUse.Limited.class);
  }

  @Test
  void createsAUserWithARoleAndLaterAnotherKeyOfThatUser() {
    var result = newUser("editor");
    var user = UserId.parse(result.after("user ")).orElseThrow();
    var principal = new Principal.User(user, Map.of(owner, Role.EDITOR));
    assertThat(((KeyUse.Admitted) use(result, NOW)).principal()).isEqualTo(principal);
    var second = deployment.run("key", "create", "--kind", "csu", "--member", "" + user).expect(0);
    assertThat(((KeyUse.Admitted) use(second, NOW)).principal()).isEqualTo(principal);
    assertThat(second.out()).isNotEqualTo(result.out());
  }

  @Test
  void changesTheRoleOfAMemberAndEndsTheMembership() {
    newUser("owner");
    var result = newUser("billing");
    var user = result.after("user ");
    var changed =
        deployment.run("member", "add", "--org", org, "--member", user, "--role", "owner");
    assertThat(changed.expect(0).out()).contains(user, "owner", org);
    assertThat(memberships(result)).isEqualTo(Map.of(owner, Role.OWNER));
    var left = deployment.run("member", "remove", "--org", org, "--member", user, "--yes");
    assertThat(left.expect(0).out()).contains("no longer belongs");
    assertThat(memberships(result)).isEmpty();
  }

  @Test
  void keepsTheLastOwner() {
    var organization = new OrganizationId(UUID.randomUUID()).toString();
    var user =
        deployment
            .run("key", "create", "--kind", "csu", "--org", organization, "--role", "owner")
            .after("user ");
    var refused =
        deployment.run("member", "remove", "--org", organization, "--member", user, "--yes");
    assertThat(refused.expect(1).err()).contains("last owner");
  }

  @Test
  void revokesAKeyThatIsInTheEnvironment() {
    var result = newUser("owner");
    var key = Map.of("KEY", result.out());
    var revoked = deployment.runWith(key, NOW, "key", "revoke", "--yes").expect(0);
    assertThat(revoked.out() + revoked.err()).doesNotContain(result.out().strip());
    assertThat(use(result, NOW)).isInstanceOf(KeyUse.Refused.class);
    var user = UserId.parse(result.after("user ")).orElseThrow();
    assertThat(new DynamoUserRepository(deployment.table()).find(user).orElseThrow().keyHashes())
        .isEmpty();
  }

  @Test
  void revokesAKeyByItsLabelAfterAYesOnly() throws IOException {
    var result = deployment.run("key", "create", "--org", org, "--name", "till", "--json");
    var label = json(result).get("label").asText();
    var refused = deployment.run("key", "revoke", label, "--org", org).expect(1);
    assertThat(refused.err()).contains("--yes", label, "till");
    var key = key(json(result).get("key").asText());
    assertThat(use(key, NOW)).isInstanceOf(KeyUse.Admitted.class);
    deployment.run("key", "revoke", label, "--org", org, "-y").expect(0);
    assertThat(use(key, NOW)).isInstanceOf(KeyUse.Refused.class);
  }

  @Test
  void rotatesAKeyWithAnOverlap() throws IOException {
    var old = json(deployment.run("key", "create", "--org", org, "--name", "app", "--json"));
    var label = old.get("label").asText();
    var rotate = new String[] {"key", "rotate", label, "--org", org, "--overlap-hours", "2"};
    var successor = key(deployment.run(rotate).expect(0).out().strip());
    assertThat(use(successor, NOW)).isInstanceOf(KeyUse.Admitted.class);
    assertThat(use(key(old.get("key").asText()), NOW.plus(Duration.ofMinutes(119))))
        .isInstanceOf(KeyUse.Admitted.class);
    assertThat(use(key(old.get("key").asText()), NOW.plus(Duration.ofHours(2))))
        .isInstanceOf(KeyUse.Refused.class);
    assertThat(deployment.run(rotate).expect(1).err()).contains("rotated before");
  }

  @Test
  void showsAnOrganizationWithItsAuditTrail() throws IOException {
    var created = json(deployment.run("org", "create", "--name", "Acme", "--json").expect(0));
    var id = created.get("id").asText();
    deployment.run("key", "create", "--org", id, "--name", "reports", "--readonly").expect(0);
    deployment.run("member", "add", "--org", id, "--role", "manager").expect(0);
    var shown = json(deployment.run("org", "show", id, "--json").expect(0));
    assertThat(shown.get("name").asText()).isEqualTo("Acme");
    assertThat(shown.at("/keys/0/access").asText()).isEqualTo("read");
    assertThat(shown.at("/members/0/role").asText()).isEqualTo("manager");
    assertThat(shown.get("audit").findValuesAsText("action"))
        .containsExactlyInAnyOrder("organization_created", "key_created", "member_added");
    assertThat(shown.get("audit").findValuesAsText("actor")).containsOnly(deployment.operator());
    assertThat(deployment.run("org", "show", id).out()).contains("Acme", "reports", "manager");
    assertThat(deployment.run("org", "list").out()).contains(id, "Acme");
    assertThat(deployment.run("key", "list", "--org", id).out()).contains("reports", "valid");
    assertThat(deployment.run("member", "list", "--org", id).out()).contains("manager");
    deployment.run("org", "create", "--name", "Other", "--id", id).expect(1);
  }

  @Test
  void writesNoKeyIntoTheTable() {
    var key = deployment.run("key", "create", "--org", org, "--name", "till").out().strip();
    assertThat(deployment.dump()).doesNotContain(key, key.split("_")[1]);
  }

  @Test
  void doesNotRepeatAKeyThatIsAnArgumentByMistake() {
    var key = deployment.run("key", "create", "--org", org).out().strip();
    assertThat(deployment.run("key", "revoke", key, "--org", org).expect(2).err())
        .contains("KEY=")
        .doesNotContain(key);
    assertThat(deployment.run("org", "list", key).expect(2).err()).doesNotContain(key);
  }

  @ParameterizedTest
  @CsvSource({
    "2, key create --kind abc, --kind",
    "2, key create --days many, --days",
    "2, key create --days -1, --days",
    "2, key create --days 100000, --days",
    "2, key create --org nonsense, --org",
    "2, key create --per-minute 1.5, --per-minute",
    "2, key create --kind csu, --role",
    "2, key create --kind csu --role king, --role",
    "2, key create --kind csu --member nobody, --member",
    "1, key create --kind csu --member 2JZtT95PAr9EQAciF9j3ko, no user 2JZtT95PAr9EQAciF9j3ko",
    "2, key create --kind csu --member 2JZtT95PAr9EQAciF9j3ko --role owner, member add",
    "2, key create --kind csu --member 2JZtT95PAr9EQAciF9j3ko --org 2JZtT95PAr9EQAciF9j3ko, member"
        + " add",
    "2, key create --kind csb --member 2JZtT95PAr9EQAciF9j3ko, csu keys only",
    "2, key create --kind cpk --role owner, csu keys only",
    "1, key create --kind cpk --readonly, read-only",
    "2, key list, --org",
    "2, member add --role owner, --org",
    "2, member remove --org 2JZtT95PAr9EQAciF9j3ko, --member",
    "2, member add --org 2JZtT95PAr9EQAciF9j3ko, --role",
    "1, member remove -y --member 2JZtT95PAr9EQAciF9j3ko --org 2JZtT95PAr9EQAciF9j3ko, no user",
    "2, key revoke, KEY=",
    "1, key revoke csb:00000000 --org 2JZtT95PAr9EQAciF9j3ko, no key",
    "1, org show 2JZtT95PAr9EQAciF9j3ko, no organization",
    "2, nonsense, nonsense"
  })
  void namesTheInvalidArgumentAndChangesNothing(int exitCode, String arguments, String named) {
    var before = deployment.items();
    var refused = deployment.run(arguments.split(" ")).expect(exitCode);
    assertThat(refused.err()).startsWith("packshot: ").contains(named);
    assertThat(refused.out()).isEmpty();
    assertThat(deployment.items()).isEqualTo(before);
  }

  @Test
  void refusesAKeyInTheEnvironmentThatIsUnknownOrMistyped() {
    for (var key : new String[] {"csb_mistyped", "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3"}) {
      var refused = deployment.runWith(Map.of("KEY", key), NOW, "key", "revoke", "--yes");
      assertThat(refused.exitCode()).isPositive();
      assertThat(refused.err()).doesNotContain("csb_");
    }
  }

  @Test
  void printsAnErrorAsJson() throws IOException {
    var refused = deployment.run("org", "show", org.replace('2', '3'), "--json");
    assertThat(JSON.readTree(refused.err()).get("error").asText()).contains("no organization");
  }

  @Test
  void explainsEveryCommand() {
    assertThat(deployment.run("--help").expect(0).out()).contains("org", "Exit codes", "Examples");
    for (var command : new String[] {"org", "member", "key", "session", "photo", "dlq"}) {
      assertThat(deployment.run(command, "--help").expect(0).out()).contains("Usage: packshot");
    }
    assertThat(deployment.run("generate-completion").expect(0).out()).contains("complete -F");
  }

  private Result newUser(String role) {
    return deployment.run("key", "create", "--kind", "csu", "--org", org, "--role", role).expect(0);
  }

  private KeyUse use(Result created, Instant at) {
    return use(key(created.out().strip()), at);
  }

  private KeyUse use(ApiKey key, Instant at) {
    return new DynamoApiKeyRepository(deployment.table()).use(key, at);
  }

  private static ApiKey key(String text) {
    return ApiKey.parse(text).orElseThrow(() -> new AssertionError(text.length()));
  }

  private Map<OrganizationId, Role> memberships(Result created) {
    var principal = ((KeyUse.Admitted) use(created, NOW)).principal();
    return ((Principal.User) principal).memberships();
  }

  private static JsonNode json(Result result) throws IOException {
    return JSON.readTree(result.out());
  }
}
