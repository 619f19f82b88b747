package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.picture.CameraPhoto;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What each request consumes of the table, by the figures that DynamoDB Local gives and our log
 * shows; {@code docs/data-model.md} has the same table. A transaction's units are counted by hand:
 * DynamoDB Local tells too few of them.
 */
class ConsumedUnitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestApp app = new TestApp();
  private String session;

  @BeforeEach
  void openSession() {
    session = app.openSession();
  }

  @Test
  void opensASessionForThreeWriteUnitsItsEntryInTheIndexBeingOne() {
    app.openSession();
    assertUnits(2, 3, 0);
  }

  @Test
  void readsASessionForOneWriteUnit() throws IOException {
    app.session(session);
    assertUnits(2, 1, 1);
  }

  @Test
  void presignsForOneWriteUnit() {
    presign();
    assertUnits(2, 1, 1);
  }

  @Test
  void reclassifiesForTwoWriteUnits() {
    var key = presign();
    register(key);
    app.request("PATCH", photo(key))
        .body("{\"photo_type\":\"left\",\"metadata\":{\"a\":\"1\",\"b\":\"\"}}")
        .send();
    assertUnits(3, 2, 1);
  }

  @Test
  void registersWithOneReadAndOneTransaction() {
    register(presign());
    assertThat(lastLine().get("table_calls").asInt()).isEqualTo(3);
    assertThat(lastLine().get("read_units").asDouble()).isLessThanOrEqualTo(2);
  }

  @Test
  void repeatsARegistrationForOneWriteUnit() {
    var key = presign();
    register(key);
    register(key);
    assertUnits(2, 1, 2);
  }

  @Test
  void filesARegisteredPhotoForThreeWriteUnits() {
    var key = presign();
    register(key);
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(new CameraPhoto(64, 48, 1, 0.8f).jpeg()));
    new UploadBatch(app).created(key, "01").deliver();
    assertUnits(4, 3, 1);
  }

  @Test
  void asksNoTableAboutAKeyWithAWrongChecksum() {
    app.anonymous("GET", "/scanner/api/v1/sessions/" + session)
        .header("X-API-Key", "csb_00000000000000000000000000000000_00000000")
        .send();
    assertUnits(0, 0, 0);
  }

  private String presign() {
    return app.request("GET", "/scanner/api/v1/sessions/" + session + "/presigned-upload-url")
        .send()
        .json()
        .get("s3_key")
        .asText();
  }

  private void register(String key) {
    app.request("POST", "/scanner/api/v1/sessions/" + session + "/photos")
        .body("{\"s3_key\":\"" + key + "\"}")
        .send();
  }

  private String photo(String key) {
    var id = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
    return "/scanner/api/v1/sessions/" + session + "/photos/" + id;
  }

  private void assertUnits(int calls, double writes, double reads) {
    assertThat(lastLine().get("table_calls").asInt()).as("calls").isEqualTo(calls);
    assertThat(lastLine().get("write_units").asDouble()).as("write units").isEqualTo(writes);
    assertThat(lastLine().get("read_units").asDouble()).as("read units").isEqualTo(reads);
  }

  private JsonNode lastLine() {
    try {
      var lines = app.log.toArray(new String[0]);
      return JSON.readTree(lines[lines.length - 1]);
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
