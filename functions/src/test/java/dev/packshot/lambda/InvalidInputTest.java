package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.identity.Access;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.ValidRequests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The invalid values of every field, body, query and path, which must leave the table unchanged.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvalidInputTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(.+?)}");

  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);
  private final TestSession session = requests.session;
  private Set<Map<String, AttributeValue>> before;

  @BeforeEach
  void readTheTable() {
    before = TableContents.withoutKeys(app);
  }

  @AfterEach
  void checkThatTheTableIsUnchanged() {
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesAnInvalidField(Route route, InvalidInput invalid) {
    assertRefused(route, invalid);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesAnInvalidBody(Route route, InvalidInput invalid) {
    assertRefused(route, invalid);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesAnInvalidQuery(String field, String value) {
    var query = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    var request = session.request("GET", session.path() + "/presigned-upload-url?" + query);
    TestProblem.in(request.send(), ErrorCode.VALIDATION_ERROR).naming(field);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource
  void refusesAnInvalidPathParameter(Route route, String parameter, String title, String value) {
    var path = requests.fill(route.path().replace("{" + parameter + "}", value));
    var answer = session.request(route.method(), path).body(requests.body(route)).send();
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming(parameter);
  }

  @ParameterizedTest
  @MethodSource("bodiesWithRequiredFields")
  void reportsTheRequiredFieldsOfAnEmptyBody(JsonBody expected) {
    for (var body : new String[] {null, "", "{}", "{\"other\":1}"}) {
      var answer = requests.to(expected.route()).body(body).send();
      assertThat(TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).fields())
          .containsExactlyInAnyOrderElementsOf(expected.required());
    }
  }

  @Test
  void reportsEveryInvalidFieldAtOnce() {
    var body = "{\"s3_key\":5,\"photo_type\":\"x\",\"metadata\":[],\"file_size\":-1}";
    var answer = requests.to(Route.REGISTER_PHOTO).body(body).send();
    assertThat(TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).fields())
        .containsExactlyInAnyOrder("s3_key", "photo_type", "metadata", "file_size");
  }

  @Test
  void coversEveryFieldOfTheContract() {
    var fields = new TreeSet<String>();
    for (var body : JsonBody.all()) {
      body.fields().forEach(name -> fields.add(body.route() + " " + name));
    }
    assertThat(JsonField.all().stream().map(field -> field.route() + " " + field.name()))
        .as("the rows of JsonField.java, compared with the JSON bodies of openapi.yaml")
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  static List<Arguments> refusesAnInvalidField() {
    var cases = new ArrayList<Arguments>();
    for (var field : JsonField.all()) {
      field.invalidInputs().forEach(invalid -> cases.add(Arguments.of(field.route(), invalid)));
    }
    return cases;
  }

  static List<Arguments> refusesAnInvalidBody() {
    var cases = new ArrayList<Arguments>();
    for (var body : JsonBody.all()) {
      InvalidBodies.all().stream()
          .filter(
              invalid -> body.route() != Route.ADD_IMAGE || !invalid.title().contains("multipart"))
          .forEach(invalid -> cases.add(Arguments.of(body.route(), invalid)));
    }
    return cases;
  }

  static List<JsonBody> bodiesWithRequiredFields() {
    return JsonBody.all().stream().filter(body -> !body.required().isEmpty()).toList();
  }

  static List<Arguments> refusesAnInvalidQuery() {
    var cases = new ArrayList<Arguments>();
    for (var type : List.of("", "FRONT", " front", "fronts", "front\u0000", "both", "null")) {
      cases.add(Arguments.of("photo_type", type));
    }
    cases.add(Arguments.of("photo_type", "front".repeat(1_000)));
    for (var type : List.of("image/svg+xml", "image/JPEG", "jpeg", " image/png", "image/*")) {
      cases.add(Arguments.of("content_type", type));
    }
    for (var name : List.of("photo.exe", "list.PDF", "film.mp4", "drawing.svg", "a.jpg.docx ")) {
      cases.add(Arguments.of("original_filename", name));
    }
    cases.add(Arguments.of("original_filename", "photo\u0000.jpg"));
    cases.add(Arguments.of("original_filename", "photo\r\n.jpg"));
    cases.add(Arguments.of("original_filename", "p".repeat(252) + ".jpg"));
    return cases;
  }

  static List<Arguments> refusesAnInvalidPathParameter() {
    var cases = new ArrayList<Arguments>();
    for (var route : Route.values()) {
      if (route.access() != Access.ANYONE) {
        PARAMETER
            .matcher(route.path())
            .results()
            .map(parameter -> parameter.group(1))
            .forEach(parameter -> addCases(cases, route, parameter));
      }
    }
    return cases;
  }

  private static void addCases(List<Arguments> cases, Route route, String parameter) {
    var values = parameter.equals("gtin") ? invalidGtins() : invalidIds();
    values.forEach((title, value) -> cases.add(Arguments.of(route, parameter, title, value)));
  }

  private static Map<String, String> invalidGtins() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("with a wrong check digit", "00012345678906");
    invalid.put("of 7 digits", "1234560");
    invalid.put("of zeros", "000000000");
    invalid.put("of 11 digits with a wrong check digit", "12345678906");
    invalid.put("UPC-E", "01234565");
    invalid.put("an element string", "(01)09506000134352");
    invalid.put("a Digital Link", "https:%2F%2Fid.gs1.org%2F01%2F09506000134352");
    invalid.put("of 15 digits", "000012345678905");
    invalid.put("of 10,000 digits", "0".repeat(10_000));
    invalid.put("with a letter", "0001234567890x");
    invalid.put("in Arabic digits", "%D9%A0".repeat(14));
    invalid.put("with a tab", "%0900012345678905");
    invalid.put("of spaces and hyphens", "%20-%20");
    invalid.put("a parent segment", "..");
    return invalid;
  }

  private static Map<String, String> invalidIds() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("of 21 characters", "2".repeat(21));
    invalid.put("of 23 characters", "2".repeat(23));
    invalid.put("of 10,000 characters", "2".repeat(10_000));
    invalid.put("with a 0", "0".repeat(22));
    invalid.put("with an l", "l".repeat(22));
    invalid.put("beyond 128 bits", "z".repeat(22));
    invalid.put("a UUID without hyphens", "018f".repeat(8));
    invalid.put("a UUID with a g", "018f0000-0000-7000-8000-00000000000g");
    invalid.put("a UUID in braces", "%7B018f0000-0000-7000-8000-000000000000%7D");
    invalid.put("22 letters of another alphabet", "%C3%A9".repeat(22));
    invalid.put("with a null character", "2".repeat(21) + "%00");
    invalid.put("a parent segment", "..");
    invalid.put("null", "null");
    invalid.put("a space", "%20");
    return invalid;
  }

  private void assertRefused(Route route, InvalidInput invalid) {
    var request = invalid.change().apply(requests.to(route));
    var problem = TestProblem.in(request.send(), invalid.code());
    if (!invalid.field().isEmpty()) {
      problem.naming(invalid.field());
    }
  }
}
