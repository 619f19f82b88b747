package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.graph.Settings;
import dev.packshot.id.Sha256;
import dev.packshot.lambda.Functions;
import dev.packshot.maintenance.ReconcileReport.Finding;
import dev.packshot.maintenance.ReconcileReport.Kind;
import dev.packshot.maintenance.RunLimits;
import dev.packshot.photo.DynamoMissingFileRepository;
import dev.packshot.photo.MissingFile;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos whose files somebody removes from the bucket after their verdict. */
class MissingFilesTest {
  private static final String THIRD = "0060D1A2B3C4D5E6F9";
  private static final byte[] OTHER = "no picture".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 =
      HexFormat.of().formatHex(Sha256.digest().digest(Uploads.PHOTO));

  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Uploads uploads = new Uploads(app);

  @BeforeEach
  void setClock() {
    app.clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void areToldWithTheTimeAndWithoutUrls() {
    remove(readyPhoto());
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("upload_status").asText()).isEqualTo("ready");
    assertThat(photo.get("urls")).isEmpty();
    assertThat(Instant.parse(photo.get("file_missing_since").asText()))
        .isEqualTo(app.clock.instant());
  }

  @Test
  void areToldOnceWithTheFirstTime() {
    var key = readyPhoto();
    remove(key);
    var first = uploads.onlyPhoto();
    app.clock.advance(Duration.ofMinutes(5));
    deliverRemoval(key);
    assertThat(uploads.onlyPhoto()).isEqualTo(first);
    assertThat(reconcile()).containsExactly(new Finding(Kind.MISSING, key));
  }

  @Test
  void areAskedForAgainByTheLedgerUntilTheyAreBack() {
    var key = promised("a").get("s3_key").asText();
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(promised("a").get("next").asText()).isEqualTo("done");
    remove(key);
    var asked = promised("a");
    assertThat(asked.get("state").asText()).isEqualTo("ready");
    assertThat(asked.get("next").asText()).isEqualTo("upload");
    assertThat(asked.get("reason").asText()).contains("removed");
    assertThat(asked.at("/upload/fields/key").asText()).isEqualTo(key);
    uploads.store(key, Uploads.PHOTO);
    assertThat(promised("a").get("next").asText()).isEqualTo("wait");
    assertThat(listed().get("state").asText()).isEqualTo("arrived");
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(promised("a").get("next").asText()).isEqualTo("done");
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    assertThat(uploads.onlyPhoto().get("urls")).isNotEmpty();
    assertThat(reconcile()).isEmpty();
  }

  @Test
  void areAskedForOnceMoreAfterAnHourIfAnotherFileWasSent() {
    var key = promised("a").get("s3_key").asText();
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    remove(key);
    uploads.store(key, OTHER);
    assertThat(promised("a").get("next").asText()).isEqualTo("wait");
    app.clock.advance(Duration.ofMinutes(61));
    assertThat(promised("a").get("next").asText()).isEqualTo("upload");
  }

  @Test
  void haveNewFormsAlsoWithoutAPromise() {
    var key = readyPhoto();
    var id = uploads.onlyPhoto().get("short_id").asText();
    assertThat(renewed(id).status()).isEqualTo(409);
    remove(key);
    assertThat(renewed(id).json().get("s3_key").asText()).isEqualTo(key);
  }

  @Test
  void areNoDuplicatesOfOthers() {
    var key = promised("a").get("s3_key").asText();
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    app.clock.advance(Duration.ofHours(3));
    assertThat(promisedWithBytes("b").get("state").asText()).isEqualTo("duplicate");
    remove(key);
    assertThat(promisedWithBytes("b").get("next").asText()).isEqualTo("upload");
    assertThat(promisedWithBytes("c").get("next").asText()).isEqualTo("upload");
    var other = promisedWithBytes("b").get("s3_key").asText();
    uploads.store(other, Uploads.PHOTO);
    uploads.deliverEvent(other, Uploads.FIRST);
    assertThat(promisedWithBytes("b").get("state").asText()).isEqualTo("ready");
    assertThat(uploads.photos())
        .filteredOn(photo -> photo.get("s3_key").asText().equals(other))
        .allSatisfy(photo -> assertThat(photo.get("duplicate_of").isNull()).isTrue());
  }

