package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CodePhoto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the codes in photos of type {@code barcode}. */
class BarcodesTest {
  private static final byte[] EAN = CodePhoto.of("ean-13").jpeg();

  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  /** ~ stands for FNC1. */
  @ParameterizedTest
  @CsvSource({
    "ean-13,          0, ean_13,      4006381333931,                               04006381333931",
    "ean-13,          1, ean_13,      4006381333931,                               04006381333931",
    "qr-code,         0, qr_code,     https://id.gs1.org/01/09506000134352/10/ABC, 09506000134352",
    "gs1-data-matrix, 0, data_matrix, ~010950600013435210ABC~211,                  09506000134352",
  })
  void returnsTheCodeWithItsGtin(
      String symbol, int rightAngles, String format, String text, String gtin) {
    var form = scanner.requestUpload(session, "barcode", "code.jpg");
    ScannerClient.upload(form, CodePhoto.of(symbol).turned(rightAngles).jpeg());
    var codes = scanner.awaitBarcode(session, form.photoId()).path("barcodes");
    assertThat(codes).hasSize(1);
    assertThat(codes.path(0).path("format").asString()).isEqualTo(format);
    assertThat(codes.path(0).path("text").asString()).isEqualTo(text.replace('~', (char) 0x1d));
    assertThat(codes.path(0).path("gtin").asString()).isEqualTo(gtin);
  }

  @Test
  void returnsNoneForABarcodePhotoWithoutACode() {
    var form = scanner.requestUpload(session, "barcode", "code.jpg");
    var photo = scanner.uploadAndAwaitVerdict(session, form, TestPhotos.small());
    assertThat(ScannerClient.status(photo)).isEqualTo("ready");
    assertThat(photo.path("barcodes").isArray()).isTrue();
    assertThat(photo.path("barcodes")).isEmpty();
  }

  @Test
  void readsNoCodeOfAPhotoOfAnotherType() {
    var form = scanner.requestUpload(session, "front", "front.jpg");
    var photo = scanner.uploadAndAwaitVerdict(session, form, EAN);
    assertThat(photo.path("barcodes").isArray()).isTrue();
    assertThat(photo.path("barcodes")).isEmpty();
  }

  @Test
  void keepsTheCodeWhenTheTypeChanges() {
    var form = scanner.requestUpload(session, "barcode", "code.jpg");
    ScannerClient.upload(form, EAN);
    var photo = scanner.awaitBarcode(session, form.photoId());
    var changed =
        scanner
            .updatePhoto(session, form.photoId(), "{\"photo_type\":\"back\"}")
            .expect(200)
            .json();
    assertThat(changed.path("barcodes")).isEqualTo(photo.path("barcodes"));
  }

  @Test
  void addsACaptureForTheCodeOfAPhoto() {
    var form = scanner.requestUpload(session, "barcode", "code.jpg");
    ScannerClient.upload(form, EAN);
    scanner.awaitBarcode(session, form.photoId());
    var captures = scanner.readSession(session).expect(200).json().path("captures");
    assertThat(captures).hasSize(1);
    assertThat(captures.at("/0/capture_type").asString()).isEqualTo("IMAGE");
    assertThat(captures.at("/0/gtin").asString()).isEqualTo("04006381333931");
    assertThat(captures.at("/0/uploaded_image_key").asString()).isEqualTo(form.key());
  }

  @Test
  void readsTheCodeOfACapturesPicture() {
    var captures = new CaptureClient();
    var added = captures.upload(EAN).expect(201);
    assertThat(added.text("capture_type")).isEqualTo("IMAGE");
    var found = captures.awaitEnd(added.text("short_id"));
    assertThat(found.path("gtin").asString()).isEqualTo("04006381333931");
    assertThat(found.path("raw_value").asString()).isEqualTo("4006381333931");
    var session = scanner.readSession(captures.session()).expect(200).json();
    assertThat(session.path("product_photos")).isEmpty();
  }

  @Test
  void failsForAPictureWithoutACode() {
    var captures = new CaptureClient();
    var added = captures.upload(TestPhotos.small()).expect(201);
    var found = captures.awaitEnd(added.text("short_id"));
    assertThat(found.path("status").asString()).isEqualTo("FAILED");
    assertThat(found.path("error_message").asString()).startsWith("No code could be read");
  }

  @Test
  void putsTheGtinOfAPhotoIntoItsCapture() {
    var captures = new CaptureClient();
    var capture = captures.add("shelf A4").expect(201).text("short_id");
    var form = scanner.requestUpload(captures.session(), "barcode", "code.jpg");
    var body = "{\"s3_key\":\"%s\",\"photo_type\":\"barcode\",\"capture_short_id\":\"%s\"}";
    scanner.register(captures.session(), body.formatted(form.key(), capture)).expect(201);
    ScannerClient.upload(form, EAN);
    scanner.awaitBarcode(captures.session(), form.photoId());
    var found = captures.read(capture).expect(200);
    assertThat(found.text("gtin")).isEqualTo("04006381333931");
    assertThat(found.text("raw_value")).isEqualTo("shelf A4");
    assertThat(scanner.readSession(captures.session()).json().path("captures")).hasSize(1);
  }
}
