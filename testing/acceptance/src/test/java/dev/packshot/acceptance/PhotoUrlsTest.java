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

/** The pictures of a photo, loaded as a browser loads them: with nothing but their addresses. */
class PhotoUrlsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Scanner scanner = new Scanner();
  private final String session = scanner.open();

  @Test
  void canBeLoadedAtOnce() throws Exception {
    var file = Pictures.small();
    var urls = ready(file).path("urls");
    assertThat(load(urls.path("original")).body()).isEqualTo(file);
    for (var width : new String[] {"200", "320"}) {
      var answer = load(urls.path(width));
      assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(picture(answer).getWidth()).isEqualTo(Integer.parseInt(width));
    }
    assertThat(urls).hasSize(3);
  }

  @Test
  void tellNothingOfTheCameraAndThePlace() throws Exception {
    var file = Pictures.small();
    assertThat(new String(file, ISO_8859_1)).contains("Exif");
    var urls = ready(file).path("urls");
    for (var width : new String[] {"200", "320"}) {
      assertThat(new String(load(urls.path(width)).body(), ISO_8859_1)).doesNotContain("Exif");
    }
  }

  @Test
  void areNoneBeforeTheVerdictAndOfARejectedPhoto() {
    var pending = scanner.registered(session);
    assertThat(scanner.find(session, pending).orElseThrow().path("urls")).isEmpty();
    var rejected = scanner.verdictOn(session, scanner.upload(session), Pictures.cutOff());
    assertThat(Scanner.status(rejected)).isEqualTo("rejected");
    assertThat(rejected.path("urls")).isEmpty();
  }

  @Test
  void areGoodForSomeMinutesOnly() {
    var query = URI.create(ready(Pictures.small()).path("urls").path("200").asString()).getQuery();
    var seconds = query.replaceFirst(".*X-Amz-Expires=(\\d+).*", "$1");
    assertThat(Integer.parseInt(seconds)).isBetween(60, 900);
  }

  @Test
  void openOnePictureAndNoOther() throws Exception {
    var urls = ready(Pictures.small()).path("urls");
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
  void openNothingWithoutTheirSignature() throws Exception {
    Target.current().requireNoLack(Lack.PRIVATE_OBJECTS);
    var url = ready(Pictures.small()).path("urls").path("original").asString();
    var bare = url.substring(0, url.indexOf('?'));
    assertThat(get(bare).statusCode()).as(bare).isEqualTo(403);
  }

  private JsonNode ready(byte[] file) {
    var photo = scanner.verdictOn(session, scanner.upload(session), file);
    assertThat(Scanner.status(photo)).isEqualTo("ready");
    return photo;
  }

  private static HttpResponse<byte[]> load(JsonNode url) throws Exception {
    var answer = get(url.asString());
    assertThat(answer.statusCode()).as(url.asString()).isEqualTo(200);
    return answer;
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }
}
