package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of API keys. */
class KeysTest {
  private static final String BODY = "Acceptance0123456789abcdefghijkl";

  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();

  @Test
  void requiresAKeyForEachRestrictedOperation() {
    for (var operation : Contract.current().operations()) {
      if (operation.node().path("security").isMissingNode()) {
        var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
        var refused =
            api.sendAnonymously(Request.of(operation.method().toUpperCase(Locale.ROOT), path));
        refused.expect(401);
        assertThat(challenge(refused)).contains("X-API-Key");
      }
    }
  }

  /** Returns the challenge under its own name or the one that API Gateway gives it. */
  private static String challenge(Response refused) {
    return refused
        .find("WWW-Authenticate")
        .orElseGet(() -> refused.header("x-amzn-Remapped-WWW-Authenticate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "csb_", "csb_x_y", "Bearer abc", "csb_\u00e9"})
  void rejectsAMalformedKey(String key) {
    assertRejected(key);
  }

  @Test
  void rejectsAKeyWithAWrongChecksum() {
    var key = Target.current().key();
    char last = key.charAt(key.length() - 1);
    assertRejected(key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0'));
  }

  @Test
  void rejectsAnUnknownKey() {
    assertRejected(wellFormed("csb"));
    assertRejected(wellFormed("cpk"));
    assertRejected(wellFormed("abc"));
  }

  @Test
  void rejectsAKeyWithAChangedPrefix() {
    assertRejected(Target.current().key().replaceFirst("^[a-z]+", "cpk"));
  }

  @Test
  void acceptsTheHeaderNameInAnyCase() {
    var request = Request.of("POST", SESSIONS).header("x-api-KEY", Target.current().key());
    api.sendAnonymously(request).expect(201);
  }

  @Test
  void rejectsAMissingKeyWhetherOrNotTheSessionExists() {
    var existing = SESSIONS + "/" + scanner.openSession();
    var unknown = SESSIONS + "/" + ShortIds.unknown();
    var one = api.sendAnonymously(Request.of("GET", existing)).expect(401);
    var other = api.sendAnonymously(Request.of("GET", unknown)).expect(401);
    assertThat(one.text("detail")).isEqualTo(other.text("detail"));
    api.sendAnonymously(Request.of("GET", SESSIONS + "/not-an-id")).expect(401);
    api.sendAnonymously(Request.of("POST", SESSIONS).json("{")).expect(401);
  }

  @Test
  void acceptsAPublishableKeyForTheScanner() {
    var publishable = Target.current().requirePublishableKey();
    var opened = api.sendOnce(Request.of("POST", SESSIONS), publishable).expect(201);
    var path = SESSIONS + "/" + opened.text("short_id");
    var upload = api.sendOnce(Request.of("GET", path + "/presigned-upload-url"), publishable);
    var body = "{\"s3_key\":\"" + upload.expect(200).text("s3_key") + "\"}";
    var photo =
        api.sendOnce(Request.of("POST", path + "/photos").json(body), publishable).expect(201);
    api.sendOnce(
            Request.of("PATCH", path + "/photos/" + photo.text("short_id"))
                .json("{\"photo_type\":\"top\"}"),
            publishable)
        .expect(200);
    api.sendOnce(Request.of("GET", path), publishable).expect(200);
    scanner.readSession(opened.text("short_id")).expect(200);
  }

  private void assertRejected(String key) {
    var request = Request.of("POST", SESSIONS).header("X-API-Key", key);
    var refused = api.sendAnonymously(request).expect(401);
    assertThat(refused.body()).doesNotContain(key);
  }

  /** Returns an unknown key with a correct checksum. */
  private static String wellFormed(String prefix) {
    var checksum = new CRC32();
    checksum.update(BODY.getBytes(StandardCharsets.US_ASCII));
    return prefix + "_" + BODY + "_" + String.format(Locale.ROOT, "%08x", checksum.getValue());
  }
}
