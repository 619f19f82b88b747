package dev.packshot.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.packshot.http.Page;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.session.SessionIndex.Entry;
import dev.packshot.session.SessionListRepository.Found;
import dev.packshot.testing.TestApp;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sessions in the table, with their ends, their deletions and their lists. */
class SessionRepositoryTest {
  private static final SessionDetails DETAILS =
      new SessionDetails(CaptureMode.BARCODE_SCAN, Map.of("a", "b"), "agent", "{\"c\":1}");
  private static final Page ALL = new Page(1, 100);

  private final TestApp app = new TestApp();
  private final Ids ids = new Ids(app.clock);
  private final SessionRepository sessions = app.graph.sessions();
  private final SessionDeletionRepository deletions = app.graph.sessionDeletions();

  @Test
  void keepsASessionAsItWasOpened() {
    var session = opened();
    var found = sessions.find(session.id()).orElseThrow();
    assertThat(found.details()).isEqualTo(DETAILS);
    assertThat(found.createdAt()).isEqualTo(app.clock.instant());
    assertThat(found.modifiedAt()).isEqualTo(app.clock.instant());
    assertThat(found.organizationId()).isEqualTo(app.organization);
    assertThat(found.isReordered()).isFalse();
    assertThat(List.of(found.captureCount(), found.photoCount(), found.promiseCount()))
        .containsOnly(0L);
    var photo = ids.next();
    assertThat(found.hasIssued(session.issue(photo, "k"), "k")).isTrue();
    assertThat(found.hasIssued(photo, "k")).isFalse();
    assertThat(sessions.find(new SessionId(ids.next()))).isEmpty();
  }

  @Test
  void keepsASessionWithoutASeal() {
    var session =
        Session.open(
            new SessionId(ids.next()),
            app.organization,
            DETAILS,
            Optional.empty(),
            app.clock.instant());
    assertThat(sessions.add(session)).isTrue();
    assertThat(sessions.find(session.id())).contains(session);
    var photo = ids.next();
    assertThat(session.issue(photo, "k")).isEqualTo(photo);
    assertThat(session.hasIssued(photo, "k")).isTrue();
  }

  @Test
  void addsASessionAgainOnlyIfItIsEqual() {
    var session = opened();
    assertThat(sessions.add(session)).isTrue();
    var other =
        Session.open(
            session.id(), app.newOrganization(), DETAILS, session.seal(), app.clock.instant());
    assertThat(sessions.add(other)).isFalse();
    assertThat(sessions.find(session.id()).orElseThrow().organizationId())
        .isEqualTo(app.organization);
  }

  @Test
  void addsOneSessionForARepeatedRequest() {
    var note = new RepeatableRequest("c", "n", "f").madeAt(app.clock.instant(), "made");
    assertThat(sessions.add(session(), note)).isEmpty();
    var second = session();
    assertThat(sessions.add(second, note)).contains(note);
    assertThat(sessions.find(second.id())).isEmpty();
    var taken = opened();
    var other = new RepeatableRequest("c", "m", "f").madeAt(app.clock.instant(), "made");
    assertThatIllegalStateException().isThrownBy(() -> sessions.add(taken, other));
  }

  @Test
  void completesASessionOnce() {
    var session = opened();
    app.clock.advance(Duration.ofMinutes(1));
    var end = app.clock.instant();
    var completed = sessions.complete(session, end).orElseThrow();
    assertThat(completed.status()).isEqualTo(SessionStatus.COMPLETED);
    assertThat(completed.modifiedAt()).isEqualTo(end);
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(sessions.complete(session, app.clock.instant()).orElseThrow().modifiedAt())
        .isEqualTo(end);
    assertThat(sessions.complete(completed, app.clock.instant())).contains(completed);
    assertThat(list(SessionStatus.COMPLETED).totalCount()).isEqualTo(1);
  }

  @Test
  void completesNoSessionThatIsIdleOrMissing() {
    var session = opened();
    app.clock.advance(IdleLimit.USUAL.time());
    assertThat(sessions.complete(session, app.clock.instant()).orElseThrow().status())
        .isEqualTo(SessionStatus.ACTIVE);
    assertThat(sessions.complete(session(), app.clock.instant())).isEmpty();
    assertThat(list(SessionStatus.COMPLETED).totalCount()).isZero();
  }

  @Test
  void expiresASessionOnceThatHasNotChanged() {
    var session = opened();
    var entry = new Entry(app.organization, session.id());
    assertThat(sessions.expire(entry, app.clock.instant().minusMillis(1))).isFalse();
    assertThat(sessions.expire(entry, app.clock.instant())).isTrue();
    assertThat(sessions.expire(entry, app.clock.instant())).isFalse();
    assertThat(sessions.find(session.id()).orElseThrow().status()).isEqualTo(SessionStatus.EXPIRED);
    assertThat(list(SessionStatus.EXPIRED).totalCount()).isEqualTo(1);
    assertThat(active()).isEmpty();
  }

