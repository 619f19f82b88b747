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

/** Tests of the verdicts on uploaded files. */
class PhotoVerdictsTest {
  private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @Test
  void returnsTheSizeOfTheStoredPixels() {
    var rotated =
        scanner.uploadAndAwaitVerdict(
            session, scanner.requestUpload(session), TestPhotos.rotated());
    assertThat(rotated.path("width").asInt()).isEqualTo(TestPhotos.WIDTH);
    assertThat(rotated.path("height").asInt()).isEqualTo(TestPhotos.HEIGHT);
  }

  @Test
  void tellsHowWellAPhotoShowsAProduct() {
    var photo =
        scanner.uploadAndAwaitVerdict(session, scanner.requestUpload(session), TestPhotos.small());
    assertThat(photo.at("/quality/shorter_side").asInt()).isEqualTo(TestPhotos.HEIGHT);
    assertThat(photo.at("/quality/sharpness").asInt()).isPositive();
    assertThat(photo.at("/checks/gs1_primary/passed").asBoolean()).isFalse();
    assertThat(photo.at("/checks/gs1_primary/failures/0").asString())
        .isEqualTo("The shorter side has 240 pixels; 900 are wanted.");
  }

  @Test
  void recognizesADuplicate() {
    var file = TestPhotos.small();
    var first = scanner.uploadAndAwaitVerdict(session, scanner.requestUpload(session), file);
    var second = scanner.uploadAndAwaitVerdict(session, scanner.requestUpload(session), file);
    assertThat(first.path("duplicate_of").isNull()).isTrue();
    assertThat(second.path("duplicate_of")).isEqualTo(first.path("short_id"));
  }

  @Test
  void acceptsEveryFormat() {
    var samples = ValidImages.all();
    var forms = upload(samples);
    for (int index = 0; index < samples.size(); index++) {
      var sample = samples.get(index);
      var photo = scanner.awaitVerdict(session, forms.get(index).photoId());
      assertThat(ScannerClient.status(photo)).as("%s: %s", sample, photo).isEqualTo("ready");
      assertThat(photo.path("content_type").asString()).isEqualTo(sample.contentType());
      assertThat(photo.path("width").asInt()).as(sample.name()).isEqualTo(sample.width());
      assertThat(photo.path("height").asInt()).as(sample.name()).isEqualTo(sample.height());
    }
  }

  @Test
  void acceptsAPictureOfAnotherTypeThanItsName() {
    var form = scanner.requestUpload(session, "front", "photo.png");
    var photo = scanner.uploadAndAwaitVerdict(session, form, TestPhotos.small());
    assertThat(ScannerClient.status(photo)).isEqualTo("ready");
    assertThat(photo.path("content_type").asString()).isEqualTo("image/jpeg");
  }

  @Test
  void rejectsHostileFilesWithAReason() {
    var samples =
        HostileImages.all().stream().filter(sample -> !sample.name().equals("empty")).toList();
    var forms = upload(samples);
    for (int index = 0; index < samples.size(); index++) {
      var photo = scanner.awaitVerdict(session, forms.get(index).photoId());
      assertThat(ScannerClient.status(photo)).as("%s", samples.get(index)).isEqualTo("rejected");
      assertThat(photo.path("rejection_reason").asString())
          .as("%s", samples.get(index))
          .endsWith(".");
      assertThat(photo.path("width").isNull()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void namesTheFaultOfARejectedFile(
      String description, String filename, byte[] file, String reason) {
    var rejected =
        scanner.uploadAndAwaitVerdict(
            session, scanner.requestUpload(session, "front", filename), file);
    assertThat(rejected.path("rejection_reason").asString()).as(description).contains(reason);
    assertThat(rejected.path("file_size").asInt()).isEqualTo(file.length);
    assertThat(rejected.path("sha256").asString()).isEqualTo(TestPhotos.sha256(file));
  }

  static Stream<Arguments> namesTheFaultOfARejectedFile() {
    var text = "Hello, world".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("text named .jpg", "photo.jpg", text, "not an image"),
        Arguments.of("a PDF named .jpg", "photo.jpg", PDF, "PDF"),
        Arguments.of("a truncated JPEG", "photo.jpg", TestPhotos.truncated(), "cut off"));
  }

  private List<UploadForm> upload(List<ImageSample> samples) {
    var forms = new ArrayList<UploadForm>();
    for (var sample : samples) {
      var extension = sample.contentType().substring("image/".length());
      forms.add(scanner.requestUpload(session, "front", "photo." + extension));
      ScannerClient.upload(forms.get(forms.size() - 1), sample.bytes());
    }
    return forms;
  }
}
