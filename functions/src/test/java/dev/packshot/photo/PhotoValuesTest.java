package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Quality;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of a photo's values: its key, its order, its verdict, and how it is shown. */
class PhotoValuesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID VALUE = UUID.fromString("018d5f2e-8a00-7b3c-9d4e-5f6071829304");
  private static final UUID LATER = UUID.fromString("018d5f2e-8a64-7b3c-9d4e-5f6071829304");
  private static final SessionId SESSION = new SessionId(VALUE);
  private static final PhotoKey KEY = new PhotoKey(VALUE, LATER, PhotoType.FRONT, "jpg");
  private static final Quality QUALITY = new Quality(1, 2, 3, 4, 5, 6, 7, 8);
  private static final Renditions PICTURES =
      new Renditions("abc", ImageFormat.PNG, List.of(200, 400));

  @Test
  void placesPhotosInTheOrderOfTheirClientAndTheRestByAge() {
    var first = photo(1);
    var second = photo(2);
    var third = photo(3);
    var order = new PhotoOrder(List.of(id(third), new PhotoId(VALUE), id(first)));
    assertThat(order.place(List.of(first, second, third)))
        .extracting(PhotoValuesTest::id)
        .containsExactly(id(third), id(first), id(second));
    assertThat(order.place(first).sortOrder()).isEqualTo(2);
    assertThat(order.place(second).sortOrder()).isEqualTo(3 + second.sortOrder());
    assertThat(PhotoOrderItem.read(PhotoOrderItem.write(SESSION, order)).photos())
        .isEqualTo(order.photos());
  }

  @Test
  void listsPhotosByTheTimeTakenAndThoseWithoutOneLast() {
    var unknown = photo(1);
    var later = takenAt(photo(2), NOW.plusSeconds(1));
    var sooner = takenAt(photo(3), NOW);
    assertThat(Stream.of(unknown, later, sooner).sorted(Photo.BY_TIME_TAKEN))
        .containsExactly(sooner, later, unknown);
  }

  @Test
  void prefersTheTimeThatTheClientSaysToThatOfTheFile() {
    var fromFile = with(photo(1), ready(1).with(Optional.of(NOW), Optional.empty()));
    assertThat(json(fromFile)).contains("\"taken_at\":\"2026-11-21T12:00:00Z\"");
    assertThat(json(takenAt(fromFile, NOW.plusMillis(61_900))))
        .contains("\"taken_at\":\"2026-11-21T12:01:01Z\"");
  }

  @Test
  void showsEveryFieldOfAReadyPhoto() {
    var object =
        JudgedObject.ready(facts(1), new Dimensions(1_000, 800), Optional.of(PICTURES))
            .with(Optional.empty(), Optional.of(QUALITY))
            .asDuplicateOf(Optional.of(new PhotoId(VALUE)));
    var shown = json(with(photo(1), object));
    assertThat(shown)
        .contains("\"short_id\":\"" + id(photo(1)) + "\"")
        .contains("\"photo_type\":\"front\"")
        .contains("\"s3_key\":\"" + photo(1).address().s3Key() + "\"")
        .contains("\"original_filename\":\"a.jpg\"")
        .contains("\"sort_order\":1,")
        .contains("\"metadata\":{\"a\":\"b\"}")
        .contains("\"file_size\":17,")
        .contains("\"upload_status\":\"ready\"")
        .contains("\"rejection_reason\":null")
        .contains("\"content_type\":\"image/png\"")
        .contains("\"width\":1000,\"height\":800")
        .contains("\"sha256\":\"" + facts(1).sha256() + "\"")
        .contains("\"duplicate_of\":\"" + SESSION + "\"")
        .contains("\"barcodes\":[{\"format\":\"ean_13\",\"text\":\"x\",\"gtin\":null}]")
        .contains("\"urls\":{}")
        .contains("\"quality\":{\"sharpness\":1,\"brightness\":0.002,\"contrast\":0.003,")
        .contains("\"clipped_dark\":0.004,\"clipped_light\":0.005,\"background_white\":0.006,")
        .contains("\"fill\":0.007,\"shorter_side\":8}")
        .contains("\"gs1_primary\":{\"passed\":false,\"failures\":[")
        .doesNotContain("The longer side")
        .contains("\"file_expires\":\"2024-02-01");
  }

  @Test
  void showsThePhotoWithoutMetadataForAResponseWithoutRoomForIt() {
    var photo = with(photo(1), ready(1));
    assertThat(json(photo.withoutMetadata())).isEqualTo(json(photo).replace("{\"a\":\"b\"}", "{}"));
  }

  @Test
  void showsTheClaimedSizeUntilTheFileHasArrived() {
    assertThat(json(photo(1)))
        .contains("\"file_size\":99,")
        .contains("\"upload_status\":\"pending\"");
  }

  @Test
  void showsWhyAFileWasRejected() {
    assertThat(json(with(photo(1), JudgedObject.rejected(facts(1), "no image"))))
        .contains("\"upload_status\":\"rejected\"")
        .contains("\"rejection_reason\":\"no image\"")
        .contains("\"width\":null");
  }

  @Test
  void tellsAVerdictThatIsFinalFromOneThatIsNot() {
    var refused = JudgedObject.rejected(facts(1), "no image");
    var undecided = JudgedObject.undecided(facts(1), "broken");
    assertThat(List.of(refused.isRefused(), undecided.isRefused(), ready(1).isRefused()))
        .containsExactly(true, false, false);
    assertThat(List.of(refused.isUndecided(), undecided.isUndecided(), ready(1).isUndecided()))
        .containsExactly(false, true, false);
    var full = ready(1).asRejected("full");
    assertThat(full.isRefused()).isTrue();
    assertThat(full.dimensions()).isEqualTo(ready(1).dimensions()).isPresent();
  }

  @Test
  void takesTheSameObjectForNoReplacementOfItself() {
    assertThat(ready(1).replacement(ready(1))).isEmpty();
    assertThat(ready(2).replacement(ready(1))).isEmpty();
    var rejected = JudgedObject.rejected(facts(2), "no image");
    var replacement = new JudgedObject.Replacement(facts(1), facts(2));
    assertThat(ready(1).replacement(rejected)).contains(replacement);
    assertThat(rejected.replacement(ready(1))).contains(replacement);
    assertThat(JudgedObject.rejected(facts(1), "a").replacement(rejected)).isEmpty();
  }

  @Test
  void namesThePicturesOfAPhoto() {
    var start = "scanner/renditions/" + SESSION + "/" + KEY.address().photoId() + "/";
    assertThat(Renditions.prefix(KEY.address())).isEqualTo(start);
    assertThat(PICTURES.keys(KEY.address()))
        .containsExactly(start + "abc-200.png", start + "abc-400.png");
    assertThat(PICTURES.key(KEY.address(), 200)).isEqualTo(start + "abc-200.png");
  }

  @Test
  void listsTheSmallestPictureThenTheOriginalThenTheOthers() {
    var original = ObjectVersion.current("o");
    var objects =
        new PhotoObjects(KEY.address(), original, Optional.of("image/png"), Optional.of(PICTURES));
    assertThat(objects.byName().keySet()).containsExactly("200", "original", "400");
    assertThat(objects.byName()).containsEntry("original", original);
    assertThat(objects.type("original")).contains("image/png");
    assertThat(objects.type("200")).isEmpty();
    var alone = new PhotoObjects(KEY.address(), original, Optional.empty(), Optional.empty());
    assertThat(alone.byName()).isEqualTo(Map.of("original", original));
  }

  @Test
  void hasACodeOfAtMostFiveHundredCharacters() {
    var text = "x".repeat(Barcode.MAX_TEXT);
    assertThat(new Barcode(CodeFormat.EAN_13, text, Optional.empty()).text()).isEqualTo(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Barcode(CodeFormat.EAN_13, text + "x", Optional.empty()));
  }

  @Test
  void listsTheMonthsOfKeysFromOneTimeToAnother() {
    var december = Instant.parse("2025-12-31T23:59:59Z");
    assertThat(PhotoKey.prefixes(december, december.plusSeconds(1)))
        .containsExactly("scanner/photos/2025/12/", "scanner/photos/2026/01/");
    assertThat(PhotoKey.prefixes(december, december)).containsExactly("scanner/photos/2025/12/");
    assertThat(PhotoKey.prefixes(december, Instant.parse("2026-11-01T00:00:00Z")))
        .hasSize(12)
        .contains("scanner/photos/2026/09/", "scanner/photos/2026/10/");
  }

  private static Photo photo(int offset) {
    var id = new UUID(VALUE.getMostSignificantBits() + ((long) offset << 16), 0x9L << 60);
    var key = new PhotoKey(VALUE, id, PhotoType.FRONT, "jpg");
    var details =
        new PhotoDetails(
            PhotoType.FRONT,
            "a.jpg",
            NOW,
            Map.of("a", "b"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    var codes = List.of(new Barcode(CodeFormat.EAN_13, "x", Optional.empty()));
    return new Photo(
        key.address(),
        details,
        key.address().sortOrder(),
        Optional.of(99L),
        Optional.empty(),
        codes,
        Optional.empty(),
        false,
        Edits.none());
  }

  private static Photo with(Photo photo, JudgedObject object) {
    return new Photo(
        photo.address(),
        photo.details(),
        photo.sortOrder(),
        photo.claimedSize(),
        Optional.of(object),
        photo.barcodes(),
        photo.fileMissingSince(),
        false,
        photo.edits());
  }

  private static Photo takenAt(Photo photo, Instant time) {
    var details = photo.details();
    return new Photo(
        photo.address(),
        new PhotoDetails(
            details.type(),
            details.originalFilename(),
            details.createdAt(),
            details.metadata(),
            details.captureId(),
            Optional.of(time),
            details.clientId(),
            details.isRegistered()),
        photo.sortOrder(),
        photo.claimedSize(),
        photo.object(),
        photo.barcodes(),
        photo.fileMissingSince(),
        false,
        photo.edits());
  }

  private static String json(Photo photo) {
    var lifetime = new PhotoLifetime(Optional.of(Duration.ofDays(1)));
    return JsonWriter.object(json -> photo.write(json, PhotoUrls.none(lifetime, NOW)));
  }

  private static PhotoId id(Photo photo) {
    return photo.address().photoId();
  }

  private static JudgedObject ready(int version) {
    return JudgedObject.ready(facts(version), new Dimensions(4, 3), Optional.empty());
  }

  private static ObjectFacts facts(int version) {
    return new ObjectFacts(
        "image/png",
        17,
        "%064x".formatted(version),
        "e" + version,
        Optional.of("v" + version),
        Integer.toString(version));
  }
}
