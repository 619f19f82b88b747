package dev.packshot.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.graph.Settings;
import dev.packshot.store.SigningCredentials;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestHeic;
import dev.packshot.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The URLs in responses that contain photos. */
class PhotoUrlsTest {
  private static final byte[] WIDE = new CameraPhoto(900, 600, 1, 0.8f).jpeg();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestApp app = new TestApp();
  private Uploads uploads;

  /** Opens a session at the real time, by which the object store checks signatures. */
  @BeforeEach
  void openSessionNow() {
    app.clock.advance(Duration.between(app.clock.instant(), Instant.now()));
    uploads = new Uploads(app);
  }

  @Test
  void linksEveryPictureOfAReadyPhoto() throws Exception {
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
  void containsTheUrlsInEveryResponseWithThePhoto() {
    var key = ready(WIDE);
    var shown = urls(uploads.onlyPhoto());
    assertThat(urls(uploads.register(key).json())).isEqualTo(shown);
    assertThat(urls(uploads.register(key).json())).isEqualTo(shown);
    var id = uploads.onlyPhoto().get("short_id").asText();
    var changed = uploads.request("PATCH", "/photos/" + id).body("{\"photo_type\":\"left\"}");
    assertThat(urls(changed.send().json())).isEqualTo(shown);
  }

  @Test
  void statesWhenTheFileExpiresAndThenContainsNoUrls() {
    ready(WIDE);
    assertThat(uploads.onlyPhoto().has("file_expires")).isFalse();

    uploads = new Uploads(app.with(Settings.PHOTO_DAYS, "14"));
    ready(WIDE);
    var end = app.clock.instant().plus(Duration.ofDays(14));
    assertThat(Instant.parse(uploads.onlyPhoto().get("file_expires").asText()))
        .isBetween(end.minusSeconds(60), end);
    assertThat(urls(uploads.onlyPhoto())).isNotEmpty();

    app.clock.advance(Duration.ofDays(14).plusSeconds(1));
    assertThat(urls(uploads.onlyPhoto())).isEmpty();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
  }

  @Test
  void containsNoUrlsBeforeTheVerdict() {
    var registered = uploads.register(uploads.presign("front", "photo.jpg"));
    assertThat(registered.json().get("urls")).isEmpty();
    assertThat(uploads.onlyPhoto().get("urls")).isEmpty();
  }

  @Test
  void containsNoUrlsOfARejectedPhoto() {
    ready("<script>alert(1)</script>".getBytes(UTF_8));
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("rejected");
    assertThat(uploads.onlyPhoto().get("urls")).isEmpty();
  }

  @Test
  void linksOnlyTheOriginalOfAPhotoWithoutSmallerPictures() throws Exception {
    uploads = new Uploads(app.with(Settings.HEIC, "off"));
    var heic = TestHeic.file();
    var key = uploads.store(uploads.presign("front", "photo.heic"), heic);
    uploads.deliverEvent(key, Uploads.FIRST);
    var urls = urls(uploads.onlyPhoto());
    assertThat(urls.keySet()).containsExactly("original");
    assertThat(get(urls.get("original")).body()).isEqualTo(heic);
  }

  @Test
  void hidesUrlsFromOtherOrganizations() {
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
  void expiresUrlsAfterFifteenMinutes() throws Exception {
    ready(WIDE);
    app.clock.advance(Duration.ofMinutes(-15).minusSeconds(1));
    var urls = urls(uploads.onlyPhoto());
    assertThat(get(urls.get("original")).statusCode()).isEqualTo(403);
    assertThat(get(urls.get("200")).statusCode()).isEqualTo(403);
  }

  @Test
  void containsNoUrlsIfTheCredentialsAreAboutToExpire() {
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

  private String ready(byte[] bytes) {
    var key = uploads.store(bytes);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    return key;
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
