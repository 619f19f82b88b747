package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.Ids;
import dev.packshot.id.Sha256;
import dev.packshot.id.ShortUuid;
import dev.packshot.problem.ErrorCode;
import dev.packshot.product.ProductImage;
import dev.packshot.store.SigningCredentials;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestImages;
import dev.packshot.testing.TestProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The manifest of a product's images, by which a whole set of files is fetched. */
class GetManifestTest {
  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);

  @Test
  void leadsToEveryFileWithTheBytesThatItTells() throws Exception {
    app.clock.advance(Duration.between(app.clock.instant(), Instant.now()));
    gallery.add(false);
    gallery.add(true);
    var images = manifest().get("images");
    assertThat(images).hasSize(2);
    for (var image : images) {
      var file = image.get("file");
      var loaded = load(file.get("url").asText());
      assertThat(loaded.statusCode()).as(new String(loaded.body(), UTF_8)).isEqualTo(200);
      assertThat(loaded.body()).isEqualTo(Gallery.JPEG).hasSize(file.get("file_size").asInt());
      assertThat(sha256(loaded.body())).isEqualTo(file.get("sha256").asText());
      assertThat(loaded.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=" + image.get("gs1_file_name").asText());
      assertThat(file.get("content_type").asText()).isEqualTo("image/jpeg");
      assertThat(file.get("width").asInt()).isEqualTo(1_000);
      assertThat(file.get("height").asInt()).isEqualTo(750);
    }
  }

  @Test
  void hasTheFieldsOfTheListInTheSameOrder() {
    gallery.add(false);
    gallery.add(true);
    gallery.add(false);
    var listed = gallery.list();
    var images = manifest().get("images");
    for (int at = 0; at < listed.size(); at++) {
      ObjectNode shown = images.get(at).deepCopy();
      shown.remove("file");
      assertThat((JsonNode) shown).isEqualTo(listed.get(at));
      assertThat(images.get(at).at("/checks/gs1_primary/passed").isBoolean()).isTrue();
    }
  }

  @Test
  void tellsUntilWhenTheUrlsAreValid() {
    gallery.add(false);
    var expiry = Instant.parse(manifest().get("urls_expire").asText());
    assertThat(expiry)
        .isBetween(
            app.clock.instant().plus(Duration.ofMinutes(10)),
            app.clock.instant().plus(Duration.ofMinutes(15)));
  }

  @Test
  void isEmptyForAProductWithoutImages() {
    assertThat(manifest().get("images")).isEmpty();
    assertThat(manifest().get("gtin").asText()).isEqualTo(Gallery.GTIN);
  }

  @Test
  void isNotFoundByAnotherOrganization() {
    gallery.add(false);
    var foreign = new Gallery(app).path("manifest").replace(app.organization.toString(), "%s");
    var path = foreign.formatted(app.newOrganization());
    TestProblem.in(gallery.request("GET", path).send(), ErrorCode.NOT_FOUND);
  }

  @Test
  void asksForARetryIfItCannotSign() {
    gallery.add(false);
    var expired = app.with("PACKSHOT_MEDIA_URL", TestApp.MEDIA_URL);
    expired.signWith(
        new SigningCredentials(
            "ASIAIOSFODNN7EXAMPLE",
            TestApp.SECRET_KEY,
            Optional.of("token"),
            Optional.of(app.clock.instant())));
    var answer = gallery.on(expired).request("GET", gallery.path("manifest")).send();
    TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void fitsInAnAnswerWithTheMaximumOfImages() {
    var ids = new Ids(app.clock);
    for (int number = 0; number < ProductImage.MAX_PER_PRODUCT; number++) {
      TestImages.add(app, Gallery.GTIN, ShortUuid.encode(ids.next()));
    }
    var onAws = app.with("PACKSHOT_UPLOAD_ENDPOINT", "https://" + "b".repeat(100) + ".example");
    onAws.signWith(
        new SigningCredentials(
            "ASIAIOSFODNN7EXAMPLE",
            TestApp.SECRET_KEY,
            Optional.of("/".repeat(4_096)),
            Optional.empty()));
    var answer = gallery.on(onAws).request("GET", gallery.path("manifest")).send();
    assertThat(answer.size()).isLessThan(6 * 1_024 * 1_024);
    assertThat(answer.json().get("images")).hasSize(ProductImage.MAX_PER_PRODUCT);
  }

  private JsonNode manifest() {
    var answer = gallery.request("GET", gallery.path("manifest")).send();
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  private static HttpResponse<byte[]> load(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }
}
