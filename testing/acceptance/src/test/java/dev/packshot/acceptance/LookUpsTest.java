package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the look-ups of products, and of the names that they find. */
class LookUpsTest {
  private static final String OATS = "Rolled oats, 500 g";

  private final Api api = new Api();
  private final CaptureClient captures = new CaptureClient();
  private final String gtin = ProductClient.newGtin();

  @Test
  void findsANamedProduct() {
    var product = captures.name(gtin, OATS).expect(200);
    var found = captures.awaitEnd(add(gtin));
    assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(found.path("product_name").asString()).isEqualTo(OATS);
    assertThat(found.path("product_short_id").asString()).isEqualTo(product.text("id"));
    assertThat(found.path("processed_at").isNull()).isFalse();
  }

  @Test
  void findsAProductThatIsNamedLaterAfterARetry() {
    var capture = add(gtin);
    var missed = captures.awaitEnd(capture);
    assertThat(missed.path("status").asString()).isEqualTo("NOT_FOUND");
    assertThat(missed.path("product_name").isNull()).isTrue();
    captures.name(gtin, OATS).expect(200);
    assertThat(captures.retry(capture).expect(200).text("status")).isIn("PENDING", "LOOKING_UP");
    captures.retry(capture).expect(409);
    assertThat(captures.awaitEnd(capture).path("product_name").asString()).isEqualTo(OATS);
    captures.retry(capture).expect(409);
  }

  @Test
  void completesACodeWithoutAGtin() {
    var capture = add("shelf A4");
    captures.retry(capture).expect(409);
    var ended = captures.awaitEnd(capture);
    assertThat(ended.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(ended.path("product_name").isNull()).isTrue();
    captures.retry(capture).expect(409);
  }

  @Test
  void tellsTheStatusOfASession() {
    var empty = captures.status().expect(200);
    assertThat(empty.text("session_status")).isEqualTo("ACTIVE");
    assertThat(empty.text("extraction_status")).isEqualTo("ready");
    assertThat(empty.json().path("captures")).isEmpty();
    var capture = add("shelf A4");
    captures.awaitEnd(capture);
    var ended = captures.status().expect(200);
    assertThat(ended.text("extraction_status")).isEqualTo("ready");
    assertThat(ended.json().at("/captures/0/short_id").asString()).isEqualTo(capture);
    assertThat(ended.json().at("/captures/0/status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void tellsThatAPhotoHasNoVerdictYet() {
    var scanner = new ScannerClient();
    scanner.registerWithoutFile(captures.session());
    assertThat(captures.status().text("extraction_status")).isEqualTo("pending");
  }

  @Test
  void sendsNoBodyWhileTheStatusIsUnchanged() {
    var tag = captures.status().expect(200).header("ETag");
    var unchanged = captures.status(tag).expect(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo(tag);
    captures.status("\"other\", " + tag).expect(304);
    var capture = add("shelf A4");
    assertThat(captures.status(tag).expect(200).header("ETag")).isNotEqualTo(tag);
    captures.awaitEnd(capture);
    var ended = captures.status().header("ETag");
    assertThat(captures.status(ended).expect(304).body()).isEmpty();
  }

  @Test
  void keepsTheIdOfAProductWhenItsNameChanges() {
    var named = captures.name(gtin, OATS).expect(200);
    assertThat(named.text("gtin")).isEqualTo(gtin);
    var renamed = captures.name(gtin, "Oats").expect(200);
    assertThat(renamed.text("name")).isEqualTo("Oats");
    assertThat(renamed.text("id")).isEqualTo(named.text("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":null}", "{\"name\":\"\"}", "{\"name\":7}"})
  void rejectsAnInvalidName(String body) {
    api.send(CaptureClient.nameRequest(gtin, "").json(body)).expectInvalid("name");
  }

  @Test
  void rejectsANameOfMoreThan255Characters() {
    captures.name(gtin, "x".repeat(255)).expect(200);
    captures.name(gtin, "x".repeat(256)).expectInvalid("name");
  }

  @Test
  void rejectsTheNameOfAnInvalidGtin() {
    captures.name("00012345678906", OATS).expectInvalid("gtin");
  }

  @Test
  void letsAnEditorNameAProductButNoBillingMember() {
    var target = Target.current();
    var request = CaptureClient.nameRequest(gtin, OATS);
    api.sendOnce(request, target.requireBillingKey()).expect(403);
    api.sendOnce(request, target.requireEditorKey()).expect(200);
  }

  @Test
  void returnsNoStatusOfAnUnknownSession() {
    var path = ScannerClient.SESSIONS + "/" + ShortIds.unknown() + "/status";
    api.send(Request.of("GET", path)).expect(404);
    api.send(Request.of("GET", ScannerClient.SESSIONS + "/x/status")).expectInvalid("id");
  }

  private String add(String rawValue) {
    return captures.add(rawValue).expect(201).text("short_id");
  }
}
