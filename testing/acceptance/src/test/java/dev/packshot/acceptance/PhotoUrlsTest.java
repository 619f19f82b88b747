package dev.packshot.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of the presigned URLs of a photo. */
class PhotoUrlsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @Test
  void loadsTheOriginalAndEverySize() throws Exception {
    var file = TestPhotos.small();
    var urls = ready(file).path("urls");
    assertThat(load(urls.path("original")).body()).isEqualTo(file);
    for (var width : new String[] {"200", "320"}) {
      var response = load(urls.path(width));
      assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(picture(response).getWidth()).isEqualTo(Integer.parseInt(width));
    }
    assertThat(urls).hasSize(3);
  }

  @Test
  void servesAMisnamedOriginalAsWhatItIs() throws Exception {
    var form = scanner.requestUpload(session, "front", "photo.png");
    var photo = scanner.uploadAndAwaitVerdict(session, form, TestPhotos.small());
    var original = load(photo.path("urls").path("original"));
    assertThat(original.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  @Test
  void removesExifMetadata() throws Exception {
    var file = TestPhotos.small();
    assertThat(new String(file, ISO_8859_1)).contains("Exif");
    var urls = ready(file).path("urls");
    for (var width : new String[] {"200", "320"}) {
      assertThat(new String(load(urls.path(width)).body(), ISO_8859_1)).doesNotContain("Exif");
    }
  }

  @Test
  void returnsNoUrlsForPendingAndRejectedPhotos() {
    var pending = scanner.registerWithoutFile(session);
    assertThat(scanner.find(session, pending).orElseThrow().path("urls")).isEmpty();
    var rejected =
        scanner.uploadAndAwaitVerdict(
            session, scanner.requestUpload(session), TestPhotos.truncated());
    assertThat(ScannerClient.status(rejected)).isEqualTo("rejected");
    assertThat(rejected.path("urls")).isEmpty();
  }

  @Test
  void limitsTheValidityToMinutes() {
    var query =
        URI.create(ready(TestPhotos.small()).path("urls").path("200").asString()).getQuery();
    var seconds = query.replaceFirst(".*X-Amz-Expires=(\\d+).*", "$1");
    assertThat(Integer.parseInt(seconds)).isBetween(60, 900);
  }

  @Test
  void rejectsAChangedUrl() throws Exception {
    var urls = ready(TestPhotos.small()).path("urls");
    var original = urls.path("original").asString();
    var small = urls.path("200").asString();
    var query = small.substring(small.indexOf('?'));
    for (var changed :
        new String[] {
          original.substring(0, original.indexOf('?')) + query,
          small.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800")
        }) {
      assertThat(get(changed).statusCode()).as(changed).isEqualTo(403);
    }
  }

  @Test
  void rejectsAUrlWithoutASignature() throws Exception {
    Target.current().require(Feature.PRIVATE_OBJECTS);
    var url = ready(TestPhotos.small()).path("urls").path("original").asString();
    var unsigned = url.substring(0, url.indexOf('?'));
    assertThat(get(unsigned).statusCode()).as(unsigned).isEqualTo(403);
  }

  private JsonNode ready(byte[] file) {
    var photo = scanner.uploadAndAwaitVerdict(session, scanner.requestUpload(session), file);
    assertThat(ScannerClient.status(photo)).isEqualTo("ready");
    return photo;
  }

  private static HttpResponse<byte[]> load(JsonNode url) throws Exception {
    var response = get(url.asString());
    assertThat(response.statusCode()).as(url.asString()).isEqualTo(200);
    return response;
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static BufferedImage picture(HttpResponse<byte[]> response) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(response.body()));
  }
}
