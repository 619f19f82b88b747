package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.id.SessionId;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The pictures of captures, whose codes are read by the event of the upload. */
class UploadCaptureImageTest {
  private static final String CAPTURES = "/scanner/api/v1/captures";
  private static final byte[] EAN = CodePhoto.of("ean-13").jpeg();
  private static final byte[] NO_CODE = new CameraPhoto(200, 150, 1, 0.8f).jpeg();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void takesAnEmptyTypeForThatOfAPicture() {
    var added = send(form().file("image", "a.jpg", EAN).text("capture_type", ""));
    assertThat(added.json().get("capture_type").asText()).isEqualTo("IMAGE");
  }

  @Test
  void readsTheCodeOfThePicture() {
    var added = upload(EAN);
    assertThat(added.status()).isEqualTo(201);
    var key = key(added);
    assertThat(key)
        .matches("scanner/photos/2026/11/" + uploads.session + "/captures/\\w{22}\\.jpg");
    assertThat(added.json().get("status").asText()).isEqualTo("PENDING");
    assertThat(added.json().get("capture_type").asText()).isEqualTo("IMAGE");
    assertThat(deliver(key)).isEmpty();
    var shown = read(added);
    assertThat(shown.get("gtin").asText()).isEqualTo("04006381333931");
    assertThat(shown.get("raw_value").asText()).isEqualTo("4006381333931");
    assertThat(deliver(key)).isEmpty();
    assertThat(read(added)).as("a second event changes nothing").isEqualTo(shown);
    app.graph.lookUpCaptures().run();
    assertThat(read(added).get("status").asText()).isEqualTo("NOT_FOUND");
    assertThat(uploads.photos()).as("it is no photo").isEmpty();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void failsIfThePictureShowsNoCode() {
    var added = upload(NO_CODE);
    deliver(key(added));
    assertThat(read(added).get("status").asText()).isEqualTo("FAILED");
    assertThat(read(added).get("error_message").asText()).startsWith("No code could be read");
    assertThat(app.request("POST", CAPTURES + "/" + id(added) + "/retry").send().status())
        .isEqualTo(200);
    app.graph.lookUpCaptures().run();
    assertThat(new SqsBatch(app).message(app.messages.remove()).deliver()).isEmpty();
    assertThat(read(added).get("status").asText()).as("it is read again").isEqualTo("FAILED");
  }

  @Test
  void failsIfThePictureCannotBeDecoded() {
    var added = upload("RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    deliver(key(added));
    assertThat(read(added).get("status").asText()).isEqualTo("FAILED");
    assertThat(read(added).get("error_message").asText()).startsWith("The image ");
  }

  @Test
  void keepsWhatTheClientStates() {
    var form = form().file("image", "a.jpg", EAN).text("raw_value", "9506000134352");
    var added = send(form);
    assertThat(added.json().get("gtin").asText()).isEqualTo("09506000134352");
    deliver(key(added));
    app.graph.lookUpCaptures().run();
    assertThat(read(added).get("gtin").asText()).isEqualTo("09506000134352");
    assertThat(read(added).get("status").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void addsTheNumberToATextWithoutOne() {
    var added = send(form().file("image", "a.jpg", EAN).text("raw_value", "a label"));
    deliver(key(added));
    assertThat(read(added).get("gtin").asText()).isEqualTo("04006381333931");
    assertThat(read(added).get("raw_value").asText()).isEqualTo("a label");
  }

  @Test
  void sendsTheEventAgainIfItWasLost() {
    var added = upload(EAN);
    app.graph.lookUpCaptures().run();
    assertThat(app.messages).as("a new picture has an event of its own").isEmpty();
    app.clock.advance(Duration.ofMinutes(3));
    app.graph.lookUpCaptures().run();
    assertThat(new SqsBatch(app).message(app.messages.remove()).deliver()).isEmpty();
    assertThat(read(added).get("gtin").asText()).isEqualTo("04006381333931");
  }

  @Test
  void endsACaptureWhosePictureIsNeverRead() {
    var added = upload(EAN);
    for (int hour = 0; hour < 20; hour++) {
      app.clock.advance(Duration.ofHours(1));
      app.graph.lookUpCaptures().run();
    }
    assertThat(read(added).get("status").asText()).isEqualTo("FAILED");
    assertThat(read(added).get("error_message").asText())
        .isEqualTo("The image has not been read; try again later.");
  }

  @Test
  void removesAPictureWhoseCaptureWasNeverAdded() {
    var broken =
        app.withDatabase(
            TestClients.failingOn(
                "transactWriteItems", () -> new IllegalStateException("stopped")));
    assertThat(request(broken, form().file("image", "a.jpg", EAN)).send().status()).isEqualTo(500);
    var key = objects().get(0).key();
    assertThat(deliver(key)).as("the request may still be in progress").hasSize(1);
    app.clock.advance(Duration.ofMinutes(6));
    assertThat(deliver(key)).isEmpty();
    assertThat(objects()).isEmpty();
    assertThat(count()).isZero();
  }

  @Test
  void addsOneCaptureForAnIdempotencyKey() {
    var form = form().file("image", "a.jpg", EAN);
    var answers =
        ConcurrentCallers.run(
            4, caller -> request(app, form).header("Idempotency-Key", "1").send());
    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers.stream().map(UploadCaptureImageTest::id).distinct()).hasSize(1);
    assertThat(objects()).hasSize(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoPictureOfACode() {
    for (var file :
        List.of(new byte[0], new byte[] {1}, "GIF89a".getBytes(StandardCharsets.US_ASCII))) {
      assertRefused(form().file("image", "a.jpg", file), "image");
    }
    assertRefused(form(), "image");
    assertRefused(new TestForm().file("image", "a.jpg", EAN), "session_short_id");
    assertRefused(
        form().file("image", "a.jpg", EAN).text("capture_type", "MANUAL"), "capture_type");
    assertRefused(form().file("image", "a.jpg", EAN).text("gtin", "4006381333932"), "gtin");
    assertThat(objects()).isEmpty();
    assertThat(count()).isZero();
  }

  @Test
  void refusesASessionThatHasEndedOrIsNotTheCallers() {
    var other = new Uploads(new TestApp());
    var foreign = new TestForm().text("session_short_id", other.session);
    assertThat(send(foreign.file("image", "a.jpg", EAN)).status()).isEqualTo(404);
    uploads.request("POST", "/end").send();
    assertThat(upload(EAN).status()).isEqualTo(409);
    assertThat(objects()).isEmpty();
  }

  private void assertRefused(TestForm form, String field) {
    TestProblem.in(send(form), ErrorCode.VALIDATION_ERROR).naming(field);
  }

  private TestForm form() {
    return new TestForm().text("session_short_id", uploads.session);
  }

  private TestAnswer upload(byte[] file) {
    return send(form().file("image", "a.jpg", file));
  }

  private TestAnswer send(TestForm form) {
    return request(app, form).send();
  }

  private static TestRequest request(TestApp sender, TestForm form) {
    return sender
        .request("POST", CAPTURES + "/upload-image")
        .header("Content-Type", TestForm.TYPE)
        .body(form.bytes());
  }

  private List<String> deliver(String key) {
    return new SqsBatch(app).created(key, Uploads.FIRST).deliver();
  }

  private JsonNode read(TestAnswer added) {
    return app.request("GET", CAPTURES + "/" + id(added)).send().json();
  }

  private static String id(TestAnswer added) {
    return added.json().get("short_id").asText();
  }

  private static String key(TestAnswer added) {
    return added.json().get("uploaded_image_key").asText();
  }

  private long count() {
    var id = SessionId.parse(uploads.session).orElseThrow();
    return app.graph.sessions().find(id).orElseThrow().captureCount();
  }

  private List<S3Object> objects() {
    return TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket)).contents();
  }
}
