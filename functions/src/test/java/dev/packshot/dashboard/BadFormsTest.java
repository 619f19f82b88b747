package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.http.Request;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid forms, of which nothing is stored in the table and the bucket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFormsTest {
  private static final String DISPOSITION = "Content-Disposition: form-data; name=\"image\"";

  private final Gallery gallery = new Gallery(new TestApp());

  @AfterEach
  void assertNothingIsStored() {
    assertThat(gallery.objects("")).isEmpty();
    assertThat(TableContents.withoutKeys(gallery.app)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void namesTheInvalidField(String title, TestForm form, String field) {
    TestProblem.in(gallery.post(form), ErrorCode.VALIDATION_ERROR).naming(field);
  }

  static List<Arguments> namesTheInvalidField() {
    var image = new TestForm().file("image", "a.jpg", Gallery.JPEG).unterminated();
    return List.of(
        Arguments.of("no image", new TestForm().text("title", "x"), "image"),
        Arguments.of("no known field", new TestForm().text("x", "y"), "image"),
        Arguments.of("an empty image", file(new byte[0]), "image"),
        Arguments.of("a text", file("Dear sir".getBytes(UTF_8)), "image"),
        Arguments.of("an HTML page", file("<html><script>1</script>".getBytes(UTF_8)), "image"),
        Arguments.of("half an image", file(Arrays.copyOf(Gallery.JPEG, 20_000)), "image"),
        Arguments.of(
            "an image under another name", new TestForm().file("file", "a", Gallery.JPEG), "image"),
        Arguments.of(
            "an image without a Content-Disposition",
            new TestForm().part("Content-Type: image/jpeg", Gallery.JPEG),
            "image"),
        Arguments.of(
            "an attachment",
            new TestForm().part("Content-Disposition: attachment; name=\"image\"", Gallery.JPEG),
            "image"),
        Arguments.of(
            "an image in base64",
            new TestForm()
                .part(
                    DISPOSITION + "\r\nContent-Transfer-Encoding: base64",
                    java.util.Base64.getEncoder().encode(Gallery.JPEG)),
            "image"),
        Arguments.of("two images", new TestForm().raw(image).raw(image), "image"),
        Arguments.of("two titles", with(image).text("title", "a").text("title", "a"), "title"),
        Arguments.of(
            "a title that is too long", with(image).text("title", "x".repeat(256)), "title"),
        Arguments.of(
            "a title with a control character", with(image).text("title", "a\u0007"), "title"),
        Arguments.of(
            "a title that is not UTF-8",
            with(image).part(DISPOSITION.replace("image", "title"), new byte[] {(byte) 0xff}),
            "title"),
        Arguments.of(
            "a word instead of a boolean", with(image).text("is_primary", "maybe"), "is_primary"),
        Arguments.of(
            "a number instead of a boolean", with(image).text("is_primary", "1"), "is_primary"),
        Arguments.of("an unknown type", with(image).text("photo_type", "inside"), "photo_type"),
        Arguments.of(
            "a type that is not UTF-8",
            with(image).part(DISPOSITION.replace("image", "photo_type"), new byte[] {(byte) 0xff}),
            "photo_type"),
        Arguments.of(
            "a boolean that is not UTF-8",
            with(image).part(DISPOSITION.replace("image", "is_primary"), new byte[] {(byte) 0xff}),
            "is_primary"));
  }

  @Test
  void namesAllInvalidFieldsAtOnce() {
    var form = new TestForm().text("title", "x".repeat(256)).text("is_primary", "x");
    assertThat(TestProblem.in(gallery.post(form), ErrorCode.VALIDATION_ERROR).fields())
        .containsExactly("image", "title", "is_primary");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesABodyThatIsNotAForm(String title, String type, byte[] body) {
    var answer =
        gallery.request("POST", gallery.path()).header("Content-Type", type).body(body).send();
    TestProblem.in(answer, ErrorCode.BAD_REQUEST);
  }

  static List<Arguments> refusesABodyThatIsNotAForm() {
    var good = file(Gallery.JPEG);
    var head = "--" + TestForm.BOUNDARY + "\r\n" + DISPOSITION;
    return List.of(
        Arguments.of("an empty body", TestForm.TYPE, new byte[0]),
        Arguments.of("an image without a form", TestForm.TYPE, Gallery.JPEG),
        Arguments.of("no boundary", "multipart/form-data", good.bytes()),
        Arguments.of("an empty boundary", "multipart/form-data; boundary=\"\"", good.bytes()),
        Arguments.of(
            "a boundary of 71 characters",
            "multipart/form-data; boundary=" + "b".repeat(71),
            good.bytes()),
        Arguments.of("another boundary", "multipart/form-data; boundary=other", good.bytes()),
        Arguments.of("no final boundary", TestForm.TYPE, good.unterminated()),
        Arguments.of("cut off", TestForm.TYPE, Arrays.copyOf(good.bytes(), 5_000)),
        Arguments.of("cut off in a header", TestForm.TYPE, head.getBytes(UTF_8)),
        Arguments.of(
            "a boundary without parts", TestForm.TYPE, ("--" + TestForm.BOUNDARY).getBytes(UTF_8)),
        Arguments.of(
            "headers of 9,000 bytes",
            TestForm.TYPE,
            new TestForm().file("image", "x".repeat(9_000), Gallery.JPEG).bytes()));
  }

  @Test
  void refusesOtherContentTypes() {
    for (var type : new String[] {"image/jpeg", "multipart/mixed; boundary=x", "text/plain", "x"}) {
      var answer =
          gallery.request("POST", gallery.path()).header("Content-Type", type).body("x").send();
      TestProblem.in(answer, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    var untyped = gallery.request("POST", gallery.path()).withoutHeader("Content-Type").body("x");
    TestProblem.in(untyped.send(), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    var packed =
        gallery
            .request("POST", gallery.path())
            .header("Content-Type", TestForm.TYPE)
            .header("Content-Encoding", "gzip")
            .body(new byte[] {1});
    TestProblem.in(packed.send(), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refersToPresignedUploadsIfTheFileIsTooLarge() {
    var frame = file(new byte[0]).bytes().length;
    var most = new byte[Request.MAX_FORM_BYTES - frame];
    TestProblem.in(gallery.post(file(most)), ErrorCode.VALIDATION_ERROR).naming("image");
    var answer = gallery.post(file(new byte[most.length + 1]));
    TestProblem.in(answer, ErrorCode.PAYLOAD_TOO_LARGE);
    assertThat(answer.json().get("detail").asText())
        .contains("presigned-upload-url", "photo_short_id", "images/from-photo");
  }

  @Test
  void answersEveryCorruptedFormWithAProblem() {
    var good = new TestForm().text("title", "a title").text("is_primary", "true").unterminated();
    var random = new Random(4711);
    for (int round = 0; round < 2_000; round++) {
      var form = new TestForm().raw(good).file("image", "a \u00fc;\\\".jpg", new byte[64]).bytes();
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        form[random.nextInt(form.length)] = (byte) random.nextInt(256);
      }
      var answer = gallery.post(form);
      assertThat(answer.status()).as(new String(form, UTF_8)).isIn(400, 422);
    }
  }

  private static TestForm file(byte[] bytes) {
    return new TestForm().file("image", "a.jpg", bytes);
  }

  private static TestForm with(byte[] parts) {
    return new TestForm().raw(parts);
  }
}
