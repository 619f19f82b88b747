package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests of upload forms. */
class UploadsTest {
  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, jpg, image/jpeg",
    "photo.JPEG, jpeg, image/jpeg",
    "a.b.png, png, image/png",
    ".webp, webp, image/webp",
    "IMG_0001.HEIC, heic, image/heic",
    "anim.gif, gif, image/gif",
    "scan.bmp, bmp, image/bmp",
    "../../etc/passwd.jpg, jpg, image/jpeg",
    "'<script>\"\u202e.jpg', jpg, image/jpeg",
  })
  void usesOnlyTheExtensionOfTheFileName(String name, String extension, String type) {
    var session = scanner.openSession();
    var form = scanner.requestUpload(session, "nutrition", name);
    assertThat(form.key())
        .matches("scanner/photos/\\d{4}/\\d{2}/" + session + "/nutrition/\\w{22}\\." + extension);
    assertThat(form.fields()).containsEntry("Content-Type", type).containsEntry("key", form.key());
  }

  @Test
  void rejectsAFileNameThatIsTooLong() {
    var request = Request.of("GET", path(scanner.openSession()));
    api.send(request.query("original_filename", "🍞".repeat(251) + ".jpg")).expect(200);
    api.send(request.query("original_filename", "🍞".repeat(252) + ".jpg"))
        .expectInvalid("original_filename");
  }

  @Test
  void appliesDefaults() {
    var session = scanner.openSession();
    var upload = api.send(Request.of("GET", path(session))).expect(200);
    assertThat(upload.text("s3_key")).contains("/other/").endsWith(".jpg");
    assertThat(upload.json().path("expires_in").asInt()).isBetween(60, 3_600);
  }

  @Test
  void restrictsAllFieldsInThePolicy() {
    var form = scanner.requestUpload(scanner.openSession());
    var policy =
        JsonMapper.shared().readTree(Base64.getDecoder().decode(form.fields().get("policy")));
    var conditions = policy.path("conditions").toString();
    assertThat(policy.path("expiration").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(conditions)
        .contains("\"bucket\"", "[\"content-length-range\",1,26214400]")
        .doesNotContain("starts-with");
    form.fields().keySet().stream()
        .filter(name -> !name.equals("policy") && !name.equals("x-amz-signature"))
        .forEach(
            name ->
                assertThat(conditions)
                    .contains("{\"" + name + "\":\"" + form.fields().get(name) + "\"}"));
  }

  @Test
  void returnsTheFieldsThatS3Requires() {
    var fields = scanner.requestUpload(scanner.openSession()).fields();
    assertThat(fields)
        .containsKeys("key", "Content-Type", "x-amz-credential", "policy")
        .containsEntry("success_action_status", "201")
        .containsEntry("x-amz-algorithm", "AWS4-HMAC-SHA256");
    assertThat(fields.get("x-amz-date")).matches("\\d{8}T\\d{6}Z");
    assertThat(fields.get("x-amz-signature")).matches("[0-9a-f]{64}");
  }

  @Test
  void createsANewKeyForEachUpload() {
    var session = scanner.openSession();
    assertThat(scanner.requestUpload(session).key())
        .isLessThan(scanner.requestUpload(session).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo.svg",
        "photo.jpg.exe",
        "film.mp4",
        "label.PDF",
        "photo\u0000.jpg",
        "a\r\nb.jpg"
      })
  void rejectsOtherFileNames(String name) {
    var request = Request.of("GET", path(scanner.openSession())).query("original_filename", name);
    api.send(request).expectInvalid("original_filename");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"photo", "", "jpg", "photo.jpg ", "photo.j\u0440g", "image:1641", "a.JFIF"})
  void takesOtherNamesForJpeg(String name) {
    var form = scanner.requestUpload(scanner.openSession(), "front", name);
    assertThat(form.key()).endsWith(".jpg");
    assertThat(form.fields()).containsEntry("Content-Type", "image/jpeg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Front", "side", "front,back"})
  void rejectsOtherPhotoTypes(String type) {
    api.send(Request.of("GET", path(scanner.openSession())).query("photo_type", type))
        .expectInvalid("photo_type");
  }

  @Test
  void requiresAnExistingSession() {
    api.send(Request.of("GET", path(ShortIds.unknown()))).expect(404);
    api.send(Request.of("GET", path("not-an-id"))).expectInvalid("session_id");
  }

  @Test
  void rejectsAChangedForm() {
    Target.current().require(Feature.POST_POLICIES);
    var session = scanner.openSession();
    var form = scanner.requestUpload(session);
    var other = scanner.requestUpload(session);
    var hostile =
        Map.of(
            "another key", form.with("key", other.key()),
            "another type", form.with("Content-Type", "text/html"),
            "an additional field", form.with("x-amz-meta-extra", "1"),
            "an added ACL", form.with("acl", "public-read"),
            "a changed policy", form.with("policy", widened(form.fields().get("policy"))),
            "another signature", form.with("x-amz-signature", "0".repeat(64)),
            "no signature", form.without("x-amz-signature"),
            "no policy", form.without("policy"),
            "no type", form.without("Content-Type"));
    hostile.forEach(
        (description, changed) -> {
          var refused = changed.post(TestPhotos.small());
          assertThat(refused.statusCode())
              .as(description + ": " + refused.body())
              .isBetween(400, 403);
        });
    ScannerClient.upload(form, TestPhotos.small());
    assertThat(ScannerClient.status(scanner.awaitVerdict(session, form.photoId())))
        .isEqualTo("ready");
    assertThat(scanner.find(session, other.photoId())).isEmpty();
  }

  @Test
  void rejectsAnEmptyOrOversizedFile() {
    Target.current().require(Feature.POST_POLICIES);
    var form = scanner.requestUpload(scanner.openSession());
    for (var file : new byte[][] {new byte[0], new byte[(25 << 20) + 1]}) {
      var refused = form.post(file);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }
  }

  private static String path(String session) {
    return SESSIONS + "/" + session + "/presigned-upload-url";
  }

  private static String widened(String policy) {
    var text = new String(Base64.getDecoder().decode(policy), StandardCharsets.UTF_8);
    var wider = text.replace("26214400", "99999999");
    return Base64.getEncoder().encodeToString(wider.getBytes(StandardCharsets.UTF_8));
  }
}
