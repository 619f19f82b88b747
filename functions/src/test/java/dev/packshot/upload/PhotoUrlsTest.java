package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.SoundImages;
import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.lambda.TestAnswer;
import dev.packshot.lambda.TestApp;
import dev.packshot.lambda.TestProblem;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.UploadStatus;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.Session;
import dev.packshot.store.SigningCredentials;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses in the answers: whoever may see a photo can load its pictures, and nobody else. */
class PhotoUrlsTest {
  private static final int MOST_BYTES = 6 * 1_024 * 1_024; // as Lambda lets through
  private static final int FEW = 100;
  private static final String LONG_ADDRESS =
      "https://packshot-production-photos-123456789012-ap-southeast-2"
          + ".s3.ap-southeast-2.amazonaws.com";

  private static final byte[] WIDE = new CameraPhoto(900, 600, 1, 0.8f).jpeg();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestApp app = new TestApp();
  private Uploads uploads;

  /** The server that checks the addresses goes by the time as it is, so the session is of today. */
  @BeforeEach
  void liveNow() {
    app.clock.pass(Duration.between(app.clock.instant(), Instant.now()));
    uploads = new Uploads(app);
  }

  @Test
  void leadToEveryPictureOfAReadyPhoto() throws Exception {
    ready(WIDE);
    var urls = urls(uploads.onlyPhoto());
    assertThat(urls.keySet()).containsExactlyInAnyOrder("original", "200", "400", "800", "900");
    assertThat(get(urls.get("original")).body()).isEqualTo(WIDE);
    for (var width : List.of("200", "400", "800", "900")) {
      var answer = get(urls.get(width));
      assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=3600");
      var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
      assertThat(picture.getWidth()).isEqualTo(Integer.parseInt(width));
    }
  }

  @Test
  void areInEveryAnswerThatShowsThePhoto() {
    var key = ready(WIDE);
    var shown = urls(uploads.onlyPhoto());
    assertThat(urls(uploads.register(key).json())).isEqualTo(shown);
    assertThat(urls(uploads.register(key).json())).isEqualTo(shown);
    var id = uploads.onlyPhoto().get("short_id").asText();
    var changed = uploads.request("PATCH", "/photos/" + id).body("{\"photo_type\":\"left\"}");
    assertThat(urls(changed.send().json())).isEqualTo(shown);
  }

  @Test
  void areNoneBeforeTheVerdict() {
    var registered = uploads.register(uploads.presign("front", "photo.jpg"));
    assertThat(registered.json().get("urls")).isEmpty();
    assertThat(uploads.onlyPhoto().get("urls")).isEmpty();
  }

  @Test
  void areNoneOfARejectedPhotoThoughItsObjectIsThere() {
    ready("<script>alert(1)</script>".getBytes(UTF_8));
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("rejected");
    assertThat(uploads.onlyPhoto().get("urls")).isEmpty();
  }

  @Test
  void areTheOriginalAloneWhereThereAreNoOtherPictures() throws Exception {
    var heic = sample("HEIC");
    var key = uploads.stored(uploads.presign("front", "photo.heic"), heic);
    uploads.tell(key, Uploads.FIRST);
    var urls = urls(uploads.onlyPhoto());
    assertThat(urls.keySet()).containsExactly("original");
    assertThat(get(urls.get("original")).body()).isEqualTo(heic);
  }

