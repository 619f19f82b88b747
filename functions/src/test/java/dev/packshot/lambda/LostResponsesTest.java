package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestEngines;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Writes that DynamoDB has made, but whose responses are lost. */
class LostResponsesTest {
  private final TestApp app = new TestApp();

  @Test
  void opensOneSessionIfTheResponseIsLost() {
    var before = TableContents.withoutKeys(app);
    var opened = losingResponseOf("PutItem").request("POST", "/scanner/api/v1/sessions").send();
    assertThat(opened.status()).isEqualTo(201);
    var id = opened.json().get("short_id").asText();
    assertThat(app.session(id).get("short_id").asText()).isEqualTo(id);
    assertThat(TableContents.withoutKeys(app)).hasSize(before.size() + 1);
  }

  @Test
  void registersOnePhotoIfTheResponseIsLost() {
    var path = "/scanner/api/v1/sessions/" + app.openSession();
    var form = app.request("GET", path + "/presigned-upload-url?photo_type=front").send();
    var registered =
        losingResponseOf("TransactWriteItems")
            .request("POST", path + "/photos")
            .body("{\"s3_key\":\"" + form.json().get("s3_key").asText() + "\"}")
            .send();
    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
    assertThat(TableContents.withoutKeys(app)).hasSize(2); // the session and its photo
    assertThat(TableContents.withoutKeys(app))
        .filteredOn(item -> item.containsKey("photo_count"))
        .singleElement()
        .satisfies(session -> assertThat(session.get("photo_count").n()).isEqualTo("1"));
  }

  /** Returns an instance on which the response to the first call of an operation is lost. */
  private TestApp losingResponseOf(String operation) {
    var lost = new AtomicBoolean();
    return app.withDatabase(
        TestEngines.database(
            new SdkHttpClient() {
              @Override
              public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                var call = TestEngines.HTTP.prepareRequest(request);
                var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
                return target.endsWith(operation) && !lost.getAndSet(true)
                    ? withoutResponse(call)
                    : call;
              }

              @Override
              public void close() {}
            }));
  }

  private static ExecutableHttpRequest withoutResponse(ExecutableHttpRequest call) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        try (var answer = call.call().responseBody().orElseThrow()) {
          answer.readAllBytes();
        }
        throw new IOException("Connection reset");
      }

      @Override
      public void abort() {}
    };
  }
}
