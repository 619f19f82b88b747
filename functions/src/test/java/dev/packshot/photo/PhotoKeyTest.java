package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packshot.id.ShortUuid;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoKeyTest {
  private static final List<String> EXTENSIONS =
      List.of("jpg", "jpeg", "png", "webp", "heic", "gif", "bmp");
  private static final List<PhotoType> TYPES = List.of(PhotoType.values());
  private static final UUID SESSION = UUID.fromString("019a9c5e-1111-7abc-8def-0123456789ab");

  /** An id of 2026-11-21T12:00:00Z. */
  private static final UUID PHOTO = UUID.fromString("01a1fdfa-4600-7000-8000-000000000001");

  /** A UUID of version 7 with another variant. */
  private static final UUID OTHER_VARIANT = UUID.fromString("01a1fdfa-4600-7000-c000-000000000001");

  private final Random random = new Random(7);

  @Test
  void containsMonthSessionTypeAndId() {
    assertThat(new PhotoKey(SESSION, PHOTO, PhotoType.FRONT, "jpg").text())
        .isEqualTo(
            "scanner/photos/2026/11/%s/front/%s.jpg"
                .formatted(ShortUuid.encode(SESSION), ShortUuid.encode(PHOTO)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,               1970/01",
    "1767225599999,   2025/12",
    "1767225600000,   2026/01",
    "253402300799999, 9999/12",
  })
  void takesYearAndMonthFromThePhotosId(long millis, String month) {
    assertThat(new PhotoKey(SESSION, photoAt(millis), PhotoType.OTHER, "png").text())
        .startsWith("scanner/photos/" + month + "/");
  }

  @Test
  void parsesEveryKeyThatItFormats() {
    keys().limit(10_000).forEach(key -> assertThat(PhotoKey.parse(key.text())).contains(key));
  }

  @Test
  void parsesNoTextThatItDoesNotFormat() {
    keys()
        .limit(2_000)
        .forEach(key -> mutations(key.text()).limit(50).forEach(this::assertIsEmptyOrSameText));
  }

  private void assertIsEmptyOrSameText(String text) {
    PhotoKey.parse(text).ifPresent(key -> assertThat(key.text()).isEqualTo(text));
  }

  @Test
  void rejectsSimilarTexts() {
    var key = new PhotoKey(SESSION, PHOTO, PhotoType.FRONT, "jpg").text();
    var session = ShortUuid.encode(SESSION);
    assertThat(PhotoKey.parse(key)).isPresent();
    assertThat(
            List.of(
                "",
                "/" + key,
                key + "/",
                key + " ",
                key + ".jpg",
                key.replace(".jpg", ".JPG"),
                key.replace(".jpg", ".svg"),
                key.replace(".jpg", "."),
                key.replace(".jpg", ""),
                key.replace(".jpg", "jpg"),
                key.replace("front", "Front"),
                key.replace("front", "sideways"),
                key.replace("front", ""),
                key.replace("/front", "//front"),
                key.replace("/front", ""),
                key.replace("photos", "Photos"),
                key.replace("scanner/", "dashboard/"),
                key.replaceFirst("/\\d\\d/", "/13/"),
                key.replaceFirst("/0?(\\d)\\d/", "/0$1/"),
                key.replaceFirst("/\\d{4}/", "/1999/"),
                key.replaceFirst("/(\\d\\d)/", "/+$1/"),
                key.replace(session, SESSION.toString()),
                key.replace(ShortUuid.encode(PHOTO), PHOTO.toString()),
                key.replace(session, session.substring(1)),
                key.replace(session, "z".repeat(22)),
                key.replace(session, "0" + session.substring(1))))
        .doesNotContain(key)
        .allSatisfy(text -> assertThat(PhotoKey.parse(text)).as(text).isEmpty());
  }

  @Test
  void rejectsPhotoIdsThatAreNotUuidv7BeforeTheYear10000() {
    var ids =
        List.of(UUID.randomUUID(), new UUID(0, 0), photoAt(253_402_300_800_000L), OTHER_VARIANT);
    for (var id : ids) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PhotoKey(SESSION, id, PhotoType.OTHER, "jpg"));
      var text = new PhotoKey(SESSION, PHOTO, PhotoType.OTHER, "jpg").text();
      assertThat(PhotoKey.parse(text.replace(ShortUuid.encode(PHOTO), ShortUuid.encode(id))))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "photo.jpg,        jpg,  image/jpeg",
    "IMG_0001.JPEG,    jpeg, image/jpeg",
    "a.b.Png,          png,  image/png",
    "x.webp,           webp, image/webp",
    "x.heic,           heic, image/heic",
    ".gif,             gif,  image/gif",
    "../../etc/x.bmp,  bmp,  image/bmp",
    "download.jfif,    jpg,  image/jpeg",
    "X.JPE,            jpg,  image/jpeg",
    "IMG_0042.HEIF,    heic, image/heic",
    "DSC_1.hif,        heic, image/heic",
    "x.dib,            bmp,  image/bmp",
    "'photo.jpg ',     jpg,  image/jpeg",
  })
  void takesOnlyTheExtensionFromAFilename(String filename, String extension, String contentType) {
    assertThat(PhotoKey.extensionOf(filename)).contains(extension);
    assertThat(new PhotoKey(SESSION, PHOTO, PhotoType.TOP, extension).contentType())
        .isEqualTo(contentType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jpg",
        ".",
        "photo.",
        "photo.svg",
        "photo.jpg.exe",
        "a.jpg/b",
        "image:1641",
        "content://media/external/images/media/1641",
        "x.g\u0130f"
      })
  void findsNoExtensionInOtherFilenames(String filename) {
    assertThat(PhotoKey.extensionOf(filename)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "film.MP4", "list.docx", "x.svg", "photo.jpg.exe", "scan.TIFF "})
  void recognizesNamesOfOtherKinds(String filename) {
    assertThat(PhotoKey.isOfAnotherKind(filename)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "blob", "image:1641", "pdf", "a.jpg", "a.jfif", "v1.2"})
  void takesOtherNamesForThoseOfPhotos(String filename) {
    assertThat(PhotoKey.isOfAnotherKind(filename)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPG", "svg", "", "jpg/x", "jfif"})
  void rejectsOtherExtensions(String extension) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhotoKey(SESSION, PHOTO, PhotoType.TOP, extension));
  }

  private Stream<PhotoKey> keys() {
    return Stream.generate(
        () ->
            new PhotoKey(
                new UUID(random.nextLong(), random.nextLong()),
                photoAt(random.nextLong(253_402_300_800_000L)),
                TYPES.get(random.nextInt(TYPES.size())),
                EXTENSIONS.get(random.nextInt(EXTENSIONS.size()))));
  }

  /** Returns texts with one character replaced, removed, doubled or inserted, or two swapped. */
  private Stream<String> mutations(String text) {
    return Stream.generate(
        () -> {
          int at = random.nextInt(text.length() - 1);
          var replacement = "/.29zA0-%é ".charAt(random.nextInt(11));
          var mutant = new StringBuilder(text);
          switch (random.nextInt(5)) {
            case 0 -> mutant.setCharAt(at, replacement);
            case 1 -> mutant.deleteCharAt(at);
            case 2 -> mutant.insert(at, text.charAt(at));
            case 3 -> mutant.insert(at, replacement);
            default -> mutant.insert(at, text.charAt(at + 1)).deleteCharAt(at + 2);
          }
          return mutant.toString();
        });
  }

  private UUID photoAt(long millis) {
    return new UUID(
        millis << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() >>> 2 | 1L << 63);
  }
}
