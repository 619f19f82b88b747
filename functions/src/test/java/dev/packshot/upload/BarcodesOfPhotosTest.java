package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.imaging.code.DetectedCode;
import dev.packshot.imaging.code.ZxingCodeReader;
import dev.packshot.photo.Barcode;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codes that are read from photos of type {@code barcode}. */
class BarcodesOfPhotosTest {
  private static final byte[] EAN = CodePhoto.of("ean-13").jpeg();
  private static final byte[] LINK = CodePhoto.of("qr-code").jpeg();
  private static final String LINK_TEXT = "https://id.gs1.org/01/09506000134352/10/ABC";
  private static final CodeReader READER = new ZxingCodeReader();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final RenditionFixture pictures = new RenditionFixture(app);

  /** ~ stands for FNC1. */
  @ParameterizedTest
  @CsvSource({
    "ean-13,           0, ean_13,           4006381333931,               04006381333931",
    "ean-13,           1, ean_13,           4006381333931,               04006381333931",
    "upc-e,            0, upc_e,            01234565,                    00012345000065",
    "itf-14,           0, itf_14,           10614141000415,              10614141000415",
    "databar-expanded, 0, databar_expanded, (01)09506000134352(3103)001750, 09506000134352",
    "qr-code,          0, qr_code,          https://id.gs1.org/01/09506000134352/10/ABC,"
        + " 09506000134352",
    "gs1-data-matrix,  3, data_matrix,      ~010950600013435210ABC~211,  09506000134352",
    "gs1-128,          0, code_128,         010950600013435210ABC~211,   09506000134352",
    "code-128,         0, code_128,         PACK-42,                     null",
  })
  void areShownWithTheirGtin(
      String symbol, int rightAngles, String format, String text, String gtin) {
    upload("barcode", CodePhoto.of(symbol).turned(rightAngles).jpeg());
    var codes = uploads.onlyPhoto().get("barcodes");
    assertThat(codes).hasSize(1);
    assertThat(codes.get(0).fieldNames()).toIterable().containsExactly("format", "text", "gtin");
    assertThat(codes.get(0).get("format").asText()).isEqualTo(format);
    assertThat(codes.get(0).get("text").asText()).isEqualTo(text.replace('~', (char) 0x1d));
    assertThat(codes.get(0).get("gtin").asText()).isEqualTo(gtin);
  }

  @Test
  void areAnEmptyListIfThereIsNone() {
    var key = upload("barcode", Uploads.PHOTO);
    assertThat(stored(key)).contains(AttributeValue.fromL(List.of()));
    assertThat(uploads.onlyPhoto().get("barcodes")).isEmpty();
  }

  @Test
  void areNotReadFromOtherPhotos() {
    var key = upload("front", EAN);
    assertThat(stored(key)).isEmpty();
    assertThat(uploads.onlyPhoto().get("barcodes").isArray()).isTrue();
    assertThat(uploads.onlyPhoto().get("barcodes")).isEmpty();
  }

  @Test
  void areNotReadFromARejectedPhoto() {
    var key = upload("barcode", "no picture".getBytes(UTF_8));
    assertThat(stored(key)).isEmpty();
  }

  @Test
  void areReadIfTheRegistrationSaysBarcode() {
    var key = uploads.store(EAN);
    uploads
        .request("POST", "/photos")
        .body("{\"s3_key\":\"%s\",\"photo_type\":\"barcode\"}".formatted(key))
        .send();
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(texts()).containsExactly("4006381333931");
  }

  @Test
  void areNotReadAfterALaterChangeOfTheType() {
    var key = upload("front", EAN);
    classify("barcode");
    assertThat(stored(key)).isEmpty();
  }

  @Test
  void stayAfterALaterChangeOfTheType() {
    upload("barcode", EAN);
    assertThat(classify("front").get("barcodes")).hasSize(1);
  }

  @Test
  void areThoseOfTheFileThatIsShown() {
    var key = upload("barcode", EAN);
    uploads.store(key, LINK);
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(texts()).containsExactly(LINK_TEXT);
  }

  @Test
  void areRemovedByTheVerdictOnAnotherFile() {
    var key = upload("barcode", EAN);
    uploads.store(key, LINK);
    var stopped = ingest(picture -> stop());
    assertThatThrownBy(() -> stopped.ingest(pictures.event(key, Uploads.SECOND), false))
        .hasMessage("stopped");
    assertThat(uploads.onlyPhoto().get("barcodes")).isEmpty();
  }

  @Test
  void areReadByTheNextDeliveryIfTheEventStopsBeforeTheyAreStored() {
    var key = uploads.store(uploads.presign("barcode", "code.jpg"), EAN);
    var stopped = ingest(picture -> stop());
    assertThatThrownBy(() -> stopped.ingest(pictures.event(key, Uploads.FIRST), false))
        .hasMessage("stopped");
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(stored(key)).isEmpty();
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(texts()).containsExactly("4006381333931");
  }

  @Test
  void areReadOnceIfTheEventIsRepeated() throws Exception {
    var key = upload("barcode", EAN);
    ingest(picture -> stop()).ingest(pictures.event(key, Uploads.FIRST), false);
    assertThat(texts()).containsExactly("4006381333931");
  }

  @Test
  void areNotStoredIfThePhotoShowsAnotherFileByThen() throws Exception {
    var key = uploads.store(uploads.presign("barcode", "code.jpg"), EAN);
    CodeReader late =
        picture -> {
          uploads.store(key, LINK);
          uploads.deliverEvent(key, Uploads.SECOND);
          return READER.read(picture);
        };
    ingest(late).ingest(pictures.event(key, Uploads.FIRST), false);
    assertThat(texts()).containsExactly(LINK_TEXT);
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "501, 0"})
  void haveAtMost500Characters(int length, int codes) throws Exception {
    var key = uploads.store(uploads.presign("barcode", "code.jpg"), EAN);
    var code = new DetectedCode(CodeFormat.QR_CODE, "a".repeat(length), "a".repeat(length));
    ingest(picture -> List.of(code)).ingest(pictures.event(key, Uploads.FIRST), false);
    assertThat(stored(key).orElseThrow().l()).hasSize(codes);
    assertThat(Barcode.MAX_TEXT).isEqualTo(500);
  }

  private String upload(String type, byte[] file) {
    var key = uploads.store(uploads.presign(type, "photo.jpg"), file);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    return key;
  }

  private JsonNode classify(String type) {
    return uploads
        .request("PATCH", "/photos/" + uploads.onlyPhoto().get("short_id").asText())
        .body("{\"photo_type\":\"%s\"}".formatted(type))
        .send()
        .json();
  }

  private List<String> texts() {
    return uploads.onlyPhoto().get("barcodes").findValuesAsText("text");
  }

  private Optional<AttributeValue> stored(String key) {
    var item = PhotoItem.key(PhotoKey.parse(key).orElseThrow().address());
    return app.graph.table().get(item).map(attributes -> attributes.get("barcodes"));
  }

  private IngestUpload ingest(CodeReader reader) {
    return pictures.ingest(reader);
  }

  private static List<DetectedCode> stop() {
    throw new IllegalStateException("stopped");
  }
}
