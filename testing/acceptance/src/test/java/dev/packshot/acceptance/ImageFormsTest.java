package dev.packshot.acceptance;

import static dev.packshot.acceptance.ProductClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the forms that add an image from a file. */
class ImageFormsTest {
  private final Api api = new Api();
  private final ProductClient product = new ProductClient();

  @Test
  void acceptsThePartsOfAFormInAnyOrder() {
    Target.current().require(Feature.UNALTERED_FORMS);
    var file = TestPhotos.small();
    for (var form :
        List.of(
            product.form(part("image", "ü; name=x.exe", file), part("title", "", "Vorn é")),
            product.form(part("title", "", "Vorn é"), part("image", "", file)),
            product.form(
                part("other", "", "x"),
                part("is_primary", "", ""),
                part("title", "", "Vorn é"),
                part("image", "a.svg", file)))) {
      assertThat(api.send(form).expect(201).text("title")).isEqualTo("Vorn é");
    }
  }

  @Test
  void rejectsAMalformedForm() {
    Target.current().require(Feature.UNALTERED_FORMS);
    var file = part("image", "a.jpg", TestPhotos.small());
    var good = product.form(file);
    api.send(good.header("Content-Type", "multipart/form-data; boundary=other")).expect(400);
    api.send(good.header("Content-Type", "multipart/form-data")).expect(400);
    api.send(good.header("Content-Type", "image/jpeg")).expect(415);
    api.send(good.body(Arrays.copyOf(good.body(), 500))).expect(400);
    assertThat(product.ids()).isEmpty();
  }

  @Test
  void rejectsAFormWithInvalidFields() {
    Target.current().require(Feature.UNALTERED_FORMS);
    var file = part("image", "a.jpg", TestPhotos.small());
    assertInvalid("image", part("title", "", "x"));
    assertInvalid("image", part("image", "a.jpg", new byte[0]));
    assertInvalid("image", part("image", "a.jpg", "no image"));
    assertInvalid("image", part("image", "a.jpg", TestPhotos.truncated()));
    assertInvalid("image", file, file);
    assertInvalid("title", file, part("title", "", "x".repeat(256)));
    assertInvalid("title", file, part("title", "", "a"), part("title", "", "a"));
    assertInvalid("is_primary", file, part("is_primary", "", "perhaps"));
    assertThat(product.ids()).isEmpty();
  }

  @Test
  void refersLargeFilesToPresignedUploads() {
    var large = product.form(part("image", "a.jpg", new byte[(int) (4.45 * (1 << 20))]));
    assertThat(api.send(large).expect(413).text("detail")).contains("presigned-upload-url");
  }

  private void assertInvalid(String field, byte[]... parts) {
    api.send(product.form(parts)).expectInvalid(field);
  }
}
