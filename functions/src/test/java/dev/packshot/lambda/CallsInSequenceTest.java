package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestSteps;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often each request waits for the table: once where it reads, twice where it writes. */
class CallsInSequenceTest {
  private final TestApp app = new TestApp();
  private String session;

  @BeforeEach
  void openSession() {
    session = "/scanner/api/v1/sessions/" + app.openSession();
  }

  @Test
  void opensASessionInTwoSteps() {
    assertSteps(201, it -> it.request("POST", "/scanner/api/v1/sessions"), 1, 1);
  }

  @Test
  void readsASessionInOneStep() {
    assertSteps(200, it -> it.request("GET", session), 2);
  }

  @Test
  void presignsInOneStep() {
    assertSteps(200, it -> it.request("GET", session + "/presigned-upload-url"), 2);
  }

  @Test
  void registersInTwoSteps() {
    var key = key();
    assertSteps(201, it -> registration(it, key), 2, 1);
  }

  @Test
  void repeatsARegistrationInOneStep() {
    var key = key();
    registration(app, key).send();
    assertSteps(200, it -> registration(it, key), 2);
  }

  @Test
  void reclassifiesInTwoSteps() {
    var key = key();
    registration(app, key).send();
    var photo = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
    assertSteps(
        200,
        it -> it.request("PATCH", session + "/photos/" + photo).body("{\"photo_type\":\"left\"}"),
        2,
        1);
  }

  /** The request is answered when its calls are let through in these steps, and not before. */
  private void assertSteps(int status, Function<TestApp, TestRequest> request, int... callsAtOnce) {
    var steps = new TestSteps(callsAtOnce);
    var answer = request.apply(app.withDatabase(steps.database())).send();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    steps.assertAllTaken();
  }

  private String key() {
    return app.request("GET", session + "/presigned-upload-url")
        .send()
        .json()
        .get("s3_key")
        .asText();
  }

  private TestRequest registration(TestApp it, String key) {
    return it.request("POST", session + "/photos").body("{\"s3_key\":\"" + key + "\"}");
  }
}
