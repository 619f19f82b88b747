package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.dynamo.Values;
import dev.packshot.graph.Settings;
import dev.packshot.problem.ErrorCode;
import dev.packshot.product.ProductImage;
import dev.packshot.product.ProductItem;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestHeic;
import dev.packshot.testing.TestProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The upload of product images. */
class AddImageTest {
  private final Gallery gallery = new Gallery(new TestApp());

  @Test
  void returnsTheImageAndItsLocation() {
    var answer =
        gallery.post(
            new TestForm()
                .file("image", "a.jpg", Gallery.JPEG)
                .text("title", "Front of päckage")
                .text("is_primary", "true"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    var image = answer.json();
    assertThat(image.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "title",
            "is_primary",
            "priority",
            "created",
            "photo_type",
            "gs1_file_name",
            "restricted",
            "image_url",
            "sizes",
            "quality",
            "checks",
            "edit_pending");
    assertThat(image.at("/quality/shorter_side").asInt()).isEqualTo(750);
    assertThat(image.get("title").asText()).isEqualTo("Front of päckage");
    assertThat(image.get("is_primary").asBoolean()).isTrue();
    assertThat(image.get("priority").asInt()).isZero();
    assertThat(image.get("created").asText()).isEqualTo("2026-11-21T12:00:10Z");
    assertThat(image.get("sizes")).isEmpty();
    assertThat(answer.header("Location")).isEqualTo("/v1" + gallery.path(image.get("id").asText()));
    assertThat(gallery.get(image.get("id").asText()).json()).isEqualTo(image);
  }

  @Test
  void publishesThePictureAtOnceUnderAKeyOfItsContent() throws IOException {
    var image = gallery.post(new TestForm().file("image", "a.jpg", Gallery.JPEG)).json();
    var key = Gallery.key(image.get("image_url").asText());
    assertThat(key).matches("public/images/" + image.get("id").asText() + "/[0-9a-f]{16}-1000.jpg");
    var object =
        TestApp.s3().client().getObjectAsBytes(get -> get.bucket(gallery.app.bucket).key(key));
    assertThat(object.response().contentType()).isEqualTo("image/jpeg");
    assertThat(object.response().cacheControl())
        .isEqualTo("public, max-age=31536000, s-maxage=3600, immutable");
    var picture = ImageIO.read(new ByteArrayInputStream(object.asByteArray()));
    assertThat(picture.getWidth()).isEqualTo(1_000);
    assertThat(picture.getHeight()).isEqualTo(750);
  }

  @Test
  void publishesAnUprightPictureWithoutCameraMetadata() throws IOException {
    var photo = new CameraPhoto(320, 200, 6, 0.8f).jpeg();
    var key = Gallery.key(gallery.add(false, photo).json().get("image_url").asText());
    var shown =
        TestApp.s3().client().getObjectAsBytes(it -> it.bucket(gallery.app.bucket).key(key));
    assertThat(new String(photo, ISO_8859_1)).contains("Exif", "Devkit Phone");
    assertThat(new String(shown.asByteArray(), ISO_8859_1)).doesNotContain("Exif", "Devkit Phone");
    var picture = ImageIO.read(new ByteArrayInputStream(shown.asByteArray()));
    assertThat(picture.getWidth()).isEqualTo(200);
    assertThat(picture.getHeight()).isEqualTo(320);
  }

  @Test
  void storesTheUnchangedFilePrivately() {
    var id = gallery.add(false);
    var key = "products/" + gallery.app.organization + "/" + Gallery.GTIN + "/" + id;
    assertThat(gallery.original(id)).isEqualTo(key + "/original.jpg");
    var object =
        TestApp.s3()
            .client()
            .getObjectAsBytes(get -> get.bucket(gallery.app.bucket).key(key + "/original.jpg"));
    assertThat(object.asByteArray()).isEqualTo(Gallery.JPEG);
    assertThat(object.response().cacheControl()).startsWith("private");
  }

  @Test
  void acceptsTheFormsOfAllClients() {
    var file = new CameraPhoto(40, 30, 1, 0.8f).jpeg();
    for (var form :
        List.of(
            new TestForm().text("is_primary", "").text("title", "").file("image", "", file),
            new TestForm().text("other", "x").file("image", "a.jpg", file).text("other", "y"),
            new TestForm().file("image", "../../etc/passwd\u0000.svg", file),
            new TestForm().file("image", "ü; name=\\\"title\\\"; 漢字.jpg", file),
            new TestForm().file("image", "x".repeat(4_000), file),
            new TestForm().part("content-disposition:form-data;filename=a.jpg;name=image", file),
            new TestForm()
                .part(
                    "Content-Type: text/html\r\nContent-Disposition: form-data; name=\"image\";"
                        + " filename*=UTF-8''%zz%",
                    file),
            new TestForm().raw("preamble\r\n").file("image", "a.jpg", file))) {
      assertThat(gallery.post(form).status()).as(new String(form.bytes(), UTF_8)).isEqualTo(201);
    }
    var epilogue = new TestForm().raw(new TestForm().file("image", "a", file).bytes()).raw("end");
    assertThat(gallery.post(epilogue.unterminated()).status()).isEqualTo(201);
    assertThat(gallery.list()).hasSize(9);
  }

  @Test
  void acceptsFileNamesOfAnyBytes() {
    var head = "Content-Disposition: form-data; name=\"image\"; filename=\"";
    var form = new TestForm().raw("--" + TestForm.BOUNDARY + "\r\n" + head);
    for (int value = 1; value < 256; value++) {
      if (value != '"' && value != '\r' && value != '\n' && value != '\\') {
        form.raw(new byte[] {(byte) value});
      }
    }
    form.raw("\"\r\n\r\n").raw(Gallery.JPEG).raw("\r\n");
    assertThat(gallery.post(form).status()).isEqualTo(201);
  }

  @Test
  void acceptsTheBooleansOfForms() {
    for (var word : new String[] {"true", "True", "TRUE"}) {
      var form = new TestForm().text("is_primary", word).file("image", "a", Gallery.JPEG);
      assertThat(gallery.post(form).json().get("is_primary").asBoolean()).isTrue();
    }
    for (var word : new String[] {"false", "False", ""}) {
      var form = new TestForm().text("is_primary", word).file("image", "a", Gallery.JPEG);
      assertThat(gallery.post(form).json().get("is_primary").asBoolean()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG progressive, jpg, jpg",
    "PNG, png, jpg",
    "'WebP lossy, transparent', webp, png",
    "GIF, gif, jpg",
    "BMP, bmp, jpg"
  })
  void determinesTheFormatFromTheBytes(String name, String original, String shown) {
    var file =
        ValidImages.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    var image = gallery.add(false, file.bytes());
    assertThat(gallery.original(Gallery.id(image))).endsWith("/original." + original);
    assertThat(image.json().get("image_url").asText()).endsWith("." + shown);
  }

  @Test
  void acceptsHeic() {
    TestHeic.requireDecoder();
    var image = gallery.add(false, TestHeic.file());
    assertThat(gallery.original(Gallery.id(image))).endsWith("/original.heic");
    assertThat(image.json().get("image_url").asText()).endsWith(".jpg");
  }

  @Test
  void refusesHeicIfItIsSwitchedOff() {
    var withoutHeic = new Gallery(new TestApp().with(Settings.HEIC, "off"));
    var answer = withoutHeic.post(new TestForm().file("image", "a.heic", TestHeic.file()));
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("image");
    assertThat(answer.json().get("detail").asText()).contains("upload it as JPEG");
  }

  @Test
  void usesTheApisHostForARelativeMediaUrl() {
    var own = gallery.app.with(Settings.MEDIA_URL, "/media");
    var image = gallery.on(own).get(gallery.add(false)).json();
    assertThat(image.get("image_url").asText())
        .startsWith("https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/v1/media/images/");
  }

  @Test
  void publishesADrawingOnlyAsAPicture() {
    var drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
            + "<circle cx='90' cy='90' r='80' fill='red'/></svg>";
    var script = drawing.replace("<circle", "<script>alert(1)</script><circle");
    assertThat(gallery.add(false, script.getBytes(UTF_8)).status()).isEqualTo(422);
    var image = gallery.add(false, drawing.getBytes(UTF_8));
    var id = Gallery.id(image);
    assertThat(gallery.original(id)).endsWith("/original.svg");
    assertThat(gallery.deliverEvent(gallery.original(id))).isTrue();
    assertThat(gallery.get(id).json().get("sizes")).isNotEmpty();
    assertThat(gallery.objects("public/")).isNotEmpty().allMatch(key -> key.endsWith(".png"));
  }

  @Test
  void treatsAGtinTheSameInEveryForm() {
    gallery.of("012345678905").add(false);
    gallery.of("0012345678905").add(false);
    gallery.of("12345678905").add(false);
    gallery.of("0-12345-67890%205").add(false);
    assertThat(gallery.list()).hasSize(4);
  }

  @Test
  void tellsImagesOfARestrictedNumber() {
    assertThat(gallery.add(false, Gallery.JPEG).json().get("restricted").asBoolean()).isFalse();
    var weighed = gallery.of("2061040003022");
    var id = Gallery.id(weighed.add(false, Gallery.JPEG));
    assertThat(weighed.list().get(0).get("restricted").asBoolean()).isTrue();
    assertThat(weighed.get(id).json().get("restricted").asBoolean()).isTrue();
  }

  @Test
  void refusesTheTwoHundredAndFiftyFirstImageAndStoresNothing() {
    var id = gallery.add(false);
    var product = ProductItem.key(gallery.address(id).product());
    TestApp.dynamo()
        .updateItem(
            update ->
                update
                    .tableName(gallery.app.table)
                    .key(product.attributes())
                    .updateExpression("SET total_count = :most")
                    .expressionAttributeValues(
                        Map.of(":most", Values.number(ProductImage.MAX_PER_PRODUCT))));
    var before = gallery.objects("");
    var refused = gallery.add(true, Gallery.JPEG);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asText()).contains("250");
    assertThat(gallery.objects("")).isEqualTo(before);
    assertThat(gallery.ids()).containsExactly(id);
    assertThat(gallery.primaries()).isEmpty();
  }
}
