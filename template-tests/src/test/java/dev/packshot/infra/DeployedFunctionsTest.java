package dev.packshot.infra;

import static dev.packshot.infra.DeployedFunctions.BUCKET;
import static dev.packshot.infra.DeployedFunctions.MEDIA_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.devkit.picture.CameraPhoto;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** The functions that are deployed answer the events of {@code events/}, one after another. */
class DeployedFunctionsTest {
  @RegisterExtension private static final DeployedFunctions deployed = new DeployedFunctions();

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void carriesOnePhotoAllTheWayRound(int version) throws IOException {
    var java = Jdks.need(version);
    var opened =
        deployed.api(java, "create-session", SampleEvents.of("routes/create-session.json"));
    assertThat(opened.get("statusCode").asInt()).as(opened.toString()).isEqualTo(201);
    var session = body(opened).get("short_id").asText();

    var asked = SampleEvents.of("routes/presign-upload.json", session, "");
    ((ObjectNode) asked.get("queryStringParameters")).put("original_filename", "photo.jpg");
    var form = body(deployed.api(java, "presign-upload", asked));
    var s3Key = form.get("s3_key").asText();
    assertThat(form.get("upload_url").asText()).contains(BUCKET);
    var photo = s3Key.replaceFirst(".*/", "").replaceFirst("\\..*", "");

    var registration = SampleEvents.of("routes/register-photo.json", session, "");
    registration.put("body", "{\"s3_key\":\"" + s3Key + "\"}");
    assertThat(deployed.api(java, "register-photo", registration).get("statusCode").asInt())
        .isEqualTo(201);

    deployed
        .s3()
        .putObject(
            put -> put.bucket(BUCKET).key(s3Key).contentType("image/jpeg"),
            RequestBody.fromBytes(CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg()));
    var batch = deployed.call(java, "uploaded-object", SampleEvents.uploadOf(BUCKET, s3Key));
    assertThat(batch).hasToString("{\"batchItemFailures\":[]}");

    var patched =
        deployed.api(
            java, "update-photo", SampleEvents.of("routes/update-photo.json", session, photo));
    assertThat(patched.get("statusCode").asInt()).as(patched.toString()).isEqualTo(200);
    assertThat(body(patched).get("upload_status").asText()).isEqualTo("ready");

    var read =
        body(
            deployed.api(
                java, "get-session", SampleEvents.of("routes/get-session.json", session, "")));
    assertThat(read.get("product_photos")).hasSize(1);
    assertThat(read.get("product_photos").get(0).get("width").asInt()).isEqualTo(640);

    var copied = deployed.imageEvent("api-add-image-of-photo.json", "");
    copied.put("body", "{\"photo_short_id\":\"" + photo + "\"}");
    assertThat(body(deployed.api(java, "add-image", copied)).get("sizes").fieldNames())
        .toIterable()
        .containsExactly("200", "400", "640");

    deployed
        .s3()
        .putObject(put -> put.bucket(BUCKET).key(s3Key), RequestBody.fromString("no photo"));
    assertThat(deployed.call(java, "uploaded-object", SampleEvents.uploadOf(BUCKET, s3Key)))
        .hasToString("{\"batchItemFailures\":[]}");
    assertThat(deployed.s3().getObjectTagging(get -> get.bucket(BUCKET).key(s3Key)).tagSet())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("packshot=rejected");

    assertThat(
            deployed.call(
                java, "expire-sessions", SampleEvents.of("schedule-expire-sessions.json")))
        .isNotNull();
    assertThat(status(java, "get-error-page", "routes/get-error-page.json")).isEqualTo(200);
    assertThat(status(java, "fallback", "api-unknown-path.json")).isEqualTo(404);
    assertThat(status(java, "get-openapi", "routes/get-openapi.json")).isEqualTo(200);
    assertThat(status(java, "get-reference", "routes/get-reference.json")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void showsAndDeletesAnImage(int version) throws IOException {
    var java = Jdks.need(version);
    var id =
        body(deployed.api(java, "add-image", deployed.imageEvent("routes/add-image.json", "")))
            .get("id")
            .asText();
    var original =
        "products/" + deployed.organization() + "/00012345678905/" + id + "/original.png";
    assertThat(deployed.call(java, "uploaded-object", SampleEvents.uploadOf(BUCKET, original)))
        .hasToString("{\"batchItemFailures\":[]}");
    var image =
        body(deployed.api(java, "get-image", deployed.imageEvent("routes/get-image.json", id)));
    assertThat(image.get("sizes")).hasSize(1);
    assertThat(image.get("image_url").asText()).startsWith(MEDIA_URL + "/images/" + id + "/");
    var changed =
        body(
            deployed.api(
                java, "update-image", deployed.imageEvent("routes/update-image.json", id)));
    assertThat(changed.get("priority").asInt()).isEqualTo(3);
    var listed =
        body(deployed.api(java, "list-images", deployed.imageEvent("routes/list-images.json", "")));
    assertThat(listed.get("data")).hasSize(1).contains(changed);
    var deleted =
        deployed.api(java, "delete-image", deployed.imageEvent("routes/delete-image.json", id));
    assertThat(deleted.get("statusCode").asInt()).as(deleted.toString()).isEqualTo(204);
    assertThat(deployed.s3().listObjectsV2(list -> list.bucket(BUCKET).prefix("p")).contents())
        .noneMatch(object -> object.key().contains(id));
  }

  private static int status(Path java, String function, String file) {
    return deployed.api(java, function, SampleEvents.of(file)).get("statusCode").asInt();
  }

  private static JsonNode body(JsonNode answer) {
    assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isLessThan(300);
    return Json.parse(answer.get("body").asText());
  }
}
