package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.packshot.identity.Role;
import dev.packshot.organization.Action;
import dev.packshot.organization.AuditEvent;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The keys of an owner: names, read-only keys, lists, rotation and the audit trail. */
class KeyDirectoryTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final int MANY = 8;

  private final TestApp app = new TestApp();
  private final KeyDirectory directory = app.graph.keyDirectory();

  @Test
  void refusesAChangeWithAReadOnlyKey() {
    var key = add("reports", true);
    TestProblem.in(send("POST", SESSIONS, key), ErrorCode.FORBIDDEN);
    var session = app.openSession();
    assertThat(send("GET", SESSIONS + "/" + session, key).status()).isEqualTo(200);
  }

  @Test
  void hasNoReadOnlyKeysOfOtherKinds() {
    for (var kind : List.of(KeyKind.CPK, KeyKind.CSU)) {
      var key = ApiKey.mint(kind, new SecureRandom());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NewKey(key, "", true, Optional.empty(), 0, 0));
    }
  }

  @Test
  void listsTheKeysOfAnOrganization() {
    var first = add("till 4", false);
    app.clock.advance(Duration.ofSeconds(1));
    var second = add("reports", true);
    app.newKey(KeyKind.CSB, app.newOrganization());
    app.graph.apiKeys().revoke(first.hash(), app.act());
    var keys = directory.of(app.organization).stream().filter(key -> !key.name().isEmpty());
    assertThat(keys)
        .extracting(StoredKey::hash, StoredKey::name, StoredKey::readOnly, StoredKey::active)
        .containsExactly(
            tuple(first.hash(), "till 4", false, false),
            tuple(second.hash(), "reports", true, true));
  }

  @Test
  void listsTheKeysOfAUserAndItsMemberships() {
    var user = app.newUser();
    app.graph.users().setRole(user, app.organization, Role.MANAGER, app.act());
    var key = app.newKey(user);
    assertThat(directory.of(user)).extracting(StoredKey::hash).containsExactly(key.hash());
    assertThat(app.graph.organizations().members(app.organization))
        .singleElement()
        .satisfies(member -> assertThat(member.user()).isEqualTo(user))
        .satisfies(member -> assertThat(member.role()).isEqualTo(Role.MANAGER));
    app.graph.users().removeMember(user, app.organization, app.act());
    assertThat(app.graph.organizations().members(app.organization)).isEmpty();
  }

  @Test
  void rotatesAKeyWithAnOverlap() {
    var old = add("reports", true);
    var successor = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    assertThat(rotate(old, successor)).isEqualTo(Rotation.DONE);
    var session = app.openSession();
    assertThat(send("GET", SESSIONS + "/" + session, old).status()).isEqualTo(200);
    assertThat(send("GET", SESSIONS + "/" + session, successor).status()).isEqualTo(200);
    TestProblem.in(send("POST", SESSIONS, successor), ErrorCode.FORBIDDEN);
    assertThat(directory.find(successor.hash()).orElseThrow().name()).isEqualTo("reports");
    app.clock.advance(OVERLAP);
    TestProblem.in(send("GET", SESSIONS + "/" + session, old), ErrorCode.UNAUTHORIZED);
    assertThat(send("GET", SESSIONS + "/" + session, successor).status()).isNotEqualTo(401);
  }

  @Test
  void rotatesTheKeyOfAUser() {
    var user = app.newUser();
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    var old = app.newKey(user);
    var successor = ApiKey.mint(KeyKind.CSU, new SecureRandom());
    assertThat(rotate(old, successor)).isEqualTo(Rotation.DONE);
    app.graph.users().removeMember(user, app.organization, app.act());
    for (var key : List.of(old, successor)) {
      TestProblem.in(open(key), ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void rotatesAKeyOnceWhenAskedManyTimesAtTheSameTime() {
    var old = add("till", false);
    var rotations =
        IntStream.range(0, MANY)
            .mapToObj(at -> ApiKey.mint(KeyKind.CSB, new SecureRandom()))
            .map(next -> CompletableFuture.supplyAsync(() -> rotate(old, next)))
            .toList();
    assertThat(rotations.stream().map(CompletableFuture::join).filter(Rotation.DONE::equals))
        .hasSize(1);
    var tills = directory.of(app.organization).stream().filter(key -> key.name().equals("till"));
    assertThat(tills).hasSize(2);
  }

  @Test
  void rotatesNoKeyThatIsRevokedOrUnknown() {
    var revoked = add("", false);
    app.graph.apiKeys().revoke(revoked.hash(), app.act());
    var before = TableContents.all(app);
    assertThat(rotate(revoked, ApiKey.mint(KeyKind.CSB, new SecureRandom())))
        .isEqualTo(Rotation.NOT_VALID);
    var unknown = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    assertThat(rotate(unknown, ApiKey.mint(KeyKind.CSB, new SecureRandom())))
        .isEqualTo(Rotation.UNKNOWN);
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void refusesNoRequestWhileItsKeyIsRotated() {
    var key = app.newKey(KeyKind.CSB, app.organization, 1_000_000, 1_000_000);
    var done = new AtomicBoolean();
    var requests =
        CompletableFuture.supplyAsync(
            () -> {
              int refused = 0;
              while (!done.get()) {
                refused += open(key).status() == 201 ? 0 : 1;
              }
              return refused;
            });
    var successor = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    assertThat(rotate(key, successor)).isEqualTo(Rotation.DONE);
    assertThat(open(successor).status()).isEqualTo(201);
    done.set(true);
    assertThat(requests.join()).isZero();
  }

  @Test
  void refusesEveryRequestThatStartsAfterARevocation() {
    var key = app.newKey(KeyKind.CSB, app.organization, 1_000_000, 1_000_000);
    var revoked = new AtomicBoolean();
    var late =
        CompletableFuture.supplyAsync(
            () -> {
              int admitted = 0;
              for (int after = 0; after < MANY; ) {
                var isAfter = revoked.get();
                var status = open(key).status();
                after += isAfter ? 1 : 0;
                admitted += isAfter && status != 401 ? 1 : 0;
              }
              return admitted;
            });
    assertThat(app.graph.apiKeys().revoke(key.hash(), app.act())).isTrue();
    revoked.set(true);
    assertThat(late.join()).isZero();
  }

  @Test
  void keepsOneOfTwoOwnersWhoRemoveEachOther() {
    for (int round = 0; round < MANY; round++) {
      var organization = app.newOrganization();
      var owners = List.of(app.newUser(), app.newUser());
      var users = app.graph.users();
      owners.forEach(owner -> users.setRole(owner, organization, Role.OWNER, app.act()));
      var removals =
          owners.stream()
              .map(
                  owner ->
                      CompletableFuture.supplyAsync(
                          () -> users.removeMember(owner, organization, app.act())))
              .toList();
      assertThat(removals.stream().map(CompletableFuture::join).toList())
          .containsExactlyInAnyOrder(MembershipChange.DONE, MembershipChange.LAST_OWNER);
      assertThat(app.graph.organizations().members(organization)).hasSize(1);
    }
  }

  @Test
  void takesTheRoleOfTheLastOwnerFromNobody() {
    var owner = app.newUser();
    app.graph.users().setRole(owner, app.organization, Role.OWNER, app.act());
    assertThat(app.graph.users().setRole(owner, app.organization, Role.EDITOR, app.act()))
        .isEqualTo(MembershipChange.LAST_OWNER);
    assertThat(app.graph.users().removeMember(owner, app.newOrganization(), app.act()))
        .isEqualTo(MembershipChange.NOT_A_MEMBER);
  }

  @Test
  void keepsAnAuditTrailWithTheOrganization() {
    var organization = app.newOrganization();
    app.graph.organizations().add(organization, "Acme", app.act());
    var user = app.newUser();
    app.graph.users().setRole(user, organization, Role.OWNER, app.act());
    var key = app.newKey(user);
    var successor = ApiKey.mint(KeyKind.CSU, new SecureRandom());
    rotate(key, successor);
    app.graph.apiKeys().revoke(successor.hash(), app.act());
    var audit = app.graph.organizations().audit(organization);
    assertThat(audit)
        .extracting(AuditEvent::action)
        .containsExactlyInAnyOrder(
            Action.ORGANIZATION_CREATED,
            Action.MEMBER_ADDED,
            Action.KEY_CREATED,
            Action.KEY_ROTATED,
            Action.KEY_REVOKED);
    assertThat(audit).extracting(event -> event.act().at()).containsOnly(app.clock.instant());
    assertThat(audit.toString()).contains("csu:" + key.hash().substring(0, 8));
  }

  @Test
  void writesNoKeyIntoTheTable() {
    var old = add("reports", false);
    var successor = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    rotate(old, successor);
    app.graph.apiKeys().revoke(successor.hash(), app.act());
    assertThat(TableContents.all(app).toString())
        .doesNotContain(old.reveal().split("_")[1], successor.reveal().split("_")[1]);
  }

  @Test
  void namesAnOrganizationOnce() {
    assertThat(app.graph.organizations().find(app.organization).orElseThrow().name()).isEmpty();
    assertThat(app.graph.organizations().add(app.organization, "Acme", app.act())).isTrue();
    assertThat(app.graph.organizations().add(app.organization, "Other", app.act())).isFalse();
    assertThat(app.graph.organizations().all())
        .filteredOn(organization -> organization.id().equals(app.organization))
        .singleElement()
        .satisfies(organization -> assertThat(organization.name()).isEqualTo("Acme"));
  }

  private ApiKey add(String name, boolean readOnly) {
    var key = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    var added = new NewKey(key, name, readOnly, Optional.empty(), 0, 0);
    assertThat(app.graph.apiKeys().add(app.organization, added, app.act())).isTrue();
    return key;
  }

  private Rotation rotate(ApiKey old, ApiKey successor) {
    Instant until = app.clock.instant().plus(OVERLAP);
    return directory.rotate(old.hash(), successor, until, app.act());
  }

  private TestAnswer open(ApiKey key) {
    return app.anonymous("POST", SESSIONS)
        .header("X-API-Key", key.reveal())
        .body("{\"organization_short_id\":\"" + app.organization + "\"}")
        .send();
  }

  private TestAnswer send(String method, String path, ApiKey key) {
    return app.anonymous(method, path).header("X-API-Key", key.reveal()).send();
  }
}