  @Test
  void areNotShownToOthers() {
    ready(WIDE);
    var id = uploads.onlyPhoto().get("short_id").asText();
    var foreign = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
    var refused =
        List.of(
            uploads.request("GET", "").header("X-API-Key", foreign).send(),
            uploads
                .request("PATCH", "/photos/" + id)
                .header("X-API-Key", foreign)
                .body("{\"photo_type\":\"left\"}")
                .send(),
            uploads
                .request("POST", "/photos")
                .header("X-API-Key", foreign)
                .body("{\"s3_key\":\"" + uploads.onlyPhoto().get("s3_key").asText() + "\"}")
                .send());
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(404);
              assertThat(answer.body()).doesNotContain("X-Amz");
            });
  }

  @Test
  void endWithinAQuarterOfAnHour() throws Exception {
    ready(WIDE);
    app.clock.pass(Duration.ofMinutes(-15).minusSeconds(1));
    var urls = urls(uploads.onlyPhoto());
    assertThat(get(urls.get("original")).statusCode()).isEqualTo(403);
    assertThat(get(urls.get("200")).statusCode()).isEqualTo(403);
  }

  @Test
  void areNoneWhereTheCredentialsAreAboutToEnd() {
    ready(WIDE);
    app.signWith(
        new SigningCredentials(
            TestApp.ACCESS_KEY,
            TestApp.SECRET_KEY,
            Optional.empty(),
            Optional.of(app.clock.instant().plusSeconds(59))));
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(uploads.onlyPhoto().get("urls")).isEmpty();
  }

  @Test
  void areAllThereInAFullSession() {
    fill();
    var answer = readWithATokenOf(1_000);
    assertThat(answer.size()).isLessThan(MOST_BYTES);
    assertThat(answer.json().get("product_photos"))
        .hasSize(Session.MAX_PHOTOS)
        .allSatisfy(
            photo ->
                assertThat(urls(photo).keySet())
                    .containsExactlyInAnyOrder("original", "200", "400", "800", "1600"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_500, 2_500, 4_096})
  void areFewerRatherThanTooMuchForLambdaToAnswer(int tokenLength) {
    fill();
    var answer = readWithATokenOf(tokenLength);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.size()).isLessThan(MOST_BYTES);
    var photos = answer.json().get("product_photos");
    assertThat(photos).allSatisfy(photo -> assertThat(photo.get("urls").has("200")).isTrue());
    assertThat(photos.get(0).get("urls").size()).isLessThan(5);
    var id = photos.get(0).get("short_id").asText();
    var own = uploads.request("PATCH", "/photos/" + id).body("{\"photo_type\":\"left\"}").send();
    assertThat(own.json().get("urls")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"a, 5000, 5", "a, 56700, 3", "\\, 14875, 1", "é, 29750, 1"})
  void leaveTheirRoomToTheMetadata(String character, int length, int urls) {
    fill(FEW, Map.of("note", character.repeat(length)));
    var answer = readWithATokenOf(1_000);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.size()).isLessThan(MOST_BYTES);
    var photos = answer.json().get("product_photos");
    assertThat(photos)
        .hasSize(FEW)
        .allSatisfy(photo -> assertThat(photo.get("urls")).hasSize(urls))
        .allSatisfy(
            photo -> assertThat(photo.get("metadata").get("note").asText()).hasSize(length));
  }

  @Test
  void cannotMakeRoomWhereTheMetadataAloneIsTooMuch() {
    fill(FEW, Map.of("note", "a".repeat(65_000)));
    var answer = readWithATokenOf(1_000);
    TestProblem.in(answer, ErrorCode.CONFLICT);
    assertThat(answer.json().get("detail").asText()).contains("metadata", "PATCH");
  }

  private String ready(byte[] bytes) {
    var key = uploads.stored(bytes);
    assertThat(uploads.tell(key, Uploads.FIRST)).isTrue();
    return key;
  }

  /** Files as many photos as a session takes, each with all its pictures. */
  private void fill() {
    fill(Session.MAX_PHOTOS, Map.of());
  }

  private void fill(int photos, Map<String, String> metadata) {
    var session = SessionId.parse(uploads.session).orElseThrow().value();
    var ids = new Ids(app.clock);
    for (int at = 0; at < photos; at++) {
      var key = new PhotoKey(session, ids.next(), PhotoType.CERTIFICATION, "jpeg");
      app.graph.uploads().register(registration(key, metadata));
      app.graph.uploads().file(key, judged(at), app.clock.instant());
    }
  }

  private Registration registration(PhotoKey key, Map<String, String> metadata) {
    return new Registration(
        key.address(),
        key.type(),
        metadata,
        Optional.empty(),
        "photo.jpeg",
        Optional.empty(),
        app.clock.instant());
  }

  private static JudgedObject judged(int at) {
    var sha256 = "%064x".formatted(at);
    return new JudgedObject(
        UploadStatus.READY,
        Optional.empty(),
        "image/jpeg",
        2_483_112,
        sha256,
        Optional.of(4_032),
        Optional.of(3_024),
        Optional.empty(),
        Optional.of(new Renditions(sha256.substring(48), "jpg", List.of(200, 400, 800, 1_600))),
        "etag",
        Uploads.FIRST);
  }

  /** The answer of a function on AWS, whose temporary credentials have such a token. */
  private TestAnswer readWithATokenOf(int length) {
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

  private static byte[] sample(String name) {
    return SoundImages.all().stream()
        .filter(sample -> sample.name().equals(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private static Map<String, String> urls(JsonNode photo) {
    var urls = new TreeMap<String, String>();
    photo.get("urls").properties().forEach(url -> urls.put(url.getKey(), url.getValue().asText()));
    return urls;
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }
}
