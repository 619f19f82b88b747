package dev.packshot.infra.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.NewKey;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The keys that {@code make check} makes in dev, with the role of the job in GitHub Actions. */
class CheckKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String TABLE =
      "arn:aws:dynamodb:eu-central-1:123456789012:table/Packshot-dev-Data";

  @Test
  void areMadeWithTheRoleOfDev() {
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(dynamo.client(), "packshot");
      var recorder = new AccessRecorder(dynamo.client());
      makeKeys(new Table(recorder, "packshot"));
      assertThat(recorder.recorded()).isNotEmpty().allMatch(CheckKeysTest::isAllowed);
    }
  }

  /** Makes the keys of {@code infra-cdk/check}. */
  private static void makeKeys(Table table) {
    var organization = new OrganizationId(UUID.randomUUID());
    var keys = new DynamoApiKeyRepository(table);
    assertThat(keys.add(organization, key(KeyKind.CSB), act())).isTrue();
    assertThat(keys.add(organization, key(KeyKind.CPK), act())).isTrue();
    var users = new DynamoUserRepository(table);
    for (var role : new Role[] {Role.EDITOR, Role.BILLING}) {
      var user = new UserId(UUID.randomUUID());
      assertThat(users.add(user, NOW)).isTrue();
      users.setRole(user, organization, role, act());
      assertThat(users.addKey(user, key(KeyKind.CSU), act())).isTrue();
    }
  }

  private static Act act() {
    return Act.by("arn:aws:sts::123456789012:assumed-role/packshot-github-dev/run", NOW);
  }

  private static NewKey key(KeyKind kind) {
    var end = Optional.of(NOW.plus(Duration.ofDays(1)));
    return new NewKey(ApiKey.mint(kind, new SecureRandom()), "check", false, end, 0, 0);
  }

  private static boolean isAllowed(AccessRecorder.Access access) {
    return GithubRolesTest.allows(
        "Dev", access.action(), TABLE, Map.of("dynamodb:LeadingKeys", access.partition()));
  }
}
