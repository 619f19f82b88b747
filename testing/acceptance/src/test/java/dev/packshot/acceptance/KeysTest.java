package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may. */
class KeysTest {
  private static final String BODY = "Acceptance0123456789abcdefghijkl";

  private final Api api = new Api();
  private final Scanner scanner = new Scanner();

  @Test
  void areNeededByEveryOperationThatSaysSo() {
    for (var operation : Contract.current().operations()) {
      if (operation.node().path("security").isMissingNode()) {
        var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
        var refused =
            api.sendAnonymously(Call.of(operation.method().toUpperCase(Locale.ROOT), path));
        refused.expect(401);
        assertThat(refused.header("WWW-Authenticate")).contains("X-API-Key");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "csb_", "csb_x_y", "Bearer abc", "csb_\u00e9"})
  void areRefusedWhenMalformed(String key) {
    refuse(key);
  }

  @Test
  void areRefusedWhenTheirChecksumIsWrong() {
    var key = Target.current().key();
    char last = key.charAt(key.length() - 1);
    refuse(key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0'));
  }

  @Test
  void areRefusedWhenNobodyKnowsThem() {
    refuse(wellFormed("csb"));
    refuse(wellFormed("cpk"));
    refuse(wellFormed("abc"));
  }

  @Test
  void areRefusedUnderAnotherPrefix() {
    refuse(Target.current().key().replaceFirst("^[a-z]+", "cpk"));
  }

  @Test
  void areTakenFromAHeaderInAnyCase() {
    var call = Call.of("POST", SESSIONS).header("x-api-KEY", Target.current().key());
    api.sendAnonymously(call).expect(201);
  }

  @Test
  void refuseBeforeTheyTellWhetherAThingExists() {
    var known = SESSIONS + "/" + scanner.open();
    var unknown = SESSIONS + "/" + ShortIds.unknown();
    var one = api.sendAnonymously(Call.of("GET", known)).expect(401);
    var other = api.sendAnonymously(Call.of("GET", unknown)).expect(401);
    assertThat(one.text("detail")).isEqualTo(other.text("detail"));
    api.sendAnonymously(Call.of("GET", SESSIONS + "/not-an-id")).expect(401);
    api.sendAnonymously(Call.of("POST", SESSIONS).json("{")).expect(401);
  }

  @Test
  void thatArePublishableReachTheScanner() {
    var publishable = Target.current().requirePublishableKey();
    var opened = api.sendOnce(Call.of("POST", SESSIONS), publishable).expect(201);
    var path = SESSIONS + "/" + opened.text("short_id");
    var upload = api.sendOnce(Call.of("GET", path + "/presigned-upload-url"), publishable);
    var body = "{\"s3_key\":\"" + upload.expect(200).text("s3_key") + "\"}";
    var photo = api.sendOnce(Call.of("POST", path + "/photos").json(body), publishable).expect(201);
    api.sendOnce(
            Call.of("PATCH", path + "/photos/" + photo.text("short_id"))
                .json("{\"photo_type\":\"top\"}"),
            publishable)
        .expect(200);
    api.sendOnce(Call.of("GET", path), publishable).expect(200);
    scanner.read(opened.text("short_id")).expect(200);
  }

  private void refuse(String key) {
    var call = Call.of("POST", SESSIONS).header("X-API-Key", key);
    var refused = api.sendAnonymously(call).expect(401);
    assertThat(refused.body()).doesNotContain(key);
  }

  /** A key whose checksum is right, as anyone can make one. */
  private static String wellFormed(String prefix) {
    var checksum = new CRC32();
    checksum.update(BODY.getBytes(StandardCharsets.US_ASCII));
    return prefix + "_" + BODY + "_" + String.format(Locale.ROOT, "%08x", checksum.getValue());
  }
}
