package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.id.SessionId;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.Uploads;
import org.junit.jupiter.api.Test;

/** The captures that the codes of photos become. */
class PhotoCapturesTest {
  private static final byte[] EAN = CodePhoto.of("ean-13").jpeg();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void areMadeOnceOfAPhotoThatNamesNone() {
    var key = upload();
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(session().get("captures")).hasSize(1);
    var capture = session().at("/captures/0");
    assertThat(capture.get("capture_type").asText()).isEqualTo("IMAGE");
    assertThat(capture.get("raw_value").asText()).isEqualTo("4006381333931");
    assertThat(capture.get("gtin").asText()).isEqualTo("04006381333931");
    assertThat(capture.get("uploaded_image_key").asText()).isEqualTo(key);
    assertThat(capture.get("status").asText()).isEqualTo("PENDING");
    assertThat(capture.get("short_id")).isEqualTo(session().at("/product_photos/0/short_id"));
    assertThat(countOfCaptures()).isEqualTo(1);
    app.graph.lookUpCaptures().run();
    assertThat(session().at("/captures/0/status").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void areCompletedByThePhotoThatNamesThem() {
    var capture = capture("a label");
    app.graph.lookUpCaptures().run();
    var key = uploads.presign("barcode", "code.jpg");
    uploads.store(key, EAN);
    register(key, capture);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(session().get("captures")).hasSize(1);
    var shown = session().at("/captures/0");
    assertThat(shown.get("raw_value").asText()).isEqualTo("a label");
    assertThat(shown.get("gtin").asText()).isEqualTo("04006381333931");
    assertThat(shown.get("status").asText()).isEqualTo("PENDING");
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(session().at("/captures/0")).isEqualTo(shown);
  }

  @Test
  void keepTheNumberThatTheyHave() {
    var capture = capture("9506000134352");
    var key = uploads.presign("barcode", "code.jpg");
    uploads.store(key, EAN);
    register(key, capture);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(session().at("/captures/0/gtin").asText()).isEqualTo("09506000134352");
  }

  @Test
  void areMadeAlsoAfterTheEndOfTheSessionWhichDoesNotBecomeActive() {
    var key = upload();
    app.clock.advance(IdleLimit.USUAL.time());
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(session().get("status").asText()).isEqualTo("EXPIRED");
    assertThat(countOfCaptures()).isEqualTo(1);
  }

  @Test
  void areMadeByTheNextDeliveryIfTheFirstHasStopped() {
    var key = upload();
    var broken =
        app.withDatabase(
            TestClients.failingOn("batchGetItem", () -> new IllegalStateException("stopped")));
    assertThat(new SqsBatch(broken).created(key, Uploads.FIRST).deliver()).hasSize(1);
    assertThat(countOfCaptures()).isZero();
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(countOfCaptures()).isEqualTo(1);
    assertThat(session().at("/product_photos/0/barcodes")).hasSize(1);
  }

  private String upload() {
    var key = uploads.presign("barcode", "code.jpg");
    uploads.store(key, EAN);
    return key;
  }

  private void register(String key, String capture) {
    var body = "{\"s3_key\":\"" + key + "\",\"capture_short_id\":\"" + capture + "\"}";
    assertThat(uploads.request("POST", "/photos").body(body).send().status()).isEqualTo(201);
  }

  private String capture(String rawValue) {
    var body =
        "{\"session_short_id\":\""
            + uploads.session
            + "\",\"capture_type\":\"IMAGE\",\"raw_value\":\""
            + rawValue
            + "\"}";
    var added = app.request("POST", "/scanner/api/v1/captures").body(body).send();
    return added.json().get("short_id").asText();
  }

  private JsonNode session() {
    return uploads.request("GET", "").send().json();
  }

  private long countOfCaptures() {
    var id = SessionId.parse(uploads.session).orElseThrow();
    return app.graph.sessions().find(id).orElseThrow().captureCount();
  }
}
