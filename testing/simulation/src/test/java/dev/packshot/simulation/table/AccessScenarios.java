package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.FixedValues.NOW;
import static dev.packshot.simulation.table.FixedValues.ORGANIZATION;
import static dev.packshot.simulation.table.FixedValues.uuid7;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoKeyDirectory;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.NewKey;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import dev.packshot.organization.DynamoOrganizationRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main paths of the repositories of keys and users. */
final class AccessScenarios {
  private static final ApiKey KEY = ApiKey.mint(KeyKind.CSB, new SecureRandom());
  private static final ApiKey USER_KEY = ApiKey.mint(KeyKind.CSU, new SecureRandom());
  private static final ApiKey NEW_KEY = ApiKey.mint(KeyKind.CPK, new SecureRandom());
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
    results.add(keys.add(ORGANIZATION, NewKey.unnamed(KEY, Optional.empty(), 0, 0), act(81)));
    results.add(keys.add(ORGANIZATION, NewKey.unnamed(KEY, Optional.empty(), 0, 0), act(82)));
    for (int uses = 0; uses < 25; uses++) { // enough for stale windows to be removed
      results.add(keys.use(KEY, NOW.plus(Duration.ofHours(2L * uses))));
    }
    results.add(
        keys.add(
            ORGANIZATION,
            NewKey.unnamed(OTHER_KEY, Optional.of(NOW.plusSeconds(60)), 2, 3),
            act(83)));
    for (int uses = 0; uses < 4; uses++) {
      results.add(keys.use(OTHER_KEY, NOW));
    }
    results.add(keys.use(OTHER_KEY, NOW.plusSeconds(61)));
    results.add(keys.revoke(KEY.hash(), act(61)));
    results.add(keys.use(KEY, NOW));
    results.add(table.get(new Key("KEY#" + KEY.hash(), "KEY")));
  }

  private void users() {
    var users = new DynamoUserRepository(table);
    var user = new UserId(uuid7(51));
    results.add(users.add(user, NOW));
    results.add(users.add(user, NOW));
    results.add(users.setRole(user, ORGANIZATION, Role.EDITOR, act(62)));
    results.add(users.addKey(user, NewKey.unnamed(USER_KEY, Optional.empty(), 0, 0), act(84)));
    results.add(users.addKey(user, NewKey.unnamed(USER_KEY, Optional.empty(), 0, 0), act(85)));
    results.add(users.setRole(user, ORGANIZATION, Role.OWNER, act(63)));
    results.add(users.find(user));
    var keys = new DynamoApiKeyRepository(table);
    results.add(keys.use(USER_KEY, NOW));
    results.add(keys.revoke(USER_KEY.hash(), act(64)));
    results.add(users.find(user));
    directory(user);
    results.add(users.removeMember(new UserId(uuid7(52)), ORGANIZATION, act(65)));
  }

  private void directory(UserId user) {
    var directory = new DynamoKeyDirectory(table);
    var end = NOW.plusSeconds(60);
    results.add(directory.rotate(OTHER_KEY.hash(), NEW_KEY, end, act(100)));
    results.add(directory.rotate(OTHER_KEY.hash(), USER_KEY, end, act(101)));
    results.add(directory.of(ORGANIZATION));
    results.add(directory.of(user));
    var organizations = new DynamoOrganizationRepository(table);
    results.add(organizations.add(ORGANIZATION, "Acme", act(102)));
    results.add(organizations.add(ORGANIZATION, "Other", act(103)));
    results.add(organizations.all());
    results.add(organizations.members(ORGANIZATION));
    results.add(organizations.audit(ORGANIZATION));
  }

  private static Act act(int number) {
    return new Act(uuid7(number), "operator", NOW);
  }
}
