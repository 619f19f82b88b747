package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the API gives for an upload; posting it is for {@link PhotosTest}. */
class UploadsTest {
  private final Api api = new Api();
  private final Scanner scanner = new Scanner();

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
  void takeNothingButTheExtensionFromTheName(String name, String extension, String type) {
    var session = scanner.open();
    var form = scanner.upload(session, "nutrition", name);
    assertThat(form.key())
        .matches("scanner/photos/\\d{4}/\\d{2}/" + session + "/nutrition/\\w{22}\\." + extension);
    assertThat(form.fields()).containsEntry("Content-Type", type).containsEntry("key", form.key());
  }

  @Test
  void areForNamesThatAreNotTooLong() {
    var call = Call.of("GET", path(scanner.open()));
    api.send(call.query("original_filename", "🍞".repeat(251) + ".jpg")).expect(200);
    api.send(call.query("original_filename", "🍞".repeat(252) + ".jpg"))
        .expectInvalid("original_filename");
  }

  @Test
  void haveDefaults() {
    var session = scanner.open();
    var upload = api.send(Call.of("GET", path(session))).expect(200);
    assertThat(upload.text("s3_key")).contains("/other/").endsWith(".jpg");
    assertThat(upload.json().path("expires_in").asInt()).isBetween(60, 3_600);
  }

  @Test
  void allowExactlyWhatTheirPolicySays() {
    var form = scanner.upload(scanner.open());
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
  void haveAKeyOfTheirOwnEachTime() {
    var session = scanner.open();
    assertThat(scanner.upload(session).key()).isLessThan(scanner.upload(session).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo",
        "photo.svg",
        "photo.jpg.exe",
        "",
        "jpg",
        "photo.jpg ",
        "photo.j\u0440g",
        "photo\u0000.jpg",
        "a\r\nb.jpg"
      })
  void areRefusedForOtherNames(String name) {
    var call = Call.of("GET", path(scanner.open())).query("original_filename", name);
    api.send(call).expectInvalid("original_filename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Front", "side", "front,back"})
  void areRefusedForOtherPhotoTypes(String type) {
    api.send(Call.of("GET", path(scanner.open())).query("photo_type", type))
        .expectInvalid("photo_type");
  }

  @Test
  void areForSessionsThatExist() {
    api.send(Call.of("GET", path(ShortIds.unknown()))).expect(404);
    api.send(Call.of("GET", path("not-an-id"))).expectInvalid("session_id");
  }

  @Test
  void areRefusedByS3WhenTheyWereChanged() {
    Target.current().requireNoLack(Lack.POST_POLICIES);
    var session = scanner.open();
    var form = scanner.upload(session);
    var other = scanner.upload(session);
    var hostile =
        Map.of(
            "another key", form.with("key", other.key()),
            "another type", form.with("Content-Type", "text/html"),
            "a field more", form.with("x-amz-meta-extra", "1"),
            "an access of its own", form.with("acl", "public-read"),
            "a policy of its own", form.with("policy", widened(form.fields().get("policy"))),
            "another signature", form.with("x-amz-signature", "0".repeat(64)),
            "no signature", form.without("x-amz-signature"),
            "no policy", form.without("policy"),
            "no type", form.without("Content-Type"));
    hostile.forEach(
        (what, changed) -> {
          var refused = changed.post(Pictures.small());
          assertThat(refused.statusCode()).as(what + ": " + refused.body()).isBetween(400, 403);
        });
    Scanner.store(form, Pictures.small());
    assertThat(Scanner.status(scanner.awaitVerdict(session, form.photoId()))).isEqualTo("ready");
    assertThat(scanner.find(session, other.photoId())).isEmpty();
  }

  @Test
  void areRefusedByS3WhenTheFileIsEmptyOrTooLarge() {
    Target.current().requireNoLack(Lack.POST_POLICIES);
    var form = scanner.upload(scanner.open());
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
