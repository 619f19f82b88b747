package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.auth.User;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.identity.Role;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestImages;
import dev.packshot.testing.UploadBatch;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What each request consumes of the table, by the figures that DynamoDB Local gives and our log
 * shows; {@code docs/data-model.md} has the same table. A transaction's units are counted by hand:
 * DynamoDB Local tells too few of them.
 */
class ConsumedUnitsTest {
  private static final String GTIN = "00012345678905";
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

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 1", "50, 2"})
  void admitsAUserBySizeOfTheMemberships(int memberships, int writeUnits) {
    var user = app.newUser();
    app.graph.users().change(user, found -> memberOf(memberships, found));
    var key = app.newKey(user).reveal();
    app.anonymous("GET", "/scanner/api/v1/sessions/" + session).header("X-API-Key", key).send();
    assertUnits(2, writeUnits, 1);
  }

  private User memberOf(int organizations, User user) {
    var member = user.withMembership(app.organization, Role.EDITOR);
    for (int count = 1; count < organizations; count++) {
      member = member.withMembership(app.newOrganization(), Role.MANAGER);
    }
    return member;
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
  void listsAHundredImagesInOneQuery() {
    var ids = new Ids(app.clock);
    for (int number = 0; number < 100; number++) {
      TestImages.add(app, GTIN, ShortUuid.encode(ids.next()));
    }
    app.request("GET", images("?page_size=100")).send();
    assertUnits(2, 1, 8);
  }

  @Test
  void readsAnImageForOneWriteUnit() {
    app.request("GET", images("/" + addImage())).send();
    assertUnits(2, 1, 2);
  }

  @Test
  void addsAnImageInOneTransaction() {
    addImage();
    assertCalls(2, 0);
  }

  @Test
  void addsAnImageOfAPhotoWithThreeReadsAndOneTransaction() {
    var key = presign();
    put(key);
    new UploadBatch(app).created(key, "01").deliver();
    var photo = key.replaceFirst(".*/(.+)\\.jpg", "$1");
    app.request("POST", images("")).body("{\"photo_short_id\":\"" + photo + "\"}").send();
    assertCalls(5, 3);
  }

  @Test
  void changesAnImagesTitleForTwoWriteUnits() {
    app.request("PATCH", images("/" + addImage())).body("{\"title\":\"x\"}").send();
    assertUnits(3, 2, 2);
  }

  @Test
  void makesAnImagePrimaryInOneTransactionAndReadsItAgain() {
    app.request("PATCH", images("/" + addImage())).body("{\"is_primary\":true}").send();
    assertCalls(4, 4);
  }

  @Test
  void deletesAnImageInOneTransactionAndTheNoteOfItAfterItsObjects() {
    app.request("DELETE", images("/" + addImage())).send();
    assertCalls(4, 2);
  }

  @Test
  void completesAnImageForOneWriteUnit() {
    var image = addImage();
    var key = "products/" + app.organization + "/" + GTIN + "/" + image + "/original.jpg";
    new UploadBatch(app).created(key, "01").deliver();
    assertUnits(2, 1, 2);
    new UploadBatch(app).created(key, "01").deliver();
    assertUnits(1, 0, 2);
  }

  @Test
  void asksNoTableAboutAKeyWithAWrongChecksum() {
    app.anonymous("GET", "/scanner/api/v1/sessions/" + session)
        .header("X-API-Key", "csb_00000000000000000000000000000000_00000000")
        .send();
    assertUnits(0, 0, 0);
  }

  private String addImage() {
    var form = new TestForm().file("image", "a.jpg", new CameraPhoto(64, 48, 1, 0.8f).jpeg());
    var added =
        app.request("POST", images(""))
            .header("Content-Type", TestForm.TYPE)
            .body(form.bytes())
            .send();
    return added.json().get("id").asText();
  }

  private String images(String rest) {
    return "/dashboard/api/v1/trade-items/" + app.organization + "/" + GTIN + "/images" + rest;
  }

  private void assertCalls(int calls, double reads) {
    assertThat(lastLine().get("table_calls").asInt()).as("calls").isEqualTo(calls);
    assertThat(lastLine().get("read_units").asDouble()).as("read units").isEqualTo(reads);
  }

  private void put(String key) {
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(new CameraPhoto(64, 48, 1, 0.8f).jpeg()));
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
