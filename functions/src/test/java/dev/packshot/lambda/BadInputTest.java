package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestImages;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestScan;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Walks every field of every endpoint through what must be refused, with nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String GTIN = JsonEndpoint.GTIN;

  private final TestApp app = new TestApp();
  private final TestScan scan = new TestScan(app);
  private final String photo = scan.register("{\"kept\":\"yes\"}");
  private final String s3Key = scan.presign();
  private Set<Map<String, AttributeValue>> before;

  @BeforeAll
  void addTheImage() {
    TestImages.add(app, JsonEndpoint.GTIN, JsonEndpoint.IMAGE);
  }

  @BeforeEach
  void lookAtTheTable() {
    before = TableContents.withoutKeys(app);
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesABadField(JsonEndpoint endpoint, BadInput bad) {
    refuses(endpoint.request(scan, photo), bad);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesABadBody(JsonEndpoint endpoint, BadInput bad) {
    refuses(endpoint.request(scan, photo), bad);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesABadQuery(String field, String value) {
    var query = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    var asked = scan.request("GET", scan.path() + "/presigned-upload-url?" + query);
    TestProblem.in(asked.send(), ErrorCode.VALIDATION_ERROR).naming(field);
  }

  @ParameterizedTest(name = "{0} {1}: {3} {4}")
  @MethodSource
  void refusesABadIdInThePath(
      String method, String path, String body, String field, String title, String id) {
    var asked = scan.request(method, path.replace("{" + field + "}", id));
    var answer = (body.isEmpty() ? asked : asked.body(body)).send();
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming(field);
  }

  @ParameterizedTest
  @EnumSource(
      value = JsonEndpoint.class,
      names = {"REGISTER_PHOTO", "UPDATE_PHOTO", "ADD_IMAGE"})
  void namesTheFieldsThatAnEmptyBodyLacks(JsonEndpoint endpoint) {
    var required =
        switch (endpoint) {
          case REGISTER_PHOTO -> "s3_key";
          case UPDATE_PHOTO -> "photo_type";
          default -> "photo_short_id";
        };
    for (var body : new String[] {null, "", "{}", "{\"other\":1}"}) {
      var answer = endpoint.request(scan, photo).body(body).send();
      TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming(required);
    }
  }

  @Test
  void namesEveryBadFieldAtOnce() {
    var body = "{\"s3_key\":5,\"photo_type\":\"x\",\"metadata\":[],\"file_size\":-1}";
    var answer = JsonEndpoint.REGISTER_PHOTO.request(scan, photo).body(body).send();
    assertThat(TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).fields())
        .containsExactlyInAnyOrder("s3_key", "photo_type", "metadata", "file_size");
  }

  static List<Arguments> refusesABadField() {
    var walked = new ArrayList<Arguments>();
    for (var field : JsonField.all()) {
      field.badInputs().forEach(bad -> walked.add(Arguments.of(field.endpoint(), bad)));
    }
    return walked;
  }

  static List<Arguments> refusesABadBody() {
    var walked = new ArrayList<Arguments>();
    for (var endpoint : JsonEndpoint.values()) {
      BadBodies.all().stream()
          .filter(bad -> endpoint != JsonEndpoint.ADD_IMAGE || !bad.title().contains("multipart"))
          .forEach(bad -> walked.add(Arguments.of(endpoint, bad)));
    }
    return walked;
  }

  static List<Arguments> refusesABadQuery() {
    var walked = new ArrayList<Arguments>();
    for (var type : List.of("", "FRONT", " front", "fronts", "front\u0000", "both", "null")) {
      walked.add(query("photo_type", type));
    }
    walked.add(query("photo_type", "front".repeat(1_000)));
    for (var name : List.of("", "photo", ".", "jpg", "photo.exe", "photo.jpg.", "photo.jpg ")) {
      walked.add(query("original_filename", name));
    }
    walked.add(query("original_filename", "photo\u0000.jpg"));
    walked.add(query("original_filename", "photo\r\n.jpg"));
    walked.add(query("original_filename", "p".repeat(252) + ".jpg"));
    return walked;
  }

  private static Arguments query(String field, String value) {
    return Arguments.of(field, value);
  }

  static List<Arguments> refusesABadIdInThePath() {
    var unknown = "2".repeat(22);
    var session = "/scanner/api/v1/sessions/";
    var walked = new ArrayList<Arguments>();
    badIds()
        .forEach(
            (title, id) -> {
              walked.add(Arguments.of("GET", session + "{id}", "", "id", title, id));
              walked.add(
                  Arguments.of(
                      "GET",
                      session + "{session_id}/presigned-upload-url",
                      "",
                      "session_id",
                      title,
                      id));
              walked.add(
                  Arguments.of(
                      "POST", session + "{session_id}/photos", "{}", "session_id", title, id));
              walked.add(
                  Arguments.of(
                      "PATCH",
                      session + "{session_id}/photos/" + unknown,
                      "{}",
                      "session_id",
                      title,
                      id));
              walked.add(
                  Arguments.of(
                      "PATCH",
                      session + unknown + "/photos/{photo_id}",
                      "{}",
                      "photo_id",
                      title,
                      id));
              for (var method : List.of("GET", "POST")) {
                walked.add(image(method, "{organization_id}/" + GTIN + "/images", title, id));
              }
              for (var method : List.of("GET", "PATCH", "DELETE")) {
                var in = "/" + GTIN + "/images/";
                walked.add(image(method, "{organization_id}" + in + unknown, title, id));
                walked.add(image(method, unknown + in + "{image_id}", title, id));
              }
            });
    badGtins()
        .forEach(
            (title, gtin) -> {
              for (var method : List.of("GET", "POST")) {
                walked.add(image(method, unknown + "/{gtin}/images", title, gtin));
              }
              for (var method : List.of("GET", "PATCH", "DELETE")) {
                walked.add(image(method, unknown + "/{gtin}/images/" + unknown, title, gtin));
              }
            });
    return walked;
  }

  private static Arguments image(String method, String path, String title, String value) {
    var field = path.replaceAll(".*\\{|}.*", "");
    var body = method.equals("POST") ? "{\"photo_short_id\":\"" + "2".repeat(22) + "\"}" : "";
    return Arguments.of(
        method,
        "/dashboard/api/v1/trade-items/" + path,
        method.equals("PATCH") ? "{}" : body,
        field,
        title,
        value);
  }

  private static Map<String, String> badGtins() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("with a wrong check digit", "00012345678906");
    bad.put("of 7 digits", "1234560");
    bad.put("of 9 digits", "000000000");
    bad.put("of 11 digits", "12345678905");
    bad.put("of 15 digits", "000012345678905");
    bad.put("of 10,000 digits", "0".repeat(10_000));
    bad.put("with a letter", "0001234567890x");
    bad.put("with a space", "%2000012345678905");
    bad.put("in Arabic digits", "%D9%A0".repeat(14));
    bad.put("negative", "-0012345678905");
    bad.put("a step up", "..");
    return bad;
  }

  private static Map<String, String> badIds() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("of 21 characters", "2".repeat(21));
    bad.put("of 23 characters", "2".repeat(23));
    bad.put("of 10,000 characters", "2".repeat(10_000));
    bad.put("with a 0", "0".repeat(22));
    bad.put("with an l", "l".repeat(22));
    bad.put("beyond 128 bits", "z".repeat(22));
    bad.put("a UUID without hyphens", "018f".repeat(8));
    bad.put("a UUID with a g", "018f0000-0000-7000-8000-00000000000g");
    bad.put("a UUID in braces", "%7B018f0000-0000-7000-8000-000000000000%7D");
    bad.put("22 letters of another alphabet", "%C3%A9".repeat(22));
    bad.put("with a null character", "2".repeat(21) + "%00");
    bad.put("a step up", "..");
    bad.put("null", "null");
    bad.put("a space", "%20");
    return bad;
  }

  private void refuses(TestRequest request, BadInput bad) {
    var spoiled = bad.spoil().apply(request);
    var body = spoiled.event().path("body").asText("").replace("S3_KEY", s3Key);
    spoiled.event().put("body", body);
    var problem = TestProblem.in(spoiled.send(), bad.code());
    if (!bad.field().isEmpty()) {
      problem.naming(bad.field());
    }
  }
}
