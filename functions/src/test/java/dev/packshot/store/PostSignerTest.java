package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.250Z");
  private static final UploadTerms TERMS = UploadTerms.of("scanner/photos/a.jpg", "image/jpeg");

  private final PostSigner signer =
      new PostSigner(new PhotoBucket("photos", "eu-central-1", Optional.empty()));

  @Test
  void allowsOneKeyOneTypeAndARangeOfSizesOnly() {
    assertThat(policy(sign(until("2026-11-22T12:00:00Z"))))
        .isEqualTo(
            """
            {"expiration":"2026-11-21T13:00:00.250Z","conditions":[{"bucket":"photos"},\
            {"key":"scanner/photos/a.jpg"},{"Content-Type":"image/jpeg"},\
            {"success_action_status":"201"},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},\
            {"x-amz-credential":"AKIA/20261121/eu-central-1/s3/aws4_request"},\
            {"x-amz-date":"20261121T120000Z"},{"x-amz-security-token":"quiet"},\
            ["content-length-range",1,26214400]]}""");
  }

  @Test
  void returnsTheFieldsInTheOrderInWhichTheyArePosted() {
    assertThat(sign(until("2026-11-22T12:00:00Z")).fields().keySet())
        .containsExactly(
            "key",
            "Content-Type",
            "success_action_status",
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-security-token",
            "policy",
            "x-amz-signature");
  }

  @Test
  void hasNoTokenIfTheCredentialsHaveNone() {
    var permanent = new SigningCredentials("AKIA", "hush", Optional.empty(), Optional.empty());
    var post = sign(permanent);
    assertThat(post.fields()).doesNotContainKey("x-amz-security-token");
    assertThat(policy(post)).doesNotContain("x-amz-security-token");
    assertThat(post.expiresIn()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T13:00:00.250Z, 3600, 2026-11-21T13:00:00.250Z",
    "2026-11-21T13:00:00.249Z, 3599, 2026-11-21T12:59:59.250Z",
    "2026-11-21T12:15:00.900Z,  900, 2026-11-21T12:15:00.250Z",
    "2026-11-21T12:01:00.250Z,   60, 2026-11-21T12:01:00.250Z",
  })
  void expiresNoLaterThanTheCredentials(String end, long seconds, String expiration) {
    var post = sign(until(end));
    assertThat(post.expiresIn()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(policy(post)).startsWith("{\"expiration\":\"" + expiration + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-21T12:01:00.249Z", "2026-11-21T12:00:00Z", "2020-01-01T00:00:00Z"})
  void signsNothingWithCredentialsThatExpireWithinAMinute(String end) {
    assertThat(signer.sign(TERMS, until(end), NOW)).isEmpty();
  }

  @Test
  void keepsALifetimeShorterThanThatOfTheCredentials() {
    var terms = new UploadTerms("key", "image/png", 1, 2, Duration.ofSeconds(5));
    var post = signer.sign(terms, until("2026-11-21T12:30:00Z"), NOW).orElseThrow();
    assertThat(post.expiresIn()).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy(post)).startsWith("{\"expiration\":\"2026-11-21T12:00:05.250Z\"");
  }

  @Test
  void neverContainsTheSecret() {
    var post = sign(until("2026-11-22T12:00:00Z"));
    assertThat(post.url() + post.fields() + policy(post)).doesNotContain("hush");
  }

  @Test
  void omitsSecretFieldsFromTheStringForm() {
    var post = sign(until("2026-11-22T12:00:00Z"));
    assertThat(post)
        .hasToString(
            "PresignedPost[https://photos.s3.eu-central-1.amazonaws.com/,"
                + " key=scanner/photos/a.jpg, PT1H]");
    assertThat(List.of("policy", "x-amz-signature", "x-amz-security-token"))
        .allSatisfy(name -> assertThat(post.toString()).doesNotContain(post.fields().get(name)));
  }

  private PresignedPost sign(SigningCredentials credentials) {
    return signer.sign(TERMS, credentials, NOW).orElseThrow();
  }

  private static SigningCredentials until(String end) {
    return new SigningCredentials(
        "AKIA", "hush", Optional.of("quiet"), Optional.of(Instant.parse(end)));
  }

  private static String policy(PresignedPost post) {
    return new String(Base64.getDecoder().decode(post.fields().get("policy")), UTF_8);
  }
}
