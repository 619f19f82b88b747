package dev.packshot.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.SessionId;
import dev.packshot.lambda.Functions;
import dev.packshot.maintenance.ReconcileReport.Finding;
import dev.packshot.maintenance.ReconcileReport.Kind;
import dev.packshot.photo.PhotoKey;
import dev.packshot.session.SessionItem;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcilePhotosTest {
  private static final byte[] OTHER = "not a photo".getBytes(StandardCharsets.UTF_8);
  private static final Duration LATE = ReconcileProgress.USUAL_TIME.plusSeconds(2);

  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Uploads uploads = new Uploads(app);

  /** Sets a clock that is not behind the bucket's, which is that of this machine. */
  @BeforeEach
  void setClock() {
    app.clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void sendsTheEventOfAPhotoAgainThatWasLost() {
    var key = uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    assertThat(run().findings()).containsExactly(new Finding(Kind.UNFILED, key));
    deliver();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(uploads.photoCount()).isEqualTo(1);
  }

  @Test
  void sendsTheEventOfARegisteredPhotoAgain() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.register(key);
    app.clock.advance(LATE);
    assertThat(run().findings()).containsExactly(new Finding(Kind.PENDING, key));
    deliver();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
  }

  @Test
  void sendsTheEventOfAnEditAgainThatWasLost() {
    var photo = PhotoKey.parse(uploads.store(Uploads.PHOTO)).orElseThrow();
    uploads.deliverEvent(photo.text(), Uploads.FIRST);
    var path = "/photos/" + photo.address().photoId();
    uploads.request("PATCH", path).body("{\"edit\":{\"rotate\":90}}").send();
    app.clock.advance(LATE);
    assertThat(run().findings())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.EDIT))
        .satisfies(it -> assertThat(it.key()).startsWith(photo.text() + ".edit."));
    deliver();
    assertThat(uploads.onlyPhoto().get("edit_pending").asBoolean()).isFalse();
    assertThat(all().findings()).isEmpty();
  }

  @Test
  void sendsTheEventOfAnObjectThatReplacedAnother() {
    var key = uploads.store(OTHER);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, Uploads.PHOTO);
    app.clock.advance(LATE);
    assertThat(run().findings()).containsExactly(new Finding(Kind.REPLACED, key));
    deliver();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
  }

  @Test
  void sendsTheEventOfBytesThatWereStoredAgain() {
    var key = uploads.store(Uploads.PHOTO);
    var earlier = TestClock.atTheTrueTime();
    earlier.advance(Duration.ofDays(-1));
    new SqsBatch(app.withClock(earlier)).created(key, Uploads.FIRST).deliver();
    app.clock.advance(LATE);
    assertThat(run().findings()).containsExactly(new Finding(Kind.REPLACED, key));
    deliver();
    assertThat(all().findings()).isEmpty();
  }

  @Test
  void neverWinsOverALaterEventOfTheBucket() {
    var key = uploads.store(OTHER);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, Uploads.PHOTO);
    app.clock.advance(LATE);
    run();
    uploads.store(key, OTHER);
    uploads.deliverEvent(key, Uploads.SECOND);
    uploads.store(key, Uploads.PHOTO);
    deliver();
    assertThat(uploads.onlyPhoto().get("upload_status").asText())
        .as("the verdict on the object of the later event")
        .isEqualTo("rejected");
  }

  @Test
  void doesNothingWhenItRunsAgain() {
    uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    run();
    deliver();
    assertThat(all().findings()).isEmpty();
    app.clock.advance(Duration.ofHours(1));
    assertThat(run().findings()).isEmpty();
    assertThat(app.messages).isEmpty();
  }

  @Test
  void leavesAnObjectAloneWhoseEventMayBeOnItsWay() {
    uploads.store(Uploads.PHOTO);
    app.clock.advance(ReconcileProgress.USUAL_TIME.minusSeconds(60));
    assertThat(run().findings()).isEmpty();
    app.clock.advance(Duration.ofHours(1));
    assertThat(run().findings()).hasSize(1);
  }

  @Test
  void leavesJudgedPhotosAlone() {
    uploads.deliverEvent(uploads.store(Uploads.PHOTO), Uploads.FIRST);
    uploads.deliverEvent(uploads.store(OTHER), Uploads.FIRST);
    app.clock.advance(LATE);
    var report = run();
    assertThat(report.objects()).isEqualTo(2);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void continuesAListingAfterTheKeyWhereItStopped() {
    uploads.store(Uploads.PHOTO);
    var last = uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    var now = app.clock.instant();
    var start = ReconcileProgress.since(now.minus(Duration.ofHours(1)), now);
    var keys = app.graph.reconcilePhotos().run(start, RunLimits.USUAL).findings();
    var rest =
        app.graph.reconcilePhotos().run(start.stoppedAfter(keys.get(0).key()), RunLimits.USUAL);
    assertThat(rest.findings()).containsExactly(keys.get(1));
    assertThat(keys).extracting(Finding::key).contains(last);
  }

  @Test
  void goesOnWhereTheLastRunStopped() {
    var earlier = TestClock.atTheTrueTime();
    earlier.advance(Duration.ofDays(-40));
    var photos =
        List.of(
            new Uploads(app.withClock(earlier)).store(Uploads.PHOTO), uploads.store(Uploads.PHOTO));
    app.clock.advance(LATE);
    var longAgo = ReconcileProgress.since(earlier.instant(), app.clock.instant());
    var repository = new DynamoReconcileRepository(app.graph.table());
    repository.save(Optional.empty(), longAgo.stoppedAfter("scanner/photos/"));
    var first = app.graph.reconcilePhotos().run(new RunLimits(500, 1, RunLimits.USUAL.time()));
    assertThat(first.isDone()).isFalse();
    assertThat(first.findings()).extracting(Finding::key).containsExactly(photos.get(0));
    var second = run();
    assertThat(second.isDone()).isTrue();
    assertThat(second.findings()).extracting(Finding::key).containsExactly(photos.get(1));
  }

  @Test
  void savesAProgressUnlessAnotherRunHas() {
    var now = app.clock.instant();
    var repository = new DynamoReconcileRepository(app.graph.table());
    var first = ReconcileProgress.since(now.minusSeconds(3_600), now).stoppedAfter("a");
    assertThat(repository.save(Optional.empty(), first)).isTrue();
    assertThat(repository.save(Optional.empty(), first)).isFalse();
    var found = repository.find();
    assertThat(found).contains(first);
    assertThat(repository.save(found, first.stoppedAfter("b"))).isTrue();
    assertThat(repository.save(found, first.stoppedAfter("c"))).isFalse();
    assertThat(repository.save(repository.find(), first.done())).isTrue();
    assertThat(repository.find()).contains(first.done());
  }

  @Test
  void losesNothingWhenItHasNoTime() {
    uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    var stopped = app.graph.reconcilePhotos().run(new RunLimits(500, 1, Duration.ZERO));
    assertThat(stopped.isDone()).isFalse();
    assertThat(stopped.findings()).isEmpty();
    app.clock.advance(Duration.ofHours(1));
    assertThat(run().findings()).as("found by the next run").hasSize(1);
  }

  @Test
  void losesNothingWhenTheFirstRunsOfADeploymentFailForDays() {
    uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    var unused = app.graph.reconcilePhotos().run(new RunLimits(500, 1, Duration.ZERO));
    app.clock.advance(Duration.ofDays(2));
    assertThat(run().findings()).hasSize(1);
  }

  @Test
  void reportsTheObjectsOfSessionsThatDoNotExist() {
    var key = uploads.store(Uploads.PHOTO);
    app.graph.table().delete(SessionItem.key(SessionId.parse(uploads.session).orElseThrow()));
    app.clock.advance(LATE);
    assertThat(run().findings()).containsExactly(new Finding(Kind.ORPHANED, key));
    assertThat(app.messages).isEmpty();
  }

  @Test
  void findsAPhotoOfAnEarlierMonth() {
    var earlier = new TestClock();
    var photo = new Uploads(app.withClock(earlier)).store(Uploads.PHOTO);
    app.clock.advance(LATE);
    var from = earlier.instant();
    var progress = ReconcileProgress.since(from, app.clock.instant());
    assertThat(app.graph.reconcilePhotos().run(progress, RunLimits.USUAL).findings())
        .containsExactly(new Finding(Kind.UNFILED, photo));
  }

  @Test
  void logsWhatItFindsAndAnswersWithThePlaceWhereItStopped() throws IOException {
    var key = uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    app.log.clear();
    var answer = handle("{\"from\":\"" + monthAgo() + "\"}");
    assertThat(answer.get("done").asBoolean()).isTrue();
    assertThat(answer.get("unaccounted").asInt()).isEqualTo(1);
    assertThat(answer.get("unfiled").asInt()).isEqualTo(1);
    assertThat(app.log.remove()).contains("\"outcome\":\"unfiled\"", key);
    assertThat(app.log.remove())
        .contains("\"route\":\"RECONCILE_PHOTOS\"", "\"objects\":1", "\"unaccounted\":1");
    var next =
        handle(
            "{\"from\":\"%s\",\"until\":\"%s\",\"after\":\"%s\"}"
                .formatted(answer.get("from").asText(), answer.get("until").asText(), key));
    assertThat(next.get("unaccounted").asInt()).isZero();
  }

  @Test
  void checksWhatIsNewOnTheScheduledEvent() throws IOException {
    uploads.store(Uploads.PHOTO);
    app.clock.advance(LATE);
    var event = TestApp.event("schedule-expire-sessions.json").toString();
    assertThat(handle(event).get("unaccounted").asInt()).isEqualTo(1);
    assertThat(handle(event).get("unaccounted").asInt()).isZero();
  }

  private JsonNode handle(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    Functions.reconcilePhotos(app.graph)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            answer,
            TestContext.with(app.log));
    return new ObjectMapper().readTree(answer.toByteArray());
  }

  private ReconcileReport run() {
    return app.graph.reconcilePhotos().run(RunLimits.USUAL);
  }

  private ReconcileReport all() {
    var progress = ReconcileProgress.since(monthAgo(), app.clock.instant());
    return app.graph.reconcilePhotos().run(progress, RunLimits.USUAL);
  }

  private Instant monthAgo() {
    return app.clock.instant().minus(Duration.ofDays(30));
  }

  /** Delivers the messages that the job has sent. */
  private void deliver() {
    while (!app.messages.isEmpty()) {
      assertThat(new SqsBatch(app).message(app.messages.remove()).deliver()).isEmpty();
    }
  }
}
