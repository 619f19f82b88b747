package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.photo.PhotoKey;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids by which all log lines about one photo are found. */
class LogSubjectTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final TestApp app = new TestApp();

  @Test
  void namesSessionAndPhotoInEveryLineAboutAPhoto() {
    var session = new TestSession(app);
    var photo = session.register("{}");
    assertThat(TestLog.of(app))
        .allMatch(line -> session.path().endsWith(line.path("session").asText("none")));
    assertThat(TestLog.of(app).stream().filter(line -> line.has("photo")))
        .extracting(line -> line.get("route").asText())
        .containsExactly("PRESIGN_UPLOAD", "REGISTER_PHOTO");
    assertThat(TestLog.lastOf(app).get("photo").asText()).isEqualTo(photo);
  }

  @Test
  void namesSessionAndPhotoOfAnUploadedObject() {
    var session = new TestSession(app);
    var key = session.presign();
    var address = PhotoKey.parse(key).orElseThrow().address();
    assertThat(LogSubject.of(key))
        .containsEntry("session", address.sessionId().toString())
        .containsEntry("photo", address.photoId().toString());
    assertThat(LogSubject.of("images/a.jpg")).isEmpty();
  }

  @Test
  void namesTheSessionOfAFailure() {
    var session = new TestSession(app);
    var broken =
        app.withDatabase(
            TestClients.failingOn(
                "query", () -> TestClients.serviceError(400, "ValidationException", "-")));
    broken.request("GET", session.path()).send();
    var failure = TestLog.of(broken).get(0);
    assertThat(failure.get("level").asText()).isEqualTo("ERROR");
    assertThat(session.path()).endsWith(failure.get("session").asText());
  }

  @Test
  void logsTheTraceOfTheClient() {
    assertThat(traced(TRACE).get("traceparent").asText()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00-1-2-3", "\"},{\"", "", TRACE + "-more"})
  void leavesOutAMalformedTrace(String trace) {
    assertThat(traced(trace).has("traceparent")).isFalse();
  }

  private JsonNode traced(String trace) {
    app.request("POST", "/scanner/api/v1/sessions").header("traceparent", trace).send();
    return TestLog.lastOf(app);
  }
}
