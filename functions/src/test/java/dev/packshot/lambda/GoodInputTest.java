package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.ShortUuid;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks odd and is allowed: the far side of every limit that {@link BadInputTest} walks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoodInputTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String EMOJI = "\uD83D\uDCE6";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestApp app = new TestApp();
  private final TestScan scan = new TestScan(app);
  private final String photo = scan.register("{}");

  @Test
  void keepsMetadataAtAllItsLimitsAtOnce() {
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
  void keepsQuotesSpacesAndOtherAlphabetsAsTheyAre() {
    var metadata = JSON.createObjectNode();
    metadata.put(" ", " \" \\ / ");
    metadata.put("ключ", "значение \u2028 e\u0301 \u202E");
    metadata.put("a.b#c:d", "$100 {x}");
    metadata.put("size", "SET");
    var changed =
        scan.request("PATCH", scan.path(photo))
            .body("{\"photo_type\":\"back\",\"metadata\":" + metadata + "}")
            .send();
    assertThat(changed.json().get("metadata")).isEqualTo(metadata);
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
        "{\"unknown\":{\"a\":[1,true,null,1e999999999]},\"\":0}",
        "{\"unknown\":\"\\ud800\"}",
        "{\"device_context\":{\"n\":1e999999999,\"b\":[true,null,-0.0,{}]}}",
      })
  void takesDefaultsAndIgnoresWhatItDoesNotKnow(String body) {
    var created = create(body);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.json().get("capture_mode").asText()).isEqualTo("barcode_scan");
    assertThat(created.json().get("metadata")).isEmpty();
  }

  @Test
  void readsABodyOfExactlyTheLargestSize() {
    assertThat(create("{\"a\":\"" + "x".repeat(256 * 1024 - 8) + "\"}").status()).isEqualTo(201);
  }

  @Test
  void readsThirtyOneLevelsInsideTheBody() {
    assertThat(create("{\"deep\":" + BadValues.arrays(31) + "}").status()).isEqualTo(201);
  }

  @Test
  void readsABodyBehindAByteOrderMark() {
    var marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.writeBytes("{\"capture_mode\":\"both\"}".getBytes(StandardCharsets.UTF_8));
    var created = scan.request("POST", SESSIONS).body(marked.toByteArray()).send();
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
  void readsEveryWayToWriteTheJsonType(String type) {
    var created = scan.request("POST", SESSIONS).header("Content-Type", type).body("{}").send();
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
  }

  @Test
  void readsABodyThatSaysItIsNotEncoded() {
    var asked = scan.request("POST", SESSIONS).header("Content-Encoding", "identity").body("{}");
    assertThat(asked.send().status()).isEqualTo(201);
  }

  @Test
  void asksNoTypeOfABodyThatIsNotThere() {
    var asked = scan.request("POST", SESSIONS).withoutHeader("Content-Type");
    assertThat(asked.send().status()).isEqualTo(201);
  }

  @Test
  void takesLargestAndSmallestNumbersAndTexts() {
    for (var size : List.of("0", "5497558138880", "null")) {
      var body =
          JSON.createObjectNode()
              .put("s3_key", scan.presign())
              .put("original_filename", EMOJI.repeat(251) + ".jpg")
              .toString();
      var sized = body.replaceFirst("}$", ",\"file_size\":" + size + "}");
      var registered = scan.request("POST", scan.path() + "/photos").body(sized).send();
      assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
      assertThat(registered.json().get("file_size").toString()).isEqualTo(size);
    }
    var agent = "{\"user_agent\":\"" + EMOJI.repeat(500) + "\"}";
    assertThat(create(agent).status()).isEqualTo(201);
  }

  @Test
  void takesAFileNameInCapitalsAndOfTheLargestLength() {
    for (var name : List.of("PHOTO.JPG", "p".repeat(251) + ".png", "a.b..heic", ".gif")) {
      var asked =
          scan.request("GET", scan.path() + "/presigned-upload-url?original_filename=" + name);
      assertThat(asked.send().status()).as(name).isEqualTo(200);
    }
  }

  @Test
  void takesTheCanonicalFormOfEveryIdInThePath() {
    var session = canonical(scan.session);
    var sessionPath = SESSIONS + "/" + session;
    var key = scan.presign();
    assertThat(scan.request("GET", sessionPath).send().json().get("short_id").asText())
        .isEqualTo(scan.session);
    assertThat(scan.request("GET", sessionPath + "/presigned-upload-url").send().status())
        .isEqualTo(200);
    var registered =
        scan.request("POST", sessionPath + "/photos").body("{\"s3_key\":\"" + key + "\"}").send();
    assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
    var capitals = canonical(photo).toUpperCase(java.util.Locale.ROOT);
    var changed =
        scan.request("PATCH", sessionPath + "/photos/" + capitals)
            .body("{\"photo_type\":\"top\"}")
            .send();
    assertThat(changed.json().get("short_id").asText()).isEqualTo(photo);
  }

  @Test
  void takesTheCanonicalFormOfTheOrganization() {
    var organization = app.organization.value().toString();
    assertThat(create("{\"organization_short_id\":\"" + organization + "\"}").status())
        .isEqualTo(201);
  }

  @Test
  void doesNotKnowAnotherOrganization() {
    var other = app.newOrganization();
    TestProblem.in(create("{\"organization_short_id\":\"" + other + "\"}"), ErrorCode.NOT_FOUND);
  }

  private static String canonical(String shortId) {
    return ShortUuid.parse(shortId).map(UUID::toString).orElseThrow();
  }

  private TestAnswer create(String body) {
    return scan.request("POST", SESSIONS).body(body).send();
  }
}
