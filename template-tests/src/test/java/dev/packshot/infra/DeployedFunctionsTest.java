package dev.packshot.infra;

import static dev.packshot.infra.DeployedFunctions.BUCKET;
import static dev.packshot.infra.DeployedFunctions.MEDIA_URL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.graph.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class DeployedFunctionsTest {
  /** An issuer that does not answer. */
  private static final String SILENT_ISSUER = "http://127.0.0.1:1";

  @RegisterExtension private static final DeployedFunctions deployed = new DeployedFunctions();

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void carriesAPhotoFromItsSessionToAProduct(int version) throws IOException {
    var java = Jdks.require(version);
    var session = openSession(java);
    var s3Key = presign(java, session);
    var photo = s3Key.replaceFirst(".*/", "").replaceFirst("\\..*", "");
    register(java, session, s3Key);
    upload(java, s3Key, CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg());

    var update = SampleEvents.of("routes/update-photo.json", session, photo);
    var updated = body(deployed.callWithKey(java, "update-photo", update));
    assertThat(updated.get("upload_status").asText()).isEqualTo("ready");

    var read = SampleEvents.of("routes/get-session.json", session, "");
    var photos = body(deployed.callWithKey(java, "get-session", read)).get("product_photos");
    assertThat(photos).extracting(shown -> shown.get("width").asInt()).containsExactly(640);

    var one = SampleEvents.of("routes/get-photo.json", session, photo);
    assertThat(body(deployed.callWithKey(java, "get-photo", one)).get("width").asInt())
        .isEqualTo(640);
    var page = SampleEvents.of("routes/list-photos.json", session, "");
    assertThat(body(deployed.callWithKey(java, "list-photos", page)).get("data")).hasSize(1);
    var order = SampleEvents.of("routes/reorder-photos.json", session, "");
    order.put("body", "{\"photo_short_ids\":[\"" + photo + "\"]}");
    assertThat(body(deployed.callWithKey(java, "reorder-photos", order))).hasSize(1);
    var list = SampleEvents.of("routes/list-sessions.json");
    assertThat(body(deployed.callWithKey(java, "list-sessions", list)).get("data")).isNotEmpty();
    var unwanted = presign(java, session).replaceFirst(".*/", "").replaceFirst("\\..*", "");
    var delete = SampleEvents.of("routes/delete-photo.json", session, unwanted);
    assertThat(deployed.callWithKey(java, "delete-photo", delete).get("statusCode").asInt())
        .isEqualTo(404);
    for (var operation : new String[] {"submit-session", "end-session"}) {
      var end = SampleEvents.of("routes/" + operation + ".json", session, "");
      assertThat(body(deployed.callWithKey(java, operation, end)).get("status").asText())
          .isEqualTo("COMPLETED");
    }

    assertSizes(java, "add-image-from-photo", "routes/add-image-from-photo.json", photo);
    assertSizes(java, "add-image", "api-add-image-of-photo.json", photo);
    var erase = SampleEvents.of("routes/delete-session.json", session, "");
    assertThat(deployed.callWithKey(java, "delete-session", erase).get("statusCode").asInt())
        .isEqualTo(204);
    assertThat(deployed.callWithKey(java, "get-session", read).get("statusCode").asInt())
        .isEqualTo(404);
  }

  /** Makes an image of a photo and compares its sizes. */
  private static void assertSizes(Path java, String function, String file, String photo) {
    var copy = deployed.imageEvent(file, "");
    copy.put("body", "{\"photo_short_id\":\"" + photo + "\"}");
    assertThat(body(deployed.callWithKey(java, function, copy)).get("sizes").fieldNames())
        .toIterable()
        .containsExactly("200", "400", "640");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void tellsWhatHasBecomeOfAPromisedPhoto(int version) throws IOException {
    var java = Jdks.require(version);
    var session = openSession(java);
    var promised = promise(java, session);
    assertThat(promised.get("state").asText()).isEqualTo("promised");
    upload(
        java,
        promised.get("s3_key").asText(),
        CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg());
    assertThat(promise(java, session).get("state").asText()).isEqualTo("ready");
    var listed = SampleEvents.of("routes/list-uploads.json", session, "");
    assertThat(body(deployed.callWithKey(java, "list-uploads", listed)).get("data"))
        .extracting(entry -> entry.get("state").asText())
        .containsExactly("ready");
    var photo = promised.get("photo_short_id").asText();
    var explained = SampleEvents.of("routes/explain-upload.json", session, photo);
    assertThat(body(deployed.callWithKey(java, "explain-upload", explained)).get("cause").asText())
        .isEqualTo("arrived");
  }

  private static JsonNode promise(Path java, String session) {
    var event = SampleEvents.of("routes/promise-uploads.json", session, "");
    event.put("body", "{\"uploads\":[{\"client_id\":\"1\"}]}");
    return body(deployed.callWithKey(java, "promise-uploads", event)).at("/uploads/0");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void addsACaptureAndNamesItsProduct(int version) throws IOException {
    var java = Jdks.require(version);
    var session = openSession(java);
    var named = deployed.imageEvent("routes/name-product.json", "");
    assertThat(body(deployed.callWithKey(java, "name-product", named)).get("name").asText())
        .isEqualTo("Rolled oats, 500 g");
    var added = SampleEvents.of("routes/create-capture.json");
    added.put("body", added.get("body").asText().replaceFirst("2J[^\"]{20}", session));
    var capture = body(deployed.callWithKey(java, "create-capture", added));
    assertThat(capture.get("gtin").asText()).isEqualTo("00012345678905");
    assertThat(body(callOnCapture(java, "get-capture", capture))).isEqualTo(capture);
    assertThat(uploadPicture(java, session).get("gtin").isNull()).isTrue();
    var retried = callOnCapture(java, "retry-capture", capture);
    assertThat(retried.get("statusCode").asInt()).isEqualTo(409);
    deployed.call(java, "look-up-captures", SampleEvents.of("schedule-expire-sessions.json"));
    var found = body(callOnCapture(java, "get-capture", capture));
    assertThat(found.get("product_name").asText()).isEqualTo("Rolled oats, 500 g");
    var asked = SampleEvents.of("routes/get-session-status.json");
    ((ObjectNode) asked.get("pathParameters")).put("id", session);
    assertThat(body(deployed.callWithKey(java, "get-session-status", asked)).get("captures"))
        .hasSize(2);
  }

  private static JsonNode uploadPicture(Path java, String session) {
    var event = SampleEvents.of("routes/upload-capture-image.json");
    var form = new String(Base64.getDecoder().decode(event.get("body").asText()), ISO_8859_1);
    var own = form.replaceFirst("2J[^\r]{20}", session).getBytes(ISO_8859_1);
    event.put("body", Base64.getEncoder().encodeToString(own));
    return body(deployed.callWithKey(java, "upload-capture-image", event));
  }

  private static JsonNode callOnCapture(Path java, String function, JsonNode capture) {
    var event = SampleEvents.of("routes/" + function + ".json");
    ((ObjectNode) event.get("pathParameters")).set("id", capture.get("short_id"));
    return deployed.callWithKey(java, function, event);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void tagsAnUploadThatIsNotAPhoto(int version) throws IOException {
    var java = Jdks.require(version);
    var s3Key = presign(java, openSession(java));
    upload(java, s3Key, "not a photo".getBytes(StandardCharsets.UTF_8));
    assertThat(deployed.s3().getObjectTagging(get -> get.bucket(BUCKET).key(s3Key)).tagSet())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("packshot=rejected");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void addsChangesListsAndDeletesAnImage(int version) throws IOException {
    var java = Jdks.require(version);
    var id = body(callOnImage(java, "add-image", "")).get("id").asText();
    var original =
        "products/" + deployed.organization() + "/00012345678905/" + id + "/original.png";
    assertThat(deployed.call(java, "uploaded-object", SampleEvents.uploadOf(BUCKET, original)))
        .hasToString("{\"batchItemFailures\":[]}");

    var image = body(callOnImage(java, "get-image", id));
    assertThat(image.get("sizes")).hasSize(1);
    assertThat(image.get("image_url").asText()).startsWith(MEDIA_URL + "/images/" + id + "/");
    var changed = body(callOnImage(java, "update-image", id));
    assertThat(changed.get("priority").asInt()).isEqualTo(3);
    var listed = body(callOnImage(java, "list-images", ""));
    assertThat(listed.get("data")).hasSize(1).contains(changed);
    var manifest = body(callOnImage(java, "get-manifest", ""));
    assertThat(manifest.at("/images/0/file/url").asText()).contains(original);

    var deleted = callOnImage(java, "delete-image", id);
    assertThat(deleted.get("statusCode").asInt()).as(deleted.toString()).isEqualTo(204);
    assertThat(deployed.s3().listObjectsV2(list -> list.bucket(BUCKET).prefix("p")).contents())
        .noneMatch(object -> object.key().contains(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void tellsWhoTheCallerIs(int version) {
    var java = Jdks.require(version);
    var me = body(deployed.callWithKey(java, "get-me", SampleEvents.of("routes/get-me.json")));
    assertThat(me.get("credential").asText()).isEqualTo("csb");
    assertThat(me.at("/organizations/0/organization_short_id").asText())
        .isEqualTo(deployed.organization().toString());
    for (var operation : new String[] {"open-browser-session", "end-browser-session"}) {
      assertThat(statusOfToken(java, operation, "a.b.c")).isEqualTo(401);
      assertThat(statusOfToken(java, operation, tokenOf("http://127.0.0.1:2"))).isEqualTo(401);
      assertThat(statusOfToken(java, operation, tokenOf(SILENT_ISSUER))).isEqualTo(503);
    }
  }

  /** Returns a token that is refused after its claims were read. */
  private static String tokenOf(String issuer) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    var header = "{\"alg\":\"RS256\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    var claims = ("{\"iss\":\"" + issuer + "\"}").getBytes(StandardCharsets.UTF_8);
    return base64.encodeToString(header) + "." + base64.encodeToString(claims) + ".AAAA";
  }

  private static int statusOfToken(Path java, String function, String token) {
    var event = SampleEvents.of("routes/" + function + ".json");
    ((ObjectNode) event.get("headers")).put("Authorization", "Bearer " + token);
    ((ObjectNode) event.get("headers")).remove("X-API-Key");
    var issuer = Map.of(Settings.ISSUER, SILENT_ISSUER, Settings.AUDIENCE, "packshot");
    try (var process = deployed.start(java, function, issuer)) {
      return process.call(event).get("statusCode").asInt();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void answersWithDocumentsAndRunsTheJob(int version) {
    var java = Jdks.require(version);
    assertThat(status(java, "get-error-page", "routes/get-error-page.json")).isEqualTo(200);
    assertThat(status(java, "get-openapi", "routes/get-openapi.json")).isEqualTo(200);
    assertThat(status(java, "get-reference", "routes/get-reference.json")).isEqualTo(200);
    assertThat(status(java, "fallback", "api-unknown-path.json")).isEqualTo(404);
    var schedule = SampleEvents.of("schedule-expire-sessions.json");
    assertThat(deployed.call(java, "expire-sessions", schedule)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void sendsTheEventOfAPhotoAgainThatWasLost(int version) {
    var java = Jdks.require(version);
    var s3Key = presign(java, openSession(java));
    put(s3Key, CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg());
    var event = SampleEvents.of("schedule-expire-sessions.json");
    assertThat(deployed.call(java, "reconcile-photos", event).get("objects").asInt()).isZero();
    var now = Instant.now();
    event.put("from", now.minusSeconds(3_600).toString());
    event.put("until", now.plusSeconds(3_600).toString());
    var answer = deployed.call(java, "reconcile-photos", event);
    assertThat(answer.get("done").asBoolean()).isTrue();
    assertThat(answer.get("unfiled").asInt()).as(answer.toString()).isPositive();
    assertThat(deployed.queue().messages()).anyMatch(message -> message.contains(s3Key));
  }

  private static String openSession(Path java) {
    var event = SampleEvents.of("routes/create-session.json");
    var response = deployed.callWithKey(java, "create-session", event);
    assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(201);
    return body(response).get("short_id").asText();
  }

  private static String presign(Path java, String session) {
    var event = SampleEvents.of("routes/presign-upload.json", session, "");
    ((ObjectNode) event.get("queryStringParameters")).put("original_filename", "photo.jpg");
    var form = body(deployed.callWithKey(java, "presign-upload", event));
    assertThat(form.get("upload_url").asText()).contains(BUCKET);
    return form.get("s3_key").asText();
  }

  private static void register(Path java, String session, String s3Key) {
    var event = SampleEvents.of("routes/register-photo.json", session, "");
    event.put("body", "{\"s3_key\":\"" + s3Key + "\"}");
    var response = deployed.callWithKey(java, "register-photo", event);
    assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(201);
  }

  private static void put(String s3Key, byte[] file) {
    deployed
        .s3()
        .putObject(
            put -> put.bucket(BUCKET).key(s3Key).contentType("image/jpeg"),
            RequestBody.fromBytes(file));
  }

  private static void upload(Path java, String s3Key, byte[] file) throws IOException {
    put(s3Key, file);
    assertThat(deployed.call(java, "uploaded-object", SampleEvents.uploadOf(BUCKET, s3Key)))
        .hasToString("{\"batchItemFailures\":[]}");
  }

  /** Calls a function with the sample event of its route, about an image of the organization. */
  private static JsonNode callOnImage(Path java, String function, String id) {
    var event = deployed.imageEvent("routes/" + function + ".json", id);
    return deployed.callWithKey(java, function, event);
  }

  private static int status(Path java, String function, String file) {
    var response = deployed.callWithKey(java, function, SampleEvents.of(file));
    return response.get("statusCode").asInt();
  }

  private static JsonNode body(JsonNode response) {
    assertThat(response.get("statusCode").asInt()).as(response.toString()).isLessThan(300);
    return Json.parse(response.get("body").asText());
  }
}
