package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.Subject;
import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.event.Route;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.identity.Role;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestImages;
import dev.packshot.testing.TestIssuer;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.Uploads;
import dev.packshot.testing.ValidRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The capacity units that each request consumes, as DynamoDB Local reports them and our log shows
 * them. {@code docs/data-model.md} has the same table, with the write units of transactions, of
 * which DynamoDB Local reports too few.
 */
class ConsumedUnitsTest {
  private static final String GTIN = Gallery.GTIN;

  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);
  private final Uploads uploads = new Uploads(app);

  @ParameterizedTest
  @EnumSource(Route.class)
  void consumesTheseUnits(Route route) {
    requests.to(route).send();
    var units = units(route);
    if (units.inTransaction()) {
      assertCalls(units.calls(), units.reads());
    } else {
      assertUnits(units.calls(), units.writes(), units.reads());
    }
  }

  /** Returns the calls and units of a route, the admission included. */
  private static Units units(Route route) {
    return switch (route) {
      case CREATE_SESSION -> new Units(2, 3, 0);
      case GET_SESSION -> new Units(2, 1, 1);
      case LIST_SESSIONS -> new Units(6, 1, 2.5);
      case SUBMIT_SESSION, END_SESSION -> Units.inTransaction(4, 2);
      case DELETE_SESSION -> Units.inTransaction(3, 1);
      case PRESIGN_UPLOAD -> new Units(2, 1, 1);
      case REGISTER_PHOTO -> Units.inTransaction(3, 1);
      case UPDATE_PHOTO -> new Units(3, 2, 1);
      case LIST_PHOTOS -> new Units(2, 1, 1);
      case GET_PHOTO -> new Units(2, 1, 2);
      case REORDER_PHOTOS -> Units.inTransaction(3, 1);
      case DELETE_PHOTO -> Units.inTransaction(7, 4);
      case LIST_IMAGES -> new Units(2, 1, 1);
      case ADD_IMAGE, ADD_IMAGE_FROM_PHOTO -> Units.inTransaction(6, 3);
      case PROMISE_UPLOADS -> new Units(4, 3, 1);
      case LIST_UPLOADS, EXPLAIN_UPLOAD -> new Units(2, 1, 1);
      case GET_SESSION_STATUS -> new Units(2, 1, 1);
      case CREATE_CAPTURE, UPLOAD_CAPTURE_IMAGE -> Units.inTransaction(3, 1);
      case GET_CAPTURE -> new Units(3, 1, 3);
      case RETRY_CAPTURE -> new Units(4, 3, 3);
      case NAME_PRODUCT -> new Units(2, 2, 0);
      case GET_MANIFEST -> new Units(2, 1, 1);
      case GET_IMAGE -> new Units(2, 1, 2);
      case UPDATE_IMAGE -> new Units(3, 2, 2);
      case DELETE_IMAGE -> Units.inTransaction(4, 2);
      case GET_ME -> new Units(1, 1, 0);
      case OPEN_BROWSER_SESSION -> new Units(3, 2, 1);
      case END_BROWSER_SESSION -> new Units(2, 2, 0);
      case GET_OPENAPI, GET_REFERENCE, GET_ERROR_PAGE -> new Units(0, 0, 0);
    };
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 1", "50, 2"})
  void admitsAUserForWriteUnitsThatGrowWithTheMemberships(int memberships, int writeUnits) {
    var user = app.newUser();
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    for (int count = 1; count < memberships; count++) {
      app.graph.users().setRole(user, app.newOrganization(), Role.MANAGER, app.act());
    }
    var key = app.newKey(user).reveal();
    app.anonymous("GET", requests.session.path()).header("X-API-Key", key).send();
    assertUnits(2, writeUnits, 1);
  }

  @ParameterizedTest
  @CsvSource({"false, 104", "true, 105"})
  void promisesAHundredFilesForAWriteUnitEach(boolean withDigest, int calls) {
    requests
        .session
        .request("POST", requests.session.path() + "/uploads")
        .body(ValidRequests.promises(100, withDigest))
        .send();
    assertUnits(calls, 102, 1);
  }

  @Test
  void repeatsARegistrationForOneWriteUnit() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.register(key);
    uploads.register(key);
    assertUnits(2, 1, 2);
  }

  @Test
  void storesTheVerdictOfAPhotoForThreeWriteUnits() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.register(key);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertUnits(4, 3, 1);
  }

  @Test
  void filesTheCodeOfABarcodeInACaptureOnce() {
    var code = uploads.presign("barcode", "code.jpg");
    uploads.store(code, CodePhoto.of("ean-13").jpeg());
    uploads.request("POST", "/photos").body("{\"s3_key\":\"" + code + "\"}").send();
    uploads.deliverEvent(code, Uploads.FIRST);
    assertCalls(7, 3);
  }

  @Test
  void listsAHundredImagesInOneQuery() {
    var ids = new Ids(app.clock);
    for (int number = 0; number < 100; number++) {
      TestImages.add(app, GTIN, ShortUuid.encode(ids.next()));
    }
    app.request("GET", images("?page_size=100")).send();
    assertUnits(2, 1, 9);
  }

  @Test
  void addsAnImageFromAFileInOneTransaction() {
    addImage();
    assertCalls(3, 0);
  }

  @Test
  void makesAnImagePrimaryInOneTransactionAndOneRead() {
    app.request("PATCH", images("/" + addImage())).body("{\"is_primary\":true}").send();
    assertCalls(4, 4);
  }

  @Test
  void completesAnImageForOneWriteUnit() {
    var image = addImage();
    var key = "products/" + app.organization + "/" + GTIN + "/" + image + "/original.jpg";
    new SqsBatch(app).created(key, "01").deliver();
    assertUnits(2, 1, 2);
    new SqsBatch(app).created(key, "01").deliver();
    assertUnits(1, 0, 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "10, 1", "50, 2"})
  void admitsABearerTokenForWriteUnitsThatGrowWithTheMemberships(int memberships, int units) {
    try (var issuer = new TestIssuer()) {
      var trusting = issuer.trustedBy(app);
      var user = new Subject(issuer.url(), "someone").user();
      app.graph.users().add(user, app.clock.instant());
      for (int count = 0; count < memberships; count++) {
        app.graph.users().setRole(user, app.newOrganization(), Role.MANAGER, app.act());
      }
      trusting
          .anonymous("GET", requests.session.path())
          .header("Authorization", "Bearer " + issuer.token("someone"))
          .send();
      assertThat(TestLog.lastOf(trusting).get("table_calls").asInt()).isEqualTo(2);
      assertThat(TestLog.lastOf(trusting).get("write_units").asDouble()).isEqualTo(units);
      trusting
          .anonymous("GET", requests.session.path())
          .header("Authorization", "Bearer " + issuer.token("someone") + "x")
          .send();
      assertThat(TestLog.lastOf(trusting).get("table_calls").asInt()).isZero();
    }
  }

  @Test
  void refusesAKeyWithAWrongChecksumWithoutACall() {
    app.anonymous("GET", requests.session.path())
        .header("X-API-Key", "csb_00000000000000000000000000000000_00000000")
        .send();
    assertUnits(0, 0, 0);
  }

  private String addImage() {
    var form = new TestForm().file("image", "a.jpg", Uploads.PHOTO);
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

  private void assertUnits(int calls, double writes, double reads) {
    assertThat(lastLine().get("table_calls").asInt()).as("calls").isEqualTo(calls);
    assertThat(lastLine().get("write_units").asDouble()).as("write units").isEqualTo(writes);
    assertThat(lastLine().get("read_units").asDouble()).as("read units").isEqualTo(reads);
  }

  private JsonNode lastLine() {
    return TestLog.lastOf(app);
  }

  /** The calls and units of a request. The write units of a transaction are not compared. */
  private record Units(int calls, double writes, double reads) {
    static Units inTransaction(int calls, double reads) {
      return new Units(calls, Double.NaN, reads);
    }

    boolean inTransaction() {
      return Double.isNaN(writes);
    }
  }
}
