package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.photo.Barcode;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.photo.Renditions;
import dev.packshot.session.Session;
import dev.packshot.store.SigningCredentials;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of a session's response, which omits URLs so as not to exceed Lambda's limit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeResponsesTest {
  private static final int MAX_BYTES = 6 * 1_024 * 1_024; // Lambda's limit
  private static final int FEW_PHOTOS = 100;
  private static final String LONG_ADDRESS =
      "https://packshot-production-photos-123456789012-ap-southeast-2"
          + ".s3.ap-southeast-2.amazonaws.com";

  private final TestApp app = new TestApp();

  /** A session with as many photos as it can have, each with all its pictures. */
  private final Uploads full = new Uploads(app);

  @BeforeAll
  void fill() {
    fill(full, Session.MAX_PHOTOS, Map.of());
  }

  @Test
  void containsAllUrlsOfAFullSession() {
    var response = readWithTokenOfLength(full, 1_000);
    assertThat(response.size()).isLessThan(MAX_BYTES);
    assertThat(response.json().get("product_photos"))
        .hasSize(Session.MAX_PHOTOS)
        .allSatisfy(
            photo ->
                assertThat(photo.get("urls").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("original", "200", "400", "800", "1600"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_500, 2_500, 4_096})
  void omitsUrlsThatExceedTheLimit(int tokenLength) {
    var response = readWithTokenOfLength(full, tokenLength);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.size()).isLessThan(MAX_BYTES);
    var photos = response.json().get("product_photos");
    assertThat(photos).allSatisfy(photo -> assertThat(photo.get("urls").has("200")).isTrue());
    assertThat(photos.get(0).get("urls").size()).isLessThan(5);
    var id = photos.get(0).get("short_id").asText();
    var own = full.request("PATCH", "/photos/" + id).body("{\"photo_type\":\"left\"}").send();
    assertThat(own.json().get("urls")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"a, 5000, 5", "a, 56700, 3", "\\, 14875, 1", "é, 29750, 1"})
  void omitsUrlsInFavourOfMetadata(String character, int length, int urls) {
    var few = fewPhotos(Map.of("note", character.repeat(length)));
    var response = readWithTokenOfLength(few, 1_000);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    assertThat(response.size()).isLessThan(MAX_BYTES);
    var photos = response.json().get("product_photos");
    assertThat(photos)
        .hasSize(FEW_PHOTOS)
        .allSatisfy(photo -> assertThat(photo.get("urls")).hasSize(urls))
        .allSatisfy(
            photo -> assertThat(photo.get("metadata").get("note").asText()).hasSize(length));
  }

  @Test
  void containsTheCodesOfAFullSession() {
    var codes = new Uploads(app);
    fill(codes, Session.MAX_PHOTOS, Map.of());
    var longest =
        new Barcode(CodeFormat.QR_CODE, "\u001d".repeat(Barcode.MAX_TEXT), Optional.empty());
    for (var photo : codes.photos()) {
      var key = PhotoKey.parse(photo.get("s3_key").asText()).orElseThrow();
      int number = Integer.parseInt(photo.get("sha256").asText(), 16);
      app.graph.uploads().saveBarcodes(key.address(), judged(number).facts(), List.of(longest));
    }
    var response = readWithTokenOfLength(codes, 1_000);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.size()).isLessThan(MAX_BYTES);
    assertThat(response.json().get("product_photos"))
        .hasSize(Session.MAX_PHOTOS)
        .allSatisfy(photo -> assertThat(photo.at("/barcodes/0/text").asText()).hasSize(500));
  }

  @Test
  void omitsMetadataThatExceedsTheLimit() {
    var few = fewPhotos(Map.of("note", "a".repeat(65_000)));
    var response = readWithTokenOfLength(few, 1_000);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    assertThat(response.size()).isLessThan(MAX_BYTES);
    assertThat(response.json().get("photo_metadata_omitted").asBoolean()).isTrue();
    assertThat(response.json().get("product_photos"))
        .hasSize(FEW_PHOTOS)
        .allSatisfy(photo -> assertThat(photo.get("metadata")).isEmpty())
        .allSatisfy(photo -> assertThat(photo.get("urls")).hasSize(5));
  }

  private Uploads fewPhotos(Map<String, String> metadata) {
    var few = new Uploads(app);
    fill(few, FEW_PHOTOS, metadata);
    return few;
  }

  private void fill(Uploads uploads, int photos, Map<String, String> metadata) {
    var session = SessionId.parse(uploads.session).orElseThrow().value();
    var ids = new Ids(app.clock);
    for (int at = 0; at < photos; at++) {
      var key = new PhotoKey(session, ids.next(), PhotoType.CERTIFICATION, "jpeg");
      app.graph.uploads().register(registration(key, metadata), false);
      app.graph.uploads().saveVerdict(key, judged(at), Optional.empty(), app.clock.instant());
    }
  }

  private Registration registration(PhotoKey key, Map<String, String> metadata) {
    return new Registration(
        key,
        Optional.of(key.type()),
        metadata,
        Optional.empty(),
        Optional.of("photo.jpeg"),
        Optional.empty(),
        Optional.empty(),
        app.clock.instant());
  }

  private static JudgedObject judged(int at) {
    var sha256 = "%064x".formatted(at);
    return JudgedObject.ready(
        new ObjectFacts("image/jpeg", 2_483_112, sha256, "etag", Optional.empty(), Uploads.FIRST),
        new Dimensions(4_032, 3_024),
        Optional.of(
            new Renditions(sha256.substring(48), ImageFormat.JPEG, List.of(200, 400, 800, 1_600))));
  }

  /** Returns the response of a function with temporary credentials on AWS. */
  private TestAnswer readWithTokenOfLength(Uploads uploads, int length) {
    var onAws = app.with("PACKSHOT_UPLOAD_ENDPOINT", LONG_ADDRESS);
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    onAws.signWith(
        new SigningCredentials(
            "ASIAIOSFODNN7EXAMPLE",
            TestApp.SECRET_KEY,
            Optional.of(Base64.getEncoder().encodeToString(bytes).substring(0, length)),
            Optional.empty()));
    return onAws.request("GET", "/scanner/api/v1/sessions/" + uploads.session).send();
  }
}
