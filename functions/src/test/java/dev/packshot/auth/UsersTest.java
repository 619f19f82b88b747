package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users, their memberships and their keys. */
class UsersTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final int MANY = 12;

  private final TestApp app = new TestApp();
  private final UserRepository users = app.graph.users();
  private final UserId user = app.newUser();

  @Test
  void appliesAChangeToEveryKeyOfAUserAtOnce() {
    var first = app.newKey(user);
    var second = app.newKey(user);
    TestProblem.in(open(first), ErrorCode.NOT_FOUND);
    users.setRole(user, app.organization, Role.EDITOR, app.act());
    assertThat(open(first).status()).isEqualTo(201);
    assertThat(open(second).status()).isEqualTo(201);
    users.removeMember(user, app.organization, app.act());
    TestProblem.in(open(first), ErrorCode.NOT_FOUND);
    TestProblem.in(open(second), ErrorCode.NOT_FOUND);
  }

  @Test
  void logsTheUserOfARequest() {
    var key = app.newMember(app.organization, Role.BILLING);
    open(key);
    var line = TestLog.lastOf(app);
    assertThat(line.get("caller").asText()).isEqualTo("csu:" + key.hash().substring(0, 8));
    assertThat(UserId.parse(line.get("user").asText())).isPresent();
    assertThat(line.get("organization").isNull()).isTrue();
  }

  @Test
  void storesOnlyTheHashOfAUsersKey() {
    var key = app.newKey(user);
    assertThat(TableContents.all(app).toString())
        .contains(key.hash())
        .doesNotContain(key.reveal(), key.reveal().split("_")[1]);
  }

  @Test
  void losesNoneOfManyConcurrentChangesAndKeys() throws Exception {
    var organizations = IntStream.range(0, MANY).mapToObj(at -> app.newOrganization()).toList();
    var threads = Executors.newFixedThreadPool(MANY);
    var joining =
        organizations.stream()
            .map(
                organization ->
                    threads.submit(
                        () -> users.setRole(user, organization, Role.EDITOR, app.act())));
    var minting = IntStream.range(0, MANY).mapToObj(at -> threads.submit(() -> app.newKey(user)));
    for (var task : Stream.concat(joining, minting).toList()) {
      task.get();
    }
    threads.shutdown();
    var after = users.find(user).orElseThrow();
    assertThat(after.memberships()).containsOnlyKeys(organizations);
    assertThat(after.keyHashes()).hasSize(MANY);
    for (var hash : after.keyHashes()) {
      assertThat(membershipsOf(hash)).isEqualTo(after.memberships());
    }
  }

  @Test
  void addsAKeyOnce() {
    var key = app.newKey(user);
    var before = TableContents.all(app);
    assertThat(users.addKey(user, key, Optional.empty(), 5, app.clock.instant())).isTrue();
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void rejectsAKeyOfTheWrongKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.newKey(KeyKind.CSU, app.organization));
    var serverKey = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.addKey(user, serverKey, Optional.empty(), 0, app.clock.instant()));
  }

  @Test
  void appliesTheSameDefaultLimitToUsersAndServers() {
    var key = ApiKey.mint(KeyKind.CSU, new SecureRandom());
    users.addKey(user, key, Optional.empty(), 0, app.clock.instant());
    assertThat(open(key).header("RateLimit-Policy")).isEqualTo("300;w=60, 10000;w=86400");
  }

  @Test
  void addsAUserOnce() {
    users.setRole(user, app.organization, Role.OWNER, app.act());
    assertThat(users.add(user, app.clock.instant())).isFalse();
    assertThat(users.find(user).orElseThrow().memberships())
        .isEqualTo(Map.of(app.organization, Role.OWNER));
  }

  @Test
  void changesNothingForAnUnknownUser() {
    var unknown = new UserId(new Ids(app.clock).next());
    var key = ApiKey.mint(KeyKind.CSU, new SecureRandom());
    var before = TableContents.all(app);
    assertThat(users.setRole(unknown, app.organization, Role.OWNER, app.act()))
        .isEqualTo(MembershipChange.UNKNOWN_USER);
    assertThat(users.addKey(unknown, key, Optional.empty(), 0, app.clock.instant())).isFalse();
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void revokesOneKeyAndRemovesItFromTheUser() {
    users.setRole(user, app.organization, Role.EDITOR, app.act());
    var lost = app.newKey(user);
    var kept = app.newKey(user);
    assertThat(app.graph.apiKeys().revoke(lost.hash(), app.act())).isTrue();
    TestProblem.in(open(lost), ErrorCode.UNAUTHORIZED);
    assertThat(open(kept).status()).isEqualTo(201);
    assertThat(users.find(user).orElseThrow().keyHashes()).containsExactly(kept.hash());
    assertThat(app.graph.apiKeys().revoke(lost.hash(), app.act())).isTrue();
  }

  @Test
  void doesNotRestoreARevokedKey() {
    users.setRole(user, app.organization, Role.EDITOR, app.act());
    var lost = app.newKey(user);
    app.graph.apiKeys().revoke(lost.hash(), app.act());
    var before = TableContents.all(app);
    assertThat(users.addKey(user, lost, Optional.empty(), 0, app.clock.instant())).isTrue();
    assertThat(TableContents.all(app)).isEqualTo(before);
    TestProblem.in(open(lost), ErrorCode.UNAUTHORIZED);
  }

  @Test
  void rejectsMoreThanTheMaximumOfMemberships() {
    for (int count = 0; count < User.MAX_MEMBERSHIPS; count++) {
      users.setRole(user, app.newOrganization(), Role.OWNER, app.act());
    }
    var before = TableContents.all(app);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.setRole(user, app.organization, Role.OWNER, app.act()))
        .withMessageContaining("50 organizations");
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void changesAUserWithTheMaximumOfKeys() {
    var keys = IntStream.range(0, User.MAX_KEYS).mapToObj(at -> app.newKey(user)).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.newKey(user))
        .withMessageContaining("50 keys");
    assertThat(users.setRole(user, app.organization, Role.EDITOR, app.act()))
        .isEqualTo(MembershipChange.DONE);
    for (var key : keys) {
      assertThat(membershipsOf(key.hash())).containsOnlyKeys(app.organization);
    }
  }

  private Map<OrganizationId, Role> membershipsOf(String hash) {
    var item =
        TestApp.dynamo()
            .getItem(
                get ->
                    get.tableName(app.table)
                        .key(ApiKeyItem.key(hash).attributes())
                        .consistentRead(true));
    return MembershipsItem.read(item.item());
  }

  private TestAnswer open(ApiKey key) {
    return app.anonymous("POST", SESSIONS)
        .header("X-API-Key", key.reveal())
        .body("{\"organization_short_id\":\"" + app.organization + "\"}")
        .send();
  }
}
