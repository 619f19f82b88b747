package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.FixedValues.NOW;
import static dev.packshot.simulation.table.FixedValues.ORGANIZATION;
import static dev.packshot.simulation.table.FixedValues.uuid7;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main paths of the repositories of keys and users. */
final class AccessScenarios {
  private static final ApiKey KEY = ApiKey.mint(KeyKind.CSB, new SecureRandom());
  private static final ApiKey USER_KEY = ApiKey.mint(KeyKind.CSU, new SecureRandom());
  private static final ApiKey OTHER_KEY = ApiKey.mint(KeyKind.CPK, new SecureRandom());

  private final Table table;
  private final List<Object> results = new ArrayList<>();

  AccessScenarios(Table table) {
    this.table = table;
  }

  /** Runs the scenarios. Returns the results of the repositories. */
  List<Object> run() {
    keys();
    users();
    return results;
  }

  private void keys() {
    var keys = new DynamoApiKeyRepository(table);
    results.add(keys.use(KEY, NOW));
    results.add(keys.add(KEY, ORGANIZATION, Optional.empty(), 0, 0, NOW));
    results.add(keys.add(KEY, ORGANIZATION, Optional.empty(), 0, 0, NOW));
    for (int uses = 0; uses < 25; uses++) { // enough for stale windows to be removed
      results.add(keys.use(KEY, NOW.plus(Duration.ofHours(2L * uses))));
    }
    results.add(keys.add(OTHER_KEY, ORGANIZATION, Optional.of(NOW.plusSeconds(60)), 2, 3, NOW));
    for (int uses = 0; uses < 4; uses++) {
      results.add(keys.use(OTHER_KEY, NOW));
    }
    results.add(keys.use(OTHER_KEY, NOW.plusSeconds(61)));
    results.add(keys.revoke(KEY));
    results.add(keys.use(KEY, NOW));
    results.add(table.get(new Key("KEY#" + KEY.hash(), "KEY")));
  }

  private void users() {
    var users = new DynamoUserRepository(table);
    var user = new UserId(uuid7(51));
    results.add(users.add(user, NOW));
    results.add(users.add(user, NOW));
    results.add(users.change(user, it -> it.withMembership(ORGANIZATION, Role.EDITOR)));
    results.add(users.addKey(user, USER_KEY, Optional.empty(), 0, NOW));
    results.add(users.addKey(user, USER_KEY, Optional.empty(), 0, NOW));
    results.add(users.change(user, it -> it.withMembership(ORGANIZATION, Role.OWNER)));
    results.add(users.find(user));
    var keys = new DynamoApiKeyRepository(table);
    results.add(keys.use(USER_KEY, NOW));
    results.add(keys.revoke(USER_KEY));
    results.add(users.find(user));
    results.add(users.change(new UserId(uuid7(52)), it -> it));
  }
}
