package dev.packshot.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The primary image of a product, of which there is at most one at any time. */
class PrimaryImageTest {
  private static final byte[] SMALL = new CameraPhoto(16, 16, 1, 0.8f).jpeg();

  private final Gallery gallery = new Gallery(new TestApp());

  @Test
  void replacesThePrimaryImageByALaterPrimaryUpload() {
    gallery.add(true);
    var second = gallery.add(true);
    gallery.add(false);
    assertThat(gallery.primaries()).containsExactly(second);
  }

  @Test
  void hasNoPrimaryImageUnlessRequested() {
    gallery.add(false);
    assertThat(gallery.primaries()).isEmpty();
  }

  @Test
  void movesAndRemovesThePrimaryFlagByUpdates() {
    var first = gallery.add(true);
    var second = gallery.add(false);
    assertThat(gallery.patch(second, "{\"is_primary\":true}").json().get("is_primary").asBoolean())
        .isTrue();
    assertThat(gallery.primaries()).containsExactly(second);
    assertThat(gallery.patch(first, "{\"is_primary\":false}").status()).isEqualTo(200);
    assertThat(gallery.primaries()).containsExactly(second);
    assertThat(gallery.patch(second, "{\"is_primary\":false}").json().get("is_primary").asBoolean())
        .isFalse();
    assertThat(gallery.primaries()).isEmpty();
  }

  @Test
  void updatesOtherFieldsTogetherWithThePrimaryFlag() {
    var image = gallery.add(false);
    for (var flag : new String[] {"true", "true", "false", "false"}) {
      var title = "title " + flag;
      var answer =
          gallery.patch(
              image, "{\"is_primary\":" + flag + ",\"title\":\"" + title + "\",\"priority\":3}");
      assertThat(answer.json().get("title").asText()).isEqualTo(title);
      assertThat(answer.json().get("priority").asInt()).isEqualTo(3);
      assertThat(answer.json().get("is_primary").asText()).isEqualTo(flag);
    }
  }

  @Test
  void hasNoPrimaryImageAfterItsDeletion() {
    var first = gallery.add(false);
    gallery.app.clock.advance(Duration.ofSeconds(1));
    var primary = gallery.add(true);
    gallery.delete(primary);
    assertThat(gallery.ids()).containsExactly(first);
    assertThat(gallery.primaries()).isEmpty();
    assertThat(gallery.namedPrimary()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesAnImageWhosePrimaryFlagChangesConcurrently(boolean becomesPrimary) {
    gallery.add(false);
    var image = gallery.add(!becomesPrimary);
    var first = new AtomicBoolean(true);
    var slow =
        gallery.app.withDatabase(
            TestClients.observedDynamoDb(
                call -> {
                  if (call.equals("transactWriteItems") && first.getAndSet(false)) {
                    gallery.patch(image, "{\"is_primary\":" + becomesPrimary + "}");
                  }
                }));
    assertThat(gallery.on(slow).delete(image).status()).isEqualTo(204);
    assertThat(gallery.namedPrimary()).isEmpty();
    assertThat(gallery.count()).isEqualTo(1);
  }

  @Test
  void keepsOnePrimaryImageAfterTwoHundredConcurrentUploads() {
    var answers = ConcurrentCallers.run(200, caller -> gallery.add(true, SMALL).status());
    var added = answers.stream().filter(status -> status == 201).count();
    assertThat(answers).containsOnly(201);
    assertThat(gallery.primaries()).hasSize(1);
    assertThat(gallery.count()).isEqualTo(added);
    assertThat(gallery.request("GET", gallery.path()).send().json().at("/pagination/total_count"))
        .hasToString(Long.toString(added));
  }

  @Test
  void staysConsistentUnderConcurrentDeletionsAndUpdates() {
    for (int round = 0; round < 5; round++) {
      var images = List.of(gallery.add(true), gallery.add(false), gallery.add(false));
      var requests = new ArrayList<IntSupplier>();
      requests.add(() -> gallery.delete(images.get(0)).status());
      requests.add(() -> gallery.patch(images.get(1), "{\"is_primary\":true}").status());
      requests.add(() -> gallery.delete(images.get(1)).status());
      requests.add(() -> gallery.patch(images.get(0), "{\"is_primary\":true}").status());
      requests.add(() -> gallery.patch(images.get(2), "{\"is_primary\":true}").status());
      requests.add(() -> gallery.patch(images.get(0), "{\"is_primary\":false}").status());
      var answers = ConcurrentCallers.run(requests.size(), at -> requests.get(at).getAsInt());
      assertThat(answers).isSubsetOf(200, 204, 404);
      assertThat(gallery.ids())
          .contains(images.get(2))
          .doesNotContain(images.get(0), images.get(1));
      assertThat(gallery.primaries()).hasSizeLessThan(2).isSubsetOf(gallery.ids());
      assertThat(gallery.namedPrimary().stream()).isSubsetOf(gallery.ids());
      assertThat(gallery.count()).isEqualTo(gallery.ids().size());
    }
  }
}