  @Test
  void becomeNoImages() {
    var key = readyPhoto();
    var id = uploads.onlyPhoto().get("short_id").asText();
    remove(key);
    var answer =
        app.request(
                "POST",
                "/dashboard/api/v1/trade-items/"
                    + app.organization
                    + "/04006381333931/images/from-photo")
            .body("{\"photo_short_id\":\"" + id + "\"}")
            .send();
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.toString()).contains("removed");
  }

  @Test
  void areNotMissingIfTheyAreStoredAgainBeforeTheEvent() {
    var key = readyPhoto();
    erase(key);
    uploads.store(key, Uploads.PHOTO);
    deliverRemoval(key);
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
  }

  @Test
  void areBackAfterTheirNextRemovalEventOrWithinAnHour() {
    var key = readyPhoto();
    remove(key);
    uploads.store(key, Uploads.PHOTO);
    deliverRemoval(key);
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    remove(key);
    uploads.store(key, Uploads.PHOTO);
    assertThat(reconcile()).isEmpty();
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    assertThat(remembered()).isEmpty();
  }

  /** A function may have read the file before it was removed, and save its verdict later. */
  @Test
  void areFoundByTheHourlyJobIfTheVerdictComesAfterTheRemoval() {
    var key = uploads.store(uploads.presign("front", "photo.jpg"), Uploads.PHOTO);
    deliverRemovalOfNothing(key);
    uploads.deliverEvent(key, Uploads.FIRST);
    erase(key);
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    assertThat(reconcile()).containsExactly(new Finding(Kind.MISSING, key));
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isTrue();
  }

  /** The event was lost, and no list of the bucket had the file while it was looked for. */
  @Test
  void areJudgedIfTheyComeBackWithoutAVerdict() {
    var key = uploads.store(uploads.presign("front", "photo.jpg"), Uploads.PHOTO);
    remove(key);
    app.clock.advance(Duration.ofHours(3));
    assertThat(reconcile()).isEmpty();
    uploads.store(key, Uploads.PHOTO);
    app.clock.advance(Duration.ofHours(1));
    assertThat(reconcile()).isEmpty();
    assertThat(new SqsBatch(app).message(app.messages.remove()).deliver()).isEmpty();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(reconcile()).isEmpty();
    assertThat(app.messages).isEmpty();
  }

  @Test
  void areReportedEveryHourForThirtyDays() {
    var key = readyPhoto();
    remove(key);
    assertThat(reconcile()).hasSize(1);
    app.clock.advance(Duration.ofHours(1));
    assertThat(reconcile()).hasSize(1);
    app.clock.advance(MissingFile.KEPT);
    assertThat(reconcile()).isEmpty();
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isTrue();
  }

  @Test
  void areReportedNoLongerOnceThePhotoIsDeleted() {
    var key = readyPhoto();
    remove(key);
    var id = uploads.onlyPhoto().get("short_id").asText();
    assertThat(uploads.request("DELETE", "/photos/" + id).send().status()).isEqualTo(204);
    assertThat(reconcile()).isEmpty();
    assertThat(remembered()).isEmpty();
  }

  @Test
  void areNotExpectedOfDeletedPhotosAndSessions() {
    var key = readyPhoto();
    var id = uploads.onlyPhoto().get("short_id").asText();
    uploads.request("DELETE", "/photos/" + id).send();
    deliverRemoval(key);
    assertThat(app.log.toString()).contains("removal_expected");
    var other = readyPhoto();
    uploads.request("DELETE", "").send();
    deliverRemoval(other);
    assertThat(remembered()).isEmpty();
  }

  @Test
  void areNotExpectedAfterTheTimeOfPhotos() {
    var key = readyPhoto();
    var expiring = app.with(Settings.PHOTO_DAYS, "14");
    app.clock.advance(Duration.ofDays(15));
    erase(key);
    new SqsBatch(expiring).removed(key).deliver();
    assertThat(remembered()).isEmpty();
  }

  @Test
  void areBroughtBackByTheCommand() {
    var key = readyPhoto();
    remove(key);
    assertThat(command("all").get("gone").asLong()).isEqualTo(1);
    uploads.store(key, Uploads.PHOTO);
    assertThat(command(key).get("restored").asLong()).isEqualTo(1);
    uploads.deliverEvent(key, THIRD);
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    assertThat(command("all").get("restored").asLong()).isZero();
  }

  @Test
  void areNotBroughtBackOverAnotherFile() {
    var key = readyPhoto();
    uploads.store(key, OTHER);
    assertThat(command(key).get("unchanged").asLong()).isEqualTo(1);
  }

  private String readyPhoto() {
    var key = uploads.store(Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    return key;
  }

  private void remove(String key) {
    erase(key);
    deliverRemoval(key);
  }

  private void erase(String key) {
    TestApp.s3().client().deleteObject(object -> object.bucket(app.bucket).key(key));
  }

  private void deliverRemoval(String key) {
    assertThat(new SqsBatch(app).removed(key).deliver()).isEmpty();
  }

  private void deliverRemovalOfNothing(String key) {
    erase(key);
    deliverRemoval(key);
    uploads.store(key, Uploads.PHOTO);
  }

  private JsonNode promised(String name) {
    return promise("{\"client_id\":\"%s\",\"photo_type\":\"front\"}".formatted(name));
  }

  private JsonNode promisedWithBytes(String name) {
    return promise(
        "{\"client_id\":\"%s\",\"photo_type\":\"front\",\"sha256\":\"%s\"}"
            .formatted(name, SHA256));
  }

  private JsonNode promise(String upload) {
    return uploads
        .request("POST", "/uploads")
        .body("{\"uploads\":[" + upload + "]}")
        .send()
        .json()
        .at("/uploads/0");
  }

  private JsonNode listed() {
    return uploads.request("GET", "/uploads").send().json().at("/data/0");
  }

  private TestAnswer renewed(String id) {
    return uploads
        .request("GET", "/presigned-upload-url?photo_type=front&photo_short_id=" + id)
        .send();
  }

  private List<MissingFile> remembered() {
    return new DynamoMissingFileRepository(app.graph.table(), app.clock).all();
  }

  private List<Finding> reconcile() {
    return app.graph.reconcilePhotos().run(RunLimits.USUAL).findings();
  }

  private JsonNode command(String what) {
    var answer = new ByteArrayOutputStream();
    var event = ("{\"restore\":\"" + what + "\"}").getBytes(StandardCharsets.UTF_8);
    try {
      Functions.reconcilePhotos(app.graph)
          .handleRequest(new ByteArrayInputStream(event), answer, TestContext.with(app.log));
      return new ObjectMapper().readTree(answer.toByteArray());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
