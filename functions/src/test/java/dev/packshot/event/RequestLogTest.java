package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.KeyKind;
import dev.packshot.store.SigningCredentials;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines of the request log. */
class RequestLogTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String TOKEN = "FwoGZXIvYXdzEBYaDSESSIONTOKEN//////////0123456789==";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private final TestApp app = new TestApp();
  private final List<String> lines = new ArrayList<>();

  @Test
  void writesOneLineOfJsonPerRequest() {
    var session = app.openSession();
    app.request("GET", SESSIONS + "/" + session).send();
    app.request("GET", SESSIONS + "/nonsense").send();
    app.anonymous("GET", SESSIONS + "/" + session).send();
    app.anonymous("GET", "/nowhere").send();
    app.anonymous("OPTIONS", SESSIONS).send();
    app.anonymous("GET", "/docs/errors/conflict").send();
    assertThat(app.log)
        .hasSize(7)
        .allMatch(line -> line.endsWith("\n") && line.lines().count() == 1);
    assertThat(TestLog.of(app).stream().map(RequestLogTest::routeAndStatus))
        .containsExactly(
            "CREATE_SESSION 201",
            "GET_SESSION 200",
            "GET_SESSION 422",
            "GET_SESSION 401",
            "FALLBACK 404",
            "FALLBACK 204",
            "GET_ERROR_PAGE 200");
  }

  @Test
  void logsTheCallerTheDurationAndTheConsumedUnits() {
    var session = app.openSession();
    var answer = app.request("GET", SESSIONS + "/" + session).send();
    var line = TestLog.lastOf(app);
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    assertThat(line.get("caller").asText()).isEqualTo("csb:" + app.key.hash().substring(0, 8));
    assertThat(line.get("organization").asText()).isEqualTo(app.organization.toString());
    assertThat(line.get("duration_ms").asDouble()).isPositive();
    assertThat(line.get("cold").isBoolean()).isTrue();
    assertThat(line.get("table_calls").asInt()).isEqualTo(2);
    assertThat(line.get("read_units").asDouble()).isEqualTo(1);
    assertThat(line.get("write_units").asDouble()).isEqualTo(1);
  }

  @Test
  void countsTheCallsOfEveryRequestSeparately() {
    var session = app.openSession();
    for (int count = 0; count < 3; count++) {
      app.request("GET", SESSIONS + "/" + session).send();
      assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isEqualTo(2);
      app.anonymous("GET", "/nowhere").send();
      assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isZero();
      assertThat(TestLog.lastOf(app).get("write_units").asDouble()).isZero();
    }
  }

  @Test
  void escapesLineBreaksOfTheRequest() {
    app.request("GET\nFAKE {}", SESSIONS + "/a\r\nb").header("X-API-Key", "x\ny").send();
    app.request("POST", SESSIONS).body("{\"a\nb\":\"\u2028\"}").send();
    assertThat(app.log).hasSize(2).allMatch(line -> line.lines().count() == 1);
    assertThat(TestLog.of(app)).allMatch(line -> line.has("status"));
  }

  @Test
  void logsNoSecrets() {
    app.signWith(
        new SigningCredentials(
            "AKIAIOSFODNN7EXAMPLE", SECRET, Optional.of(TOKEN), Optional.empty()));
    var publishable = app.newKey(KeyKind.CPK, app.organization);
    var unknown = "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3";
    var malformed = "csb_QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ_deadbeef";
    var content = "content of a client";
    var secrets =
        new ArrayList<>(
            List.of(app.key.reveal(), publishable.reveal(), unknown, malformed, SECRET, TOKEN));
    secrets.addAll(List.of(TestApp.SECRET_KEY, content));
    secrets.add(app.key.reveal().split("_")[1]);
    for (var key : List.of(app.key.reveal(), publishable.reveal(), unknown, malformed)) {
      secrets.addAll(sendAll(app, key, content));
      secrets.addAll(sendAll(broken("query"), key, content));
      secrets.addAll(sendAll(broken("updateItem"), key, content));
      secrets.addAll(sendAll(broken("transactWriteItems"), key, content));
    }
    assertThat(secrets).hasSizeGreaterThan(15).doesNotContain("");
    var text = String.join("", lines);
    assertThat(text).contains("ERROR", "CREATE_SESSION", "PRESIGN_UPLOAD", "UPDATE_PHOTO");
    for (var secret : secrets) {
      assertThat(text).doesNotContain(secret);
    }
  }

  /** Sends requests to the scanner routes and returns the secrets in their answers. */
  private List<String> sendAll(TestApp instance, String key, String content) {
    var body = "{\"metadata\":{\"note\":\"" + content + "\"},\"photo_type\":\"front\"";
    var session = app.openSession();
    var path = SESSIONS + "/" + session;
    send(instance, "POST", SESSIONS, key, body + "}");
    send(instance, "POST", SESSIONS, key, body);
    send(instance, "GET", path, key, null);
    var form = send(instance, "GET", path + "/presigned-upload-url", key, null);
    var s3Key = form.json().path("s3_key").asText();
    send(instance, "POST", path + "/photos", key, body + ",\"s3_key\":\"" + s3Key + "\"}");
    send(instance, "PATCH", path + "/photos/2JZrkGyLCyVTkmKj6HQKyR", key, body + "}");
    send(instance, "PUT", path + "?X-API-Key=" + key, key, body);
    send(instance, "GET", "/docs/errors/" + key, key, null);
    send(instance, "GET", "/" + key, key, null);
    lines.addAll(instance.log);
    return secretsOf(form);
  }

  private static List<String> secretsOf(TestAnswer form) {
    var secrets = new ArrayList<String>();
    for (var name : List.of("policy", "x-amz-signature", "x-amz-security-token")) {
      form.json().path("upload_fields").path(name).asText("").lines().forEach(secrets::add);
    }
    return secrets;
  }

  private static TestAnswer send(
      TestApp instance, String method, String path, String key, String body) {
    return instance.anonymous(method, path).header("X-API-Key", key).body(body).send();
  }

  private TestApp broken(String operation) {
    return app.withDatabase(
        TestClients.failingOn(operation, () -> new IllegalStateException("broken " + operation)));
  }

  private static String routeAndStatus(JsonNode line) {
    return line.get("route").asText() + " " + line.get("status").asInt();
  }
}
