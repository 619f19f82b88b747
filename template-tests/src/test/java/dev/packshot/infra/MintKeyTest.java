package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.KeyUse;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MintKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void makesAKeyThatIsGoodForItsDays() {
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(dynamo.client(), "packshot");
      var table = new Table(dynamo.client(), "packshot");
      var owner = new OrganizationId(UUID.randomUUID());
      var key = MintKey.mint(table, KeyKind.CSB, owner, 1, 0, NOW);
      var keys = new DynamoApiKeyRepository(table);
      assertThat(keys.use(key, NOW.plus(Duration.ofHours(23)))).isInstanceOf(KeyUse.Admitted.class);
      assertThat(keys.use(key, NOW.plus(Duration.ofHours(24)))).isInstanceOf(KeyUse.Refused.class);
      var lasting = MintKey.mint(table, KeyKind.CPK, owner, 0, 0, NOW);
      assertThat(keys.use(lasting, NOW.plus(Duration.ofDays(9_999))))
          .isInstanceOf(KeyUse.Admitted.class);
    }
  }
}