  @Test
  void visitsTheActiveSessionsOfEveryOrganization() {
    var entries = new ArrayList<Entry>();
    for (int count = 0; count < 20; count++) {
      var organization = app.newOrganization();
      var session = opened(organization);
      entries.add(new Entry(organization, session.id()));
      assertThat(entries.get(count).openedAt()).isEqualTo(app.clock.instant());
    }
    assertThat(active()).containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  void recordsTheDeletionOfASessionUntilItHasEnded() {
    var session = opened();
    var at = app.clock.instant();
    var deletion = new SessionDeletion(session.id(), app.organization, at);
    assertThat(deletions.delete(session, at)).contains(deletion);
    assertThat(sessions.find(session.id())).isEmpty();
    assertThat(deletions.delete(session, at.plusSeconds(1))).contains(deletion);
    assertThat(deletions.find(session.id())).contains(deletion);
    var all = new ArrayList<SessionDeletion>();
    deletions.each(all::add);
    assertThat(all).containsExactly(deletion);
    deletions.end(deletion);
    assertThat(deletions.find(session.id())).isEmpty();
    assertThat(deletions.delete(session, at)).isEmpty();
  }

  @Test
  void countsADeletedSessionNoLongerWhateverWasKnownOfItsEnd() {
    var session = opened();
    opened();
    sessions.complete(session, app.clock.instant());
    assertThat(list().totalCount()).isEqualTo(2);
    assertThat(deletions.delete(session, app.clock.instant())).isPresent();
    assertThat(list().totalCount()).isEqualTo(1);
    assertThat(list(SessionStatus.COMPLETED).totalCount()).isZero();
    assertThat(list(SessionStatus.ACTIVE).totalCount()).isEqualTo(1);
  }

  @Test
  void listsThePagesOfAllSessionsNewestFirst() {
    var newestFirst = new ArrayList<SessionId>();
    for (int count = 0; count < 9; count++) {
      var session = opened();
      if (count % 3 == 1) {
        sessions.complete(session, app.clock.instant());
      } else if (count % 3 == 2) {
        sessions.expire(new Entry(app.organization, session.id()), app.clock.instant());
      }
      newestFirst.add(0, session.id());
      app.clock.advance(Duration.ofHours(9));
    }
    var paged = new ArrayList<SessionId>();
    for (int page = 1; page <= 4; page++) {
      var found = list(Optional.empty(), new Page(page, 4));
      assertThat(found.totalCount()).isEqualTo(9);
      found.sessions().forEach(session -> paged.add(session.id()));
    }
    assertThat(paged).isEqualTo(newestFirst);
    assertThat(idsOf(list(SessionStatus.COMPLETED)))
        .containsExactly(newestFirst.get(1), newestFirst.get(4), newestFirst.get(7));
    assertThat(list(Optional.of(SessionStatus.COMPLETED), new Page(2, 2)).sessions()).hasSize(1);
  }

  @Test
  void listsAnIdleSessionAsExpired() {
    var idle = opened();
    app.clock.advance(IdleLimit.USUAL.time());
    var fresh = opened();
    assertThat(idsOf(list(SessionStatus.ACTIVE))).containsExactly(fresh.id());
    assertThat(idsOf(list(SessionStatus.EXPIRED))).containsExactly(idle.id());
    assertThat(list(SessionStatus.COMPLETED).sessions()).isEmpty();
    assertThat(idsOf(list())).containsExactly(fresh.id(), idle.id());
  }

  @Test
  void listsAnOldSessionThatHasChangedAsActive() {
    var session = opened();
    app.clock.advance(IdleLimit.USUAL.time().minusHours(1));
    var now = app.clock.instant();
    app.graph
        .table()
        .update(SessionItem.countCaptureWhileActive(session.id(), now, IdleLimit.USUAL));
    app.clock.advance(Duration.ofHours(2));
    assertThat(idsOf(list(SessionStatus.ACTIVE))).containsExactly(session.id());
    assertThat(list(SessionStatus.EXPIRED).totalCount()).isZero();
  }

  @Test
  void listsNoSessionOfAnotherOrganization() {
    opened(app.newOrganization());
    assertThat(list()).isEqualTo(new Found(List.of(), 0));
  }

  private Session session() {
    return session(app.organization);
  }

  private Session session(OrganizationId organization) {
    return Session.open(
        new SessionId(ids.next()),
        organization,
        DETAILS,
        Optional.of(UploadSeal.create(new SecureRandom())),
        app.clock.instant());
  }

  private Session opened() {
    return opened(app.organization);
  }

  private Session opened(OrganizationId organization) {
    var session = session(organization);
    assertThat(sessions.add(session)).isTrue();
    return session;
  }

  private List<Entry> active() {
    var active = new ArrayList<Entry>();
    sessions.eachActive(active::add);
    return active;
  }

  private Found list() {
    return list(Optional.empty(), ALL);
  }

  private Found list(SessionStatus status) {
    return list(Optional.of(status), ALL);
  }

  private Found list(Optional<SessionStatus> status, Page page) {
    return app.graph.sessionLists().find(app.organization, status, page, app.clock.instant());
  }

  private static List<SessionId> idsOf(Found found) {
    return found.sessions().stream().map(Session::id).toList();
  }
}
