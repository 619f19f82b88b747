package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.HostileImages;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found out about photos from their bytes. */
class JudgedPhotosTest {
  private final Scanner scanner = new Scanner();
  private final String session = scanner.open();

  @Test
  void haveTheSizeOfTheirPixelsAsTheyAreStored() {
    var turned = scanner.verdictOn(session, scanner.upload(session), Pictures.turned());
    assertThat(turned.path("width").asInt()).isEqualTo(Pictures.WIDTH);
    assertThat(turned.path("height").asInt()).isEqualTo(Pictures.HEIGHT);
  }

  @Test
  void areRecognizedWhenTheirBytesCameBefore() {
    var file = Pictures.small();
    var first = scanner.verdictOn(session, scanner.upload(session), file);
    var second = scanner.verdictOn(session, scanner.upload(session), file);
    assertThat(first.path("duplicate_of").isNull()).isTrue();
    assertThat(second.path("duplicate_of")).isEqualTo(first.path("short_id"));
  }

  @Test
  void areReadyInEveryFormat() {
    var samples = ValidImages.all();
    var forms = posted(samples);
    for (int at = 0; at < samples.size(); at++) {
      var sample = samples.get(at);
      var photo = scanner.awaitVerdict(session, forms.get(at).photoId());
      assertThat(Scanner.status(photo)).as("%s: %s", sample, photo).isEqualTo("ready");
      assertThat(photo.path("content_type").asString()).isEqualTo(sample.contentType());
      assertThat(photo.path("width").asInt()).as(sample.name()).isEqualTo(sample.width());
      assertThat(photo.path("height").asInt()).as(sample.name()).isEqualTo(sample.height());
    }
  }

  @Test
  void areRejectedWithAReasonWhenTheirFilesLieOrBreakOffOrBlowUp() {
    var samples =
        HostileImages.all().stream().filter(sample -> !sample.name().equals("empty")).toList();
    var forms = posted(samples);
    for (int at = 0; at < samples.size(); at++) {
      var photo = scanner.awaitVerdict(session, forms.get(at).photoId());
      assertThat(Scanner.status(photo)).as("%s", samples.get(at)).isEqualTo("rejected");
      assertThat(photo.path("rejection_reason").asString()).as("%s", samples.get(at)).endsWith(".");
      assertThat(photo.path("width").isNull()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void areRejectedWithAReasonThatNamesTheFault(
      String what, String filename, byte[] file, String reason) {
    var rejected = scanner.verdictOn(session, scanner.upload(session, "front", filename), file);
    assertThat(rejected.path("rejection_reason").asString()).as(what).contains(reason);
    assertThat(rejected.path("file_size").asInt()).isEqualTo(file.length);
    assertThat(rejected.path("sha256").asString()).isEqualTo(Pictures.sha256(file));
  }

  static Stream<Arguments> areRejectedWithAReasonThatNamesTheFault() {
    var text = "Hello, world".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("text named .jpg", "photo.jpg", text, "not an image"),
        Arguments.of("a JPEG named .png", "photo.png", Pictures.small(), "JPEG"),
        Arguments.of("a JPEG cut off", "photo.jpg", Pictures.cutOff(), "cut off"));
  }

  private List<Form> posted(List<ImageSample> samples) {
    var forms = new ArrayList<Form>();
    for (var sample : samples) {
      var extension = sample.contentType().substring("image/".length());
      forms.add(scanner.upload(session, "front", "photo." + extension));
      Scanner.store(forms.get(forms.size() - 1), sample.bytes());
    }
    return forms;
  }
}
