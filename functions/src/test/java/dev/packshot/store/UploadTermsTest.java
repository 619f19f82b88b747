package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadTermsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void allowOneByteTo25MebibytesForAnHourByDefault() {
    assertThat(UploadTerms.of("key", "image/png"))
        .isEqualTo(new UploadTerms("key", "image/png", 1, 26_214_400, HOUR));
  }

  @Test
  void rejectAKeyWithAPlaceholderForTheFileName() {
    assertRejected("photos/${filename}", "image/png", 1, 2, HOUR);
  }

  @Test
  void rejectTermsThatNoUploadCouldMeet() {
    assertRejected("", "image/png", 1, 2, HOUR);
    assertRejected("key", "", 1, 2, HOUR);
    assertRejected("key", "image/png", 3, 2, HOUR);
    assertRejected("key", "image/png", -1, 2, HOUR);
    assertRejected("key", "image/png", 1, 2, Duration.ZERO);
    assertRejected("key", "image/png", 1, 2, Duration.ofDays(7).plusMillis(1));
  }

  private static void assertRejected(
      String key, String type, long min, long max, Duration lifetime) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UploadTerms(key, type, min, max, lifetime));
  }
}
