package dev.packshot.acceptance;

import static dev.packshot.acceptance.ProductClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Tests of product images. */
class ImagesTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Api api = new Api();
  private final ProductClient product = new ProductClient();

  @Test
  void showsANewImageToEverybody() throws Exception {
    var added = product.add(TestPhotos.rotated(), true).expect(201);
    assertThat(added.json().path("is_primary").asBoolean()).isTrue();
    var shown = fetch(added.text("image_url"));
    assertThat(shown.statusCode()).isEqualTo(200);
    var picture = ImageIO.read(new ByteArrayInputStream(shown.body()));
    assertThat(picture.getWidth()).as("upright").isEqualTo(TestPhotos.HEIGHT);
    assertThat(picture.getHeight()).isEqualTo(TestPhotos.WIDTH);
    assertThat(header(shown, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(shown, "Cache-Control")).contains("max-age=31536000", "immutable");
    Target.current().require(Feature.MEDIA_HEADERS);
    assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(shown, "Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void removesExifMetadata() throws Exception {
    var shown = fetch(product.add(TestPhotos.small()).expect(201).text("image_url"));
    assertThat(new String(shown.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  @Test
  void returnsTheLocationOfANewImage() {
    var added = product.add(TestPhotos.small()).expect(201);
    var at = URI.create(Target.current().url()).resolve(added.header("Location")).toString();
    assertThat(at).isEqualTo(Target.current().url() + product.path(added));
    assertThat(product.read(added).expect(200).text("image_url"))
        .isEqualTo(added.text("image_url"));
  }

  @Test
  void listsTheFilesOfAllImagesWithTheirNames() throws Exception {
    var sent = TestPhotos.small();
    product.add(sent).expect(201);
    var file = product.manifest().expect(200).json().path("images").path(0);
    assertThat(file.path("gs1_file_name").asString()).endsWith("_A0N1_s01.jpg");
    var loaded = fetch(file.path("file").path("url").asString());
    assertThat(loaded.statusCode()).isEqualTo(200);
    assertThat(loaded.body()).isEqualTo(sent);
  }

  @Test
  void turnsAnImageAndUndoesIt() throws Exception {
    var added = product.add(TestPhotos.small()).expect(201);
    product.awaitSizes(added);
    var before = product.read(added).expect(200);
    product.change(added, "{\"edit\":{\"rotate\":90}}").expect(200);
    var edited = product.awaitEdit(added);
    var sent = ImageIO.read(new ByteArrayInputStream(fetch(before.text("image_url")).body()));
    var shown = fetch(edited.path("image_url").asString());
    var turned = ImageIO.read(new ByteArrayInputStream(shown.body()));
    assertThat(turned.getWidth()).isEqualTo(sent.getHeight());
    assertThat(turned.getHeight()).isEqualTo(sent.getWidth());
    var undone = product.change(added, "{\"edit\":null}").expect(200);
    assertThat(undone.text("image_url")).isEqualTo(before.text("image_url"));
  }

  @Test
  void createsTheSizesOfAnImage() throws Exception {
    var added = product.add(TestPhotos.small()).expect(201);
    var sizes = product.awaitSizes(added).path("sizes");
    assertThat(sizes.propertyNames()).containsExactly("200", "320");
    assertThat(sizes.path("320").asString()).isEqualTo(added.text("image_url"));
    var small = fetch(sizes.path("200").asString());
    assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth()).isEqualTo(200);
  }

  @Test
  void addsAReadyPhotoWithItsSizes() throws Exception {
    var scanner = new ScannerClient();
    var session = scanner.openSession();
    var upload = scanner.requestUpload(session);
    var pending = scanner.registerWithoutFile(session);
    product.addPhoto(pending).expect(404);
    scanner.uploadAndAwaitVerdict(session, upload, TestPhotos.small());
    var added = product.addPhoto(upload.photoId()).expect(201);
    assertThat(Links.path(added.header("Location"))).isEqualTo(product.path(added));
    assertThat(added.json().path("sizes").propertyNames()).containsExactly("200", "320");
    assertThat(fetch(added.json().path("sizes").path("200").asString()).statusCode())
        .isEqualTo(200);
    assertThat(product.ids()).containsExactly(ProductClient.id(added));
    product.addPhoto(ShortIds.unknown()).expect(404);
    product.addPhoto("no-id").expectInvalid("photo_short_id");
  }

  @Test
  void takesThePathOfPhotosForNoImage() {
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      var request = Request.of(method, product.path() + "/from-photo");
      assertThat(api.send(request).expect(405).header("Allow")).isEqualTo("POST, OPTIONS");
    }
  }

  @Test
  void hidesProductsOfOtherOrganizations() {
    var foreign = product.path().replace(Target.current().requireOrganization(), "2".repeat(22));
    api.send(Request.of("GET", foreign)).expect(404);
    api.send(
            Request.of("POST", foreign + "/from-photo")
                .json("{\"photo_short_id\":\"" + "2".repeat(22) + "\"}"))
        .expect(404);
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      api.send(Request.of(method, foreign + "/" + ShortIds.unknown()).json("{}")).expect(404);
    }
  }

  @Test
  void forbidsAccessWithAPublishableKey() {
    var key = Target.current().requirePublishableKey();
    var added = product.add(TestPhotos.small()).expect(201);
    api.sendOnce(Request.of("GET", product.path()), key).expect(403);
    api.sendOnce(product.form(part("image", "", TestPhotos.small())), key).expect(403);
    api.sendOnce(Request.of("GET", product.path(added)), key).expect(403);
    api.sendOnce(Request.of("PATCH", product.path(added)).json("{\"title\":\"x\"}"), key)
        .expect(403);
    api.sendOnce(Request.of("DELETE", product.path(added)), key).expect(403);
    assertThat(product.read(added).expect(200).text("title")).isEmpty();
  }

  @Test
  void changesTitleOrderAndPrimaryImage() {
    var first = product.add(TestPhotos.small()).expect(201);
    var second = product.add(TestPhotos.small()).expect(201);
    assertThat(product.ids()).containsExactly(ProductClient.id(second), ProductClient.id(first));
    var changed = product.change(second, "{\"title\":\"Back\",\"priority\":1}").expect(200).json();
    assertThat(changed.path("title").asString()).isEqualTo("Back");
    assertThat(product.ids()).containsExactly(ProductClient.id(first), ProductClient.id(second));
    product.change(second, "{\"is_primary\":true}").expect(200);
    assertThat(product.ids()).containsExactly(ProductClient.id(second), ProductClient.id(first));
    product.change(second, "{\"is_primary\":false}").expect(200);
    assertThat(product.primaries()).isEmpty();
    product.change(second, "{\"priority\":-1}").expectInvalid("priority");
    product.change(second, "{\"title\":5}").expectInvalid("title");
    product.change(second, "{\"is_primary\":\"true\"}").expectInvalid("is_primary");
    product.change(second, "{").expect(400);
  }

  @Test
  void deletesAnImage() throws Exception {
    var kept = product.add(TestPhotos.small()).expect(201);
    var added = product.add(TestPhotos.small(), true).expect(201);
    product.awaitSizes(added); // sizes in progress would be stored after the deletion
    assertThat(product.delete(added).expect(204).body()).isEmpty();
    product.delete(added).expect(404);
    product.read(added).expect(404);
    product.change(added, "{\"is_primary\":true}").expect(404);
    assertThat(product.ids()).containsExactly(ProductClient.id(kept));
    assertThat(product.primaries()).isEmpty();
    Target.current().require(Feature.IMMEDIATE_MEDIA_DELETION);
    assertThat(fetch(added.text("image_url")).statusCode()).isEqualTo(404);
  }

  @Test
  void listsImagesInPages() {
    ParallelCalls.run(5, caller -> product.add(TestPhotos.small()).expect(201));
    var last = product.page(3, 2).expect(200).json();
    assertThat(last.path("data")).hasSize(1);
    assertThat(last.path("pagination").path("total_count").asInt()).isEqualTo(5);
    assertThat(last.path("pagination").path("total_pages").asInt()).isEqualTo(3);
    assertThat(last.path("pagination").path("has_next").asBoolean()).isFalse();
    assertThat(product.page(9, 100).expect(200).json().path("data")).isEmpty();
    product.page(0, 25).expectInvalid("page");
    product.page(1, 101).expectInvalid("page_size");
    product.page(1, 0).expectInvalid("page_size");
  }

  @Test
  void keepsAtMostOnePrimaryImageDuringParallelRequests() {
    var added = ParallelCalls.run(20, caller -> product.add(TestPhotos.small(), true).expect(201));
    assertThat(product.primaries()).hasSize(1);
    assertThat(product.ids()).hasSize(20);
    ParallelCalls.run(
        20,
        caller ->
            caller % 2 == 0
                ? product.delete(added.get(caller)).expect(204)
                : product.change(added.get(caller), "{\"is_primary\":true}").expect(200));
    assertThat(product.ids()).hasSize(10);
    assertThat(product.primaries()).hasSizeLessThan(2);
    assertThat(product.page(1, 1).json().path("pagination").path("total_count").asInt())
        .isEqualTo(10);
  }

  private static HttpResponse<byte[]> fetch(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
