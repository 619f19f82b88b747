package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2015-12-29T00:00:00Z,           20151229T000000Z, 2015-12-29T00:00:00.000Z",
    "2024-02-29T23:59:59.999999999Z, 20240229T235959Z, 2024-02-29T23:59:59.999Z",
    "2026-01-02T03:04:05.006Z,       20260102T030405Z, 2026-01-02T03:04:05.006Z",
    "1969-12-31T23:59:59.010Z,       19691231T235959Z, 1969-12-31T23:59:59.010Z",
    "0999-01-01T00:00:00Z,           09990101T000000Z, 0999-01-01T00:00:00.000Z",
  })
  void writesTheFormatsOfS3(Instant at, String amzDate, String expiration) {
    assertThat(SigningTime.amzDate(at)).isEqualTo(amzDate);
    assertThat(SigningTime.expiration(at)).isEqualTo(expiration);
  }

  @Test
  void agreesWithFormattersOfTheJdk() {
    var amzDate = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    var expiration =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    new Random(1)
        .longs(10_000, 0, 253_402_300_800_000L)
        .mapToObj(Instant::ofEpochMilli)
        .forEach(
            at -> {
              assertThat(SigningTime.amzDate(at)).isEqualTo(amzDate.format(at));
              assertThat(SigningTime.expiration(at)).isEqualTo(expiration.format(at));
            });
  }
}
