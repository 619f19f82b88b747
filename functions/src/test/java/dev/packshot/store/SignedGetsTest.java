package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedGetsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final PhotoBucket BUCKET =
      new PhotoBucket("photos", "eu-central-1", Optional.empty());

  /** The example of docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html. */
  @Test
  void signsTheExampleOfTheDocumentation() {
    var gets =
        new SignedGets(
            "https://examplebucket.s3.amazonaws.com/",
            "us-east-1",
            new SigningCredentials(
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                Optional.empty(),
                Optional.empty()),
            Instant.parse("2013-05-24T00:00:00Z"),
            Duration.ofDays(1));
    assertThat(gets.url("test.txt"))
        .isEqualTo(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void signsAKeyTheSameWayEveryTime() {
    var gets = gets(permanent(), NOON);
    assertThat(gets.url("a/b.jpg"))
        .isEqualTo(gets.url("a/b.jpg"))
        .isNotEqualTo(gets.url("a/c.jpg"));
  }

  @Test
  void keepsTheUrlOfAnObjectForFiveMinutes() {
    var url = gets(permanent(), NOON).url("a.jpg");
    assertThat(gets(permanent(), NOON.plusMillis(299_999)).url("a.jpg")).isEqualTo(url);
    assertThat(gets(permanent(), NOON.minusMillis(1)).url("a.jpg")).isNotEqualTo(url);
    assertThat(gets(permanent(), NOON.plusSeconds(300)).url("a.jpg")).isNotEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 150, 299})
  void signsForTenToFifteenMinutes(long seconds) {
    var now = NOON.plusSeconds(seconds);
    assertThat(gets(permanent(), now).url("a.jpg"))
        .contains("&X-Amz-Date=20261121T120000Z&X-Amz-Expires=900&");
    assertThat(Duration.between(now, NOON.plusSeconds(900)))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
  }

  @Test
  void expiresNoLaterThanTheCredentials() {
    var now = NOON.plusSeconds(290);
    assertThat(gets(until(now.plusSeconds(100)), now).url("a.jpg")).contains("&X-Amz-Expires=390&");
    assertThat(gets(until(now.plusSeconds(60)), now).url("a.jpg")).contains("&X-Amz-Expires=350&");
    assertThat(SignedGets.of(BUCKET, until(now.plusSeconds(59)), now)).isEmpty();
    assertThat(SignedGets.of(BUCKET, until(now.minusSeconds(9)), now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "a/b c+d.jpg", "ümläut/😀.png", "a%2Fb?c#d&e=f"})
  void encodesSpecialCharactersOfAKey(String key) {
    var gets = gets(permanent(), NOON);
    var url = URI.create(gets.url(key));
    assertThat(url.getPath()).isEqualTo("/" + key);
    assertThat(url.getRawFragment()).isNull();
    assertThat(gets.lengthOfUrl(ObjectVersion.current(key), Optional.empty()))
        .isEqualTo(url.toString().length());
  }

  @Test
  void includesTheTokenOfTemporaryCredentials() {
    var temporary =
        new SigningCredentials("AKIA", "hush", Optional.of("a+b/c=="), Optional.empty());
    var gets = gets(temporary, NOON);
    assertThat(gets.url("a.jpg")).contains("&X-Amz-Security-Token=a%2Bb%2Fc%3D%3D&");
    assertThat(gets.lengthOfUrl(ObjectVersion.current("a.jpg"), Optional.empty()))
        .isEqualTo(gets.url("a.jpg").length());
  }

  private static SignedGets gets(SigningCredentials credentials, Instant now) {
    return SignedGets.of(BUCKET, credentials, now).orElseThrow();
  }

  private static SigningCredentials permanent() {
    return new SigningCredentials("AKIA", "hush", Optional.empty(), Optional.empty());
  }

  private static SigningCredentials until(Instant end) {
    return new SigningCredentials("AKIA", "hush", Optional.of("quiet"), Optional.of(end));
  }
}
