package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.SessionId;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures as their clients see them, before their products have been looked up. */
class CapturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAPTURES = "/scanner/api/v1/captures";

  private final TestApp app = new TestApp();
  private final TestSession session = new TestSession(app);

  @ParameterizedTest
  @CsvSource({
    "4006381333931,                     04006381333931",
    "4 006381 333931,                   04006381333931",
    "012345678905,                      00012345678905",
    "04252614,                          00042100005264",
    "3-16-148410-X,                     09783161484100",
    "https://id.gs1.org/01/04006381333931/10/A1, 04006381333931",
  })
  void tellsTheNumberOfACodeAtOnce(String rawValue, String gtin) {
    var capture = add(body("MANUAL", rawValue)).json();
    assertThat(capture.get("gtin").asText()).isEqualTo(gtin);
    assertThat(capture.get("raw_value").asText()).isEqualTo(rawValue);
    assertThat(capture.get("status").asText()).isEqualTo("PENDING");
  }

  @Test
  void returnsTheElementsOfADataMatrix() {
    var scanned = "]d20104006381333931\u001d10A1\u001d17271231";
    var capture = add(body("BARCODE", scanned)).json();
    assertThat(capture.get("raw_value").asText()).isEqualTo(scanned);
    assertThat(capture.get("gs1_dl_data").toString())
        .isEqualTo("{\"01\":\"04006381333931\",\"10\":\"A1\",\"17\":\"271231\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u001d\u007f\u0085", "\uD83D\uDCE6 \u00e4", " \t\r\n ", "\""})
  void keepsAnyTextAsItIsAndDoesNotLogIt(String rawValue) {
    var text = rawValue + "secret-4711";
    var added = add(body("BARCODE", text));
    assertThat(added.json().get("raw_value").asText()).isEqualTo(text);
    assertThat(read(added).get("raw_value").asText()).isEqualTo(text);
    assertThat(TestLog.of(app).toString()).doesNotContain("secret-4711");
  }

  @Test
  void saysThatANumberIsOnlyUniqueWithinACompany() {
    assertThat(add(body("BARCODE", "2012345678903")).json().get("restricted").asBoolean()).isTrue();
    assertThat(add(body("BARCODE", "4006381333931")).json().get("restricted").asBoolean())
        .isFalse();
  }

  @Test
  void takesANumberThatTheClientKnows() {
    var body = body("IMAGE", "a label").put("gtin", "4006381333931");
    body.putObject("gs1_dl_data").put("10", "A1");
    var capture = add(body).json();
    assertThat(capture.get("gtin").asText()).isEqualTo("04006381333931");
    assertThat(capture.get("gs1_dl_data").toString()).isEqualTo("{\"10\":\"A1\"}");
  }

  @Test
  void refusesANumberThatContradictsTheCode() {
    var body = body("BARCODE", "4006381333931").put("gtin", "4012345678901");
    TestProblem.in(add(body), ErrorCode.VALIDATION_ERROR).naming("gtin");
    assertThat(captureCount()).isZero();
  }

  @Test
  void showsCapturesInTheirSessionAndUnderTheirOwnPath() {
    var first = add(body("BARCODE", "4006381333931"));
    var second = add(body("MANUAL", "any text"));
    assertThat(first.header("Location")).endsWith(CAPTURES + "/" + id(first));
    assertThat(read(first)).isEqualTo(first.json());
    var shown = session.request("GET", session.path()).send().json().get("captures");
    assertThat(shown).containsExactly(first.json(), second.json());
    assertThat(captureCount()).isEqualTo(2);
  }

  @Test
  void keepsTheSessionActive() {
    app.clock.advance(IdleLimit.USUAL.time().minusMinutes(1));
    assertThat(add(body("MANUAL", "a")).status()).isEqualTo(201);
    app.clock.advance(Duration.ofMinutes(2));
    assertThat(add(body("MANUAL", "b")).status()).isEqualTo(201);
  }

  @Test
  void refusesACaptureOfASessionThatHasEnded() {
    app.clock.advance(IdleLimit.USUAL.time());
    TestProblem.in(add(body("MANUAL", "a")), ErrorCode.CONFLICT);
    assertThat(captureCount()).isZero();
  }

  @Test
  void addsNoMoreCapturesThanASessionMayHave() {
    addUpTo(Session.MAX_CAPTURES - 5);
    var answers = ConcurrentCallers.run(10, index -> add(body("MANUAL", "n" + index)));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> TestProblem.in(answer, ErrorCode.CONFLICT));
    assertThat(captureCount()).isEqualTo(Session.MAX_CAPTURES);
    assertThat(shownCaptures()).isEqualTo(Session.MAX_CAPTURES);
  }

  private void addUpTo(int count) {
    ConcurrentCallers.run(8, index -> addEach(index, count));
  }

  private int addEach(int first, int count) {
    for (int number = first; number < count; number += 8) {
      assertThat(add(body("MANUAL", "n" + number)).status()).isEqualTo(201);
    }
    return first;
  }

  @Test
  void addsOneCaptureForARepeatedRequest() {
    var body = body("BARCODE", "4006381333931").toString();
    var answers =
        ConcurrentCallers.run(
            10, index -> post(CAPTURES).header("Idempotency-Key", "k1").body(body).send());
    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).extracting(CapturesTest::id).containsOnly(id(answers.get(0)));
    assertThat(captureCount()).isEqualTo(1);
  }

  @Test
  void triesAgainOnlyWhatHasFailed() {
    var added = add(body("BARCODE", "4006381333931"));
    TestProblem.in(post(CAPTURES + "/" + id(added) + "/retry").send(), ErrorCode.CONFLICT);
    assertThat(read(added)).isEqualTo(added.json());
  }

  @Test
  void tellsTheStatusOfTheSessionUntilItIsSettled() {
    var path = session.path() + "/status";
    var empty = session.request("GET", path).send();
    assertThat(empty.json().get("session_status").asText()).isEqualTo("ACTIVE");
    assertThat(empty.json().get("extraction_status").asText()).isEqualTo("ready");
    var unchanged = session.request("GET", path).header("If-None-Match", tag(empty)).send();
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(tag(unchanged)).isEqualTo(tag(empty));
    var added = add(body("BARCODE", "4006381333931"));
    var changed =
        session.request("GET", path).header("If-None-Match", "\"x\", W/" + tag(empty)).send();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("extraction_status").asText()).isEqualTo("pending");
    assertThat(changed.json().get("captures").toString())
        .isEqualTo(
            "[{\"short_id\":\"" + id(added) + "\",\"status\":\"PENDING\",\"proposal_count\":0}]");
  }

  @Test
  void acceptsOnlyCapturesOfTheSessionForItsPhotos() {
    var other = new TestSession(app);
    var foreign =
        other
            .request("POST", CAPTURES)
            .body(body("MANUAL", "a").put("session_short_id", other.id).toString())
            .send();
    var own = id(add(body("MANUAL", "a")));
    for (var capture : List.of(id(foreign), "2JZrkE9PPqT4q7zGd8HcWn")) {
      var body =
          "{\"s3_key\":\"" + session.presign() + "\",\"capture_short_id\":\"" + capture + "\"}";
      var refused = post(session.path() + "/photos").body(body).send();
      TestProblem.in(refused, ErrorCode.VALIDATION_ERROR).naming("capture_short_id");
      assertThat(promise(capture).at("/uploads/0/errors/0/field").asText())
          .isEqualTo("uploads.0.capture_short_id");
    }
    var body = "{\"s3_key\":\"" + session.presign() + "\",\"capture_short_id\":\"" + own + "\"}";
    var photo = post(session.path() + "/photos").body(body).send();
    assertThat(photo.json().get("capture_short_id").asText()).isEqualTo(own);
    assertThat(promise(own).at("/uploads/0/state").asText()).isEqualTo("promised");
  }

  private JsonNode promise(String capture) {
    var body =
        "{\"uploads\":[{\"client_id\":\"p"
            + capture
            + "\",\"capture_short_id\":\""
            + capture
            + "\"}]}";
    return post(session.path() + "/uploads").body(body).send().json();
  }

  private ObjectNode body(String type, String rawValue) {
    return JSON.createObjectNode()
        .put("session_short_id", session.id)
        .put("capture_type", type)
        .put("raw_value", rawValue);
  }

  private TestAnswer add(ObjectNode body) {
    return post(CAPTURES).body(body.toString()).send();
  }

  private TestRequest post(String path) {
    return session.request("POST", path);
  }

  private JsonNode read(TestAnswer added) {
    return session.request("GET", CAPTURES + "/" + id(added)).send().json();
  }

  private long captureCount() {
    var id = SessionId.parse(session.id).orElseThrow();
    return app.graph.sessions().find(id).orElseThrow().captureCount();
  }

  private int shownCaptures() {
    return session.request("GET", session.path()).send().json().get("captures").size();
  }

  private static String id(TestAnswer answer) {
    return answer.json().get("short_id").asText();
  }

  private static String tag(TestAnswer answer) {
    return answer.header("ETag");
  }
}
