package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The smaller pictures of photos whose object is replaced or whose event is repeated. */
class ReplacedPhotosTest {
  private static final byte[] WIDE = RenditionFixture.WIDE;
  private static final byte[] OTHER = RenditionFixture.OTHER;

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final RenditionFixture pictures = new RenditionFixture(app);

  @Test
  void keepsTheRenditionsWhenTheEventIsRepeated() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    var before = pictures.all();
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(pictures.all()).isEqualTo(before);
    pictures.assertShown(key);
  }

  @Test
  void removesTheRenditionsOfAReplacedObject() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, OTHER);
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(pictures.photo(key).renditions().orElseThrow().widths())
        .containsExactly(200, 400, 500);
    pictures.assertShown(key);
  }

  @Test
  void removesAllRenditionsWhenTheNewObjectIsInvalid() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, "no picture".getBytes(UTF_8));
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(pictures.photo(key).renditions()).isEmpty();
    assertThat(pictures.all()).isEmpty();
  }

  @Test
  void removesTheRenditionsOfALateEvent() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.SECOND);
    uploads.deliverEvent(key, Uploads.FIRST);
    pictures.assertShown(key);
  }

  @Test
  void showsTheRenditionsOfAPictureThatIsUploadedAgain() {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, "01");
    uploads.store(key, OTHER);
    uploads.deliverEvent(key, "02");
    uploads.store(key, WIDE);
    uploads.deliverEvent(key, "03");
    uploads.deliverEvent(key, "01");
    uploads.deliverEvent(key, "02");
    pictures.assertShown(key);
  }

  @Test
  void keepsTheShownRenditionsUnderConcurrentEvents() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        var key = uploads.store(WIDE);
        uploads.deliverEvent(key, "00");
        uploads.store(key, OTHER);
        var events = new ArrayList<Callable<Boolean>>();
        for (var sequencer : List.of("01", "02", "02", "03")) {
          events.add(() -> uploads.deliverEvent(key, sequencer));
        }
        for (var outcome : threads.invokeAll(events)) {
          assertThat(outcome.get()).isTrue();
        }
        assertThat(pictures.of(key))
            .containsAll(
                pictures.photo(key).renditions().orElseThrow().keys(pictures.photo(key).address()));
        uploads.deliverEvent(key, "03");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void removesReplacedRenditionsWhenAnInterruptedEventIsRepeated() throws Exception {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, OTHER);
    var broken =
        new InterruptedObjectStore(
            pictures.store(),
            () -> {
              throw new IllegalStateException("deletion failed");
            });
    assertThatThrownBy(
            () -> pictures.ingest(broken).ingest(pictures.event(key, Uploads.SECOND), false))
        .hasMessage("deletion failed");
    assertThat(pictures.all()).hasSize(4 + 3);
    pictures.ingest(pictures.store()).ingest(pictures.event(key, Uploads.SECOND), false);
    pictures.assertShown(key);
  }

  @Test
  void keepsTheRenditionsOfAPictureThatIsUploadedAgainDuringTheRemoval() throws Exception {
    var key = uploads.store(WIDE);
    uploads.deliverEvent(key, "01");
    uploads.store(key, OTHER);
    var slow =
        new InterruptedObjectStore(
            pictures.store(),
            () -> {
              uploads.store(key, WIDE);
              uploads.deliverEvent(key, "03");
            });
    pictures.ingest(slow).ingest(pictures.event(key, "02"), false);
    pictures.assertShown(key);
  }
}
