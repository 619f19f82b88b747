package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Replacement;
import dev.packshot.photo.UploadRepository.SaveResult;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.testing.TestApp;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts on the versions of one object, in a bucket that keeps versions. */
class ReplacedVersionsTest {
  private final TestApp app = new TestApp();
  private PhotoKey key;

  @BeforeEach
  void openASession() {
    var session = SessionId.parse(app.openSession()).orElseThrow();
    key = new PhotoKey(session.value(), new Ids(app.clock).next(), PhotoType.FRONT, "jpg");
  }

  @Test
  void keepsAReadyPhotoWhenARejectedVersionFollows() {
    assertThat(save(ready(1)).status()).isEqualTo(SaveStatus.SAVED);
    var result = save(rejected(2));
    assertThat(result.status()).isEqualTo(SaveStatus.REPLACED);
    assertThat(result.replacement())
        .contains(new Replacement(ready(1).facts(), rejected(2).facts()));
    assertThat(photo().isReady()).isTrue();
    assertThat(photo().judgedVersion().version()).contains("v1");
  }

  @Test
  void findsTheReadyVersionWhenItsEventComesLast() {
    assertThat(save(rejected(2)).status()).isEqualTo(SaveStatus.SAVED);
    var result = save(ready(1));
    assertThat(result.status()).isEqualTo(SaveStatus.REPLACED);
    assertThat(result.replacement())
        .contains(new Replacement(ready(1).facts(), rejected(2).facts()));
  }

  @Test
  void showsTheCopyOfTheRestoredVersion() {
    save(ready(1));
    save(rejected(2));
    assertThat(save(ready(3)).status()).isEqualTo(SaveStatus.SAVED);
    assertThat(save(rejected(2)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
    assertThat(photo().judgedVersion().version()).contains("v3");
  }

  @Test
  void replacesAReadyVersionByALaterReadyOne() {
    save(ready(1));
    assertThat(save(ready(2)).status()).isEqualTo(SaveStatus.SAVED);
    assertThat(save(ready(1)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
    assertThat(photo().judgedVersion().version()).contains("v2");
  }

  @Test
  void prefersALaterUploadToTheCopyOfAnEarlierOne() {
    save(ready(2));
    save(copyOf(2, 5));
    assertThat(save(rejected(4)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
    var result = save(ready(3));
    assertThat(result.status()).isEqualTo(SaveStatus.REPLACED);
    assertThat(result.replacement())
        .contains(new Replacement(ready(3).facts(), copyOf(2, 5).facts()));
    assertThat(save(copyOf(3, 6)).status()).isEqualTo(SaveStatus.SAVED);
    assertThat(save(ready(3)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
  }

  @Test
  void doesNotShowTheCopyOfAnEarlierUpload() {
    save(ready(3));
    var result = save(copyOf(2, 5));
    assertThat(result.status()).isEqualTo(SaveStatus.REPLACED);
    assertThat(result.replacement())
        .contains(new Replacement(ready(3).facts(), copyOf(2, 5).facts()));
  }

  private SaveResult save(JudgedObject object) {
    return app.graph.uploads().saveVerdict(key, object, Optional.empty(), app.clock.instant());
  }

  private Photo photo() {
    return app.graph.uploads().find(key).photo().orElseThrow();
  }

  private static JudgedObject ready(int version) {
    return JudgedObject.ready(facts(version), new Dimensions(4, 3), Optional.empty());
  }

  private static JudgedObject rejected(int version) {
    return JudgedObject.rejected(facts(version), "not an image");
  }

  private static JudgedObject copyOf(int origin, int version) {
    return JudgedObject.ready(facts(version, origin), new Dimensions(4, 3), Optional.empty());
  }

  private static ObjectFacts facts(int version) {
    return facts(version, version);
  }

  private static ObjectFacts facts(int version, int origin) {
    return new ObjectFacts(
        "image/jpeg",
        1,
        "%064x".formatted(origin),
        "etag" + version,
        Optional.of("v" + version),
        "%032d".formatted(version),
        "%032d".formatted(origin));
  }
}
