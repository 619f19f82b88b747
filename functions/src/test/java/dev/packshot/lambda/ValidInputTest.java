package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.ShortUuid;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual but valid input, up to the limits that {@link InvalidInputTest} exceeds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidInputTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String EMOJI = "\uD83D\uDCE6";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestApp app = new TestApp();
  private final TestSession session = new TestSession(app);
  private final String photo = session.register("{}");

  @Test
  void keepsMetadataOfTheMaximumSize() {
    var metadata = JSON.createObjectNode();
    for (int at = 0; at < 50; at++) {
      metadata.put((char) ('A' + at) + EMOJI.repeat(39), EMOJI.repeat(500));
    }
    var body = JSON.createObjectNode().set("metadata", metadata).toString();
    var created = create(body);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.json().get("metadata")).isEqualTo(metadata);
    assertThat(app.session(created.json().get("short_id").asText()).get("metadata"))
        .isEqualTo(metadata);
  }

  @Test
  void keepsQuotesSpacesAndOtherAlphabets() {
    var metadata = JSON.createObjectNode();
    metadata.put(" ", " \" \\ / ");
    metadata.put("ключ", "значение \u2028 e\u0301 \u202E");
    metadata.put("a.b#c:d", "$100 {x}");
    metadata.put("size", "SET");
    var changed =
        session
            .request("PATCH", session.path(photo))
            .body("{\"photo_type\":\"back\",\"metadata\":" + metadata + "}")
            .send();
    assertThat(changed.json().get("metadata")).isEqualTo(metadata);
  }

  @Test
  void keepsLineBreaksAndTabs() {
    var text = "a\n\tb\r\nc";
    var metadata = JSON.createObjectNode().put("note", text);
    var body = JSON.createObjectNode();
    body.set("metadata", metadata);
    body.putObject("device_context").put("log", text);
    var created = create(body.toString());
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(app.session(created.json().get("short_id").asText()).get("metadata"))
        .isEqualTo(metadata);
    var image =
        new Gallery(app).post(new TestForm().text("title", text).file("image", "a", Gallery.JPEG));
    assertThat(image.json().get("title").asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        " {} \n",
        "{\"metadata\":null}",
        "{\"metadata\":{}}",
        "{\"organization_short_id\":\"\"}",
        "{\"organization_short_id\":null}",
        "{\"user_agent\":null,\"device_context\":null,\"capture_mode\":null}",
        "{\"unknown\":{\"a\":[1,true,null,1e999999999]},\"\":0}",
        "{\"unknown\":\"\\ud800\"}",
        "{\"device_context\":{\"n\":1e999999999,\"b\":[true,null,-0.0,{}]}}",
      })
  void usesDefaultsAndIgnoresUnknownFields(String body) {
    var created = create(body);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.json().get("capture_mode").asText()).isEqualTo("barcode_scan");
    assertThat(created.json().get("metadata")).isEmpty();
  }

  @Test
  void acceptsABodyOfTheMaximumSize() {
    assertThat(create("{\"a\":\"" + "x".repeat(256 * 1024 - 8) + "\"}").status()).isEqualTo(201);
  }

  @Test
  void acceptsAFieldWithThirtyOneLevels() {
    assertThat(create("{\"deep\":" + InvalidValues.arrays(31) + "}").status()).isEqualTo(201);
  }

  @Test
  void acceptsABodyWithAByteOrderMark() {
    var body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    body.writeBytes("{\"capture_mode\":\"both\"}".getBytes(StandardCharsets.UTF_8));
    var created = session.request("POST", SESSIONS).body(body.toByteArray()).send();
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.json().get("capture_mode").asText()).isEqualTo("both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=utf-8",
        "APPLICATION/JSON",
        " application/json ; charset=UTF-8",
        "application/vnd.packshot+json"
      })
  void acceptsEveryFormOfTheJsonContentType(String type) {
    var created = session.request("POST", SESSIONS).header("Content-Type", type).body("{}").send();
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
  }

  @Test
  void acceptsTheContentEncodingIdentity() {
    var request =
        session.request("POST", SESSIONS).header("Content-Encoding", "identity").body("{}");
    assertThat(request.send().status()).isEqualTo(201);
  }

  @Test
  void needsNoContentTypeWithoutABody() {
    var request = session.request("POST", SESSIONS).withoutHeader("Content-Type");
    assertThat(request.send().status()).isEqualTo(201);
  }

  @Test
  void acceptsTheLimitsOfNumbersAndTexts() {
    for (var size : List.of("0", "5497558138880", "null")) {
      var body =
          JSON.createObjectNode()
              .put("s3_key", session.presign())
              .put("original_filename", EMOJI.repeat(251) + ".jpg")
              .toString();
      var sized = body.replaceFirst("}$", ",\"file_size\":" + size + "}");
      var registered = session.request("POST", session.path() + "/photos").body(sized).send();
      assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
      assertThat(registered.json().get("file_size").toString()).isEqualTo(size);
    }
    var agent = "{\"user_agent\":\"" + EMOJI.repeat(500) + "\"}";
    assertThat(create(agent).status()).isEqualTo(201);
  }

  @Test
  void acceptsFileNamesInCapitalsAndOfTheMaximumLength() {
    for (var name : List.of("PHOTO.JPG", "p".repeat(251) + ".png", "a.b..heic", ".gif")) {
      var request =
          session.request(
              "GET", session.path() + "/presigned-upload-url?original_filename=" + name);
      assertThat(request.send().status()).as(name).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "blob,                            image/jpeg",
    "image:1641,                      image/jpeg",
    "photo,                           image/jpeg",
    "IMG_1.JFIF,                      image/jpeg",
    "IMG_1.heif,                      image/heic",
    "blob&content_type=image/webp,    image/webp",
    "a.jpg&content_type=image/heic,   image/heic",
    "a.jpeg&content_type=image/jpeg,  image/jpeg",
    "a.pdf&content_type=image/png,    image/png",
  })
  void returnsAFormForTheTypeOfTheNameOrTheStatedOne(String query, String contentType) {
    var answer =
        session
            .request("GET", session.path() + "/presigned-upload-url?original_filename=" + query)
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("upload_fields").get("Content-Type").asText())
        .isEqualTo(contentType);
  }

  @Test
  void acceptsTheCanonicalFormOfEveryIdInThePath() {
    var sessionPath = SESSIONS + "/" + canonical(session.id);
    var key = session.presign();
    assertThat(session.request("GET", sessionPath).send().json().get("short_id").asText())
        .isEqualTo(session.id);
    assertThat(session.request("GET", sessionPath + "/presigned-upload-url").send().status())
        .isEqualTo(200);
    var registered =
        session
            .request("POST", sessionPath + "/photos")
            .body("{\"s3_key\":\"" + key + "\"}")
            .send();
    assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
    var capitals = canonical(photo).toUpperCase(Locale.ROOT);
    var changed =
        session
            .request("PATCH", sessionPath + "/photos/" + capitals)
            .body("{\"photo_type\":\"top\"}")
            .send();
    assertThat(changed.json().get("short_id").asText()).isEqualTo(photo);
  }

  @Test
  void acceptsTheCanonicalFormOfTheOrganization() {
    var organization = app.organization.value().toString();
    assertThat(create("{\"organization_short_id\":\"" + organization + "\"}").status())
        .isEqualTo(201);
  }

  @Test
  void answersAnotherOrganizationWithNotFound() {
    var other = app.newOrganization();
    TestProblem.in(create("{\"organization_short_id\":\"" + other + "\"}"), ErrorCode.NOT_FOUND);
  }

  private static String canonical(String shortId) {
    return ShortUuid.parse(shortId).map(UUID::toString).orElseThrow();
  }

  private TestAnswer create(String body) {
    return session.request("POST", SESSIONS).body(body).send();
  }
}
