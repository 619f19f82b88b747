package dev.packshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.packshot.capture.CaptureRepository.Addition;
import dev.packshot.gs1.Gtin;
import dev.packshot.gs1.ScannedText;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.ProductId;
import dev.packshot.id.SessionId;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The captures in the table, and their look-ups. */
class CaptureRepositoryTest {
  private static final Gtin GTIN = new Gtin("04006381333931");
  private static final Scan TYPED =
      new Scan(
          CaptureType.MANUAL,
          "4006381333931",
          Optional.of(GTIN),
          Map.of(),
          Optional.empty(),
          false);
  private static final Scan PICTURE =
      new Scan(CaptureType.IMAGE, "", Optional.empty(), Map.of(), Optional.of("k"), true);
  private static final PictureCode ELEMENTS = code("(01)04006381333931(10)A1");

  private final TestApp app = new TestApp();
  private final Ids ids = new Ids(app.clock);
  private final CaptureRepository captures = app.graph.captures();
  private final SessionId session = new SessionId(ids.next());

  CaptureRepositoryTest() {
    var details = new SessionDetails(CaptureMode.BOTH, Map.of(), "", "{}");
    app.graph
        .sessions()
        .add(
            Session.open(
                session, app.organization, details, Optional.empty(), app.clock.instant()));
  }

