package dev.packshot.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.photo.PhotoDeletion;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The erasure of deleted sessions, run by run. */
class SweepSessionsTest {
  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());

  @Test
  void goesOnWhereTheLastRunStopped() {
    var first = withPhotos(2);
    var second = withPhotos(2);
    delete(first);
    delete(second);
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    int runs = 0;
    long items = 0;
    for (long ended = 0; ended < 2; runs++) {
      var report = app.graph.sweepSessions().run(2);
      assertThat(report.items()).isLessThanOrEqualTo(2);
      items += report.items();
      ended += report.ended();
    }
    assertThat(items).as("2 photos and a claim each").isEqualTo(6);
    assertThat(runs).isEqualTo(3);
    assertThat(
            TableContents.withoutKeys(app).stream()
                .filter(item -> item.get("pk").s().matches("(SESSION|PHOTO).*")))
        .isEmpty();
  }

  @Test
  void bringsNothingBackByTheReconciliation() {
    var uploads = new Uploads(app);
    app.clock.advance(Duration.ofSeconds(30));
    uploads.store(Uploads.PHOTO);
    delete(uploads);
    app.clock.advance(ReconcileProgress.USUAL_TIME.plusSeconds(2));
    var report = app.graph.reconcilePhotos().run(RunLimits.USUAL);
    assertThat(report.objects()).isEqualTo(1);
    assertThat(report.findings()).isEmpty();
    assertThat(app.messages).isEmpty();
  }

  private Uploads withPhotos(int number) {
    var uploads = new Uploads(app);
    for (int photo = 0; photo < number; photo++) {
      uploads.deliverEvent(uploads.store(Uploads.PHOTO), Uploads.FIRST);
    }
    return uploads;
  }

  private static void delete(Uploads uploads) {
    assertThat(uploads.request("DELETE", "").send().status()).isEqualTo(204);
  }
}
