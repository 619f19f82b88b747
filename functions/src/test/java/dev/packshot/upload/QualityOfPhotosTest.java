package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import org.junit.jupiter.api.Test;

/** The quality that the upload event measures and the answers show. */
class QualityOfPhotosTest {
  private final Uploads uploads = new Uploads(new TestApp());

  @Test
  void isShownWithTheChecks() {
    var key = uploads.store(RenditionFixture.WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    var photo = uploads.onlyPhoto();
    var quality = photo.get("quality");
    assertThat(quality.get("sharpness").asInt()).isPositive();
    assertThat(quality.get("brightness").asDouble()).isBetween(0.2, 0.9);
    assertThat(quality.get("background_white").asDouble()).isLessThan(0.5);
    assertThat(quality.get("shorter_side").asInt()).isEqualTo(600);
    var gs1 = photo.at("/checks/gs1_primary");
    assertThat(gs1.get("passed").asBoolean()).isFalse();
    assertThat(gs1.get("failures")).hasSize(2);
    assertThat(gs1.at("/failures/0").asText())
        .isEqualTo("The shorter side has 600 pixels; 900 are wanted.");
    assertThat(photo.at("/checks/amazon_main/failures/0").asText())
        .isEqualTo("The longer side has 900 pixels; 1000 are wanted.");
  }

  @Test
  void isThatOfTheFileThatIsShown() {
    var key = uploads.store(RenditionFixture.WIDE);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, RenditionFixture.OTHER);
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(uploads.onlyPhoto().at("/quality/shorter_side").asInt()).isEqualTo(400);
  }

  @Test
  void isNotShownForARejectedPhoto() {
    var key = uploads.store("no picture".getBytes(UTF_8));
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(uploads.onlyPhoto().has("quality")).isFalse();
    assertThat(uploads.onlyPhoto().has("checks")).isFalse();
  }
}