  @Test
  void keepsACaptureAsItWasAdded() {
    var scan =
        new Scan(
            CaptureType.BARCODE,
            "raw",
            Optional.of(GTIN),
            Map.of("10", "A1"),
            Optional.of("key"),
            false);
    var capture = Capture.create(newAddress(), scan, Map.of("a", "b"), app.clock.instant());
    assertThat(captures.add(capture, Optional.empty())).isEqualTo(new Addition.Added());
    assertThat(captures.find(session, capture.address().captureId())).contains(capture);
    assertThat(captures.sessionOf(capture.address().captureId())).contains(session);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void findsNoCaptureThatWasNeverAdded() {
    var missing = newAddress().captureId();
    assertThat(captures.find(session, missing)).isEmpty();
    assertThat(captures.sessionOf(missing)).isEmpty();
    assertThat(captures.startLookUp(session, missing)).isEmpty();
  }

  @Test
  void findsNoCaptureOfADeletedSession() {
    var capture = added(TYPED);
    app.graph
        .sessionDeletions()
        .delete(app.graph.sessions().find(session).orElseThrow(), app.clock.instant());
    assertThat(captures.find(session, capture.address().captureId())).isEmpty();
  }

  @Test
  void addsNoCaptureToASessionThatHasEnded() {
    app.clock.advance(IdleLimit.USUAL.time());
    var refused = captures.add(capture(TYPED), Optional.empty());
    assertThat(refused).isInstanceOf(Addition.Refused.class);
    assertThat(((Addition.Refused) refused).session().orElseThrow().captureCount()).isZero();
  }

  @Test
  void addsNoCaptureToASessionThatDoesNotExist() {
    var address =
        new CaptureAddress(new SessionId(ids.next()), app.organization, new CaptureId(ids.next()));
    var capture = Capture.create(address, TYPED, Map.of(), app.clock.instant());
    assertThat(captures.add(capture, Optional.empty()))
        .isEqualTo(new Addition.Refused(Optional.empty()));
    captures.addOfPicture(capture);
    assertThat(captures.sessionOf(address.captureId())).isEmpty();
  }

  @Test
  void addsOneCaptureForARepeatedRequest() {
    var request = new RepeatableRequest("c", "n", "f");
    var note = Optional.of(request.madeAt(app.clock.instant(), "made"));
    assertThat(captures.add(capture(TYPED), note)).isEqualTo(new Addition.Added());
    assertThat(captures.add(capture(TYPED), note)).isEqualTo(new Addition.MadeBefore(note.get()));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void addsNoSecondCaptureWithTheSameId() {
    var capture = added(TYPED);
    assertThatIllegalStateException()
        .isThrownBy(() -> captures.add(capture, Optional.empty()))
        .withMessageContaining("taken");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void addsTheCaptureOfAPictureOnceEvenAfterTheEndOfItsSession() {
    app.clock.advance(IdleLimit.USUAL.time());
    var capture = capture(PICTURE);
    captures.addOfPicture(capture);
    captures.addOfPicture(capture);
    assertThat(present(capture)).isEqualTo(capture);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void endsALookUpOnceWithItsResult() {
    var capture = added(TYPED);
    var started = start(capture);
    assertThat(started.status()).isEqualTo(CaptureStatus.LOOKING_UP);
    var product = new KnownProduct(Optional.of(new ProductId(ids.next())), "Pencils");
    var ended = started.lookUp().completed(Optional.of(product), app.clock.instant());
    assertThat(captures.endLookUp(started, ended)).isTrue();
    assertThat(present(capture).lookUp()).isEqualTo(ended);
    assertThat(open()).isEmpty();
    assertThat(captures.endLookUp(started, ended)).isFalse();
    assertThat(captures.startLookUp(session, capture.address().captureId())).isEmpty();
  }

  @Test
  void looksUpAgainWhatHasFailed() {
    var started = start(added(TYPED));
    captures.endLookUp(started, started.lookUp().failed("down", app.clock.instant()));
    var failed = present(started);
    assertThat(failed.lookUp().message()).contains("down");
    assertThat(failed.lookUp().endedAt()).contains(app.clock.instant());
    var again = captures.retry(failed).orElseThrow();
    assertThat(again.lookUp()).isEqualTo(LookUp.pending(1));
    assertThat(present(started)).isEqualTo(again);
    assertThat(captures.retry(failed)).isEmpty();
    assertThat(open()).containsExactly(waiting(started, Instant.EPOCH));
    assertThat(captures.endLookUp(started, started.lookUp().notFound(app.clock.instant())))
        .isFalse();
  }

  @Test
  void forgetsTheProductOfAnEarlierLookUp() {
    var started = start(added(TYPED));
    var product = new KnownProduct(Optional.empty(), "Pencils");
    captures.endLookUp(
        started, started.lookUp().completed(Optional.of(product), app.clock.instant()));
    assertThat(present(started).lookUp().product()).contains(product);
    captures.retry(present(started));
    var second = start(started);
    captures.endLookUp(second, second.lookUp().notFound(app.clock.instant()));
    assertThat(present(started).lookUp()).isEqualTo(second.lookUp().notFound(app.clock.instant()));
    assertThat(present(started).lookUp().product()).isEmpty();
  }

  @Test
  void countsHowOftenALookUpWasPostponed() {
    var started = start(added(TYPED));
    var until = app.clock.instant().plusSeconds(60);
    captures.postpone(started, until);
    assertThat(open()).containsExactly(waiting(started, until));
    assertThat(present(started).lookUp().tries()).isEqualTo(1);
    captures.postpone(present(started), until.plusSeconds(60));
    assertThat(present(started).lookUp().tries()).isEqualTo(2);
    captures.endLookUp(started, started.lookUp().notFound(app.clock.instant()));
    captures.postpone(started, until);
    assertThat(open()).isEmpty();
    assertThat(captures.retry(present(started)).orElseThrow().lookUp().tries()).isZero();
  }

  @Test
  void addsTheCodeOfAPhotoToACaptureWithoutANumber() {
    var capture =
        added(
            new Scan(
                CaptureType.MANUAL,
                "shelf 4",
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false));
    captures.addCode(session, capture.address().captureId(), ELEMENTS.meaning());
    var scan = present(capture).scan();
    assertThat(scan.rawValue()).isEqualTo("shelf 4");
    assertThat(scan.gtin()).contains(GTIN);
    assertThat(scan.elements()).isEqualTo(Map.of("01", GTIN.digits(), "10", "A1"));
    assertThat(present(capture).lookUp()).isEqualTo(LookUp.pending(1));
  }

  @Test
  void addsACodeThoughAnotherLookUpIsStartedMeanwhile() {
    var capture = added(PICTURE);
    var first = new AtomicBoolean(true);
    var slow =
        app.withDatabase(
            TestClients.observedDynamoDb(
                call -> {
                  if (call.equals("updateItem") && first.getAndSet(false)) {
                    captures.addPicture(start(capture), Optional.empty());
                  }
                }));
    slow.graph.captures().addCode(session, capture.address().captureId(), ELEMENTS.meaning());
    assertThat(present(capture).scan().gtin()).contains(GTIN);
    assertThat(present(capture).lookUp()).isEqualTo(LookUp.pending(2));
  }

  @Test
  void addsNoCodeToACaptureWithANumber() {
    var capture = added(TYPED);
    captures.addCode(session, capture.address().captureId(), code("96385074").meaning());
    assertThat(present(capture)).isEqualTo(capture);
    captures.addCode(session, newAddress().captureId(), ELEMENTS.meaning());
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keepsTheElementsThatTheClientHasSent() {
    var sent = Map.of("21", "client");
    var capture =
        added(new Scan(CaptureType.IMAGE, "a", Optional.empty(), sent, Optional.of("k"), true));
    captures.addCode(session, capture.address().captureId(), ELEMENTS.meaning());
    assertThat(present(capture).scan().elements()).isEqualTo(sent);
    assertThat(present(capture).scan().isUnread()).isFalse();
    var other =
        added(new Scan(CaptureType.IMAGE, "a", Optional.empty(), sent, Optional.of("k"), true));
    captures.addPicture(start(other), Optional.of(ELEMENTS));
    assertThat(present(other).scan())
        .isEqualTo(
            new Scan(CaptureType.IMAGE, "a", Optional.of(GTIN), sent, Optional.of("k"), false));
  }

  @Test
  void addsWhatAPictureShowsToItsCapture() {
    var started = start(added(PICTURE));
    captures.addPicture(started, Optional.of(ELEMENTS));
    var scan = present(started).scan();
    assertThat(scan.rawValue()).isEqualTo(ELEMENTS.text());
    assertThat(scan.gtin()).contains(GTIN);
    assertThat(scan.elements()).isEqualTo(Map.of("01", GTIN.digits(), "10", "A1"));
    assertThat(scan.isUnread()).isFalse();
    assertThat(present(started).lookUp()).isEqualTo(LookUp.pending(1));
    captures.addPicture(started, Optional.of(code("96385074")));
    assertThat(present(started).scan()).isEqualTo(scan);
  }

  @Test
  void marksAPictureAsReadThatShowsNoCode() {
    var started = start(added(PICTURE));
    captures.addPicture(started, Optional.empty());
    assertThat(present(started).scan())
        .isEqualTo(
            new Scan(CaptureType.IMAGE, "", Optional.empty(), Map.of(), Optional.of("k"), false));
    assertThat(present(started).lookUp()).isEqualTo(LookUp.pending(1));
  }

  @Test
  void visitsEveryOpenCapture() {
    var all = new ArrayList<OpenCapture>();
    for (int count = 0; count < 20; count++) {
      all.add(waiting(added(TYPED), Instant.EPOCH));
    }
    assertThat(open()).containsExactlyInAnyOrderElementsOf(all);
  }

  private static PictureCode code(String text) {
    return new PictureCode(text, ScannedText.read(text));
  }

  private CaptureAddress newAddress() {
    return new CaptureAddress(session, app.organization, new CaptureId(ids.next()));
  }

  private Capture capture(Scan scan) {
    return Capture.create(newAddress(), scan, Map.of(), app.clock.instant());
  }

  private Capture added(Scan scan) {
    var capture = capture(scan);
    assertThat(captures.add(capture, Optional.empty())).isEqualTo(new Addition.Added());
    return capture;
  }

  private Capture start(Capture capture) {
    return captures.startLookUp(session, capture.address().captureId()).orElseThrow();
  }

  private Capture present(Capture capture) {
    return captures.find(session, capture.address().captureId()).orElseThrow();
  }

  private long count() {
    return app.graph.sessions().find(session).orElseThrow().captureCount();
  }

  private List<OpenCapture> open() {
    var open = new ArrayList<OpenCapture>();
    captures.eachOpen(open::add);
    return open;
  }

  private static OpenCapture waiting(Capture capture, Instant until) {
    return new OpenCapture(capture.address().sessionId(), capture.address().captureId(), until);
  }
}
