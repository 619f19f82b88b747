package dev.packshot.simulation.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Sha256;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.PostSigner;
import dev.packshot.store.PresignedPut;
import dev.packshot.store.PutSigner;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadTerms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of what the simulated bucket accepts of the forms and URLs that Packshot signs. */
class UploadChecksTest {
  private static final Instant NOW = Instant.parse("2026-01-31T22:00:00Z");
  private static final String SECRET = "secret";
  private static final String REGION = "eu-central-1";
  private static final String BUCKET = "photos";
  private static final byte[] FILE = "a file".getBytes(UTF_8);
  private static final byte[] OTHER_FILE = "b file".getBytes(UTF_8);

  private static final PhotoBucket SIGNED =
      new PhotoBucket(BUCKET, REGION, Optional.of(URI.create("https://s3.example.com")));
  private static final SigningCredentials CREDENTIALS =
      new SigningCredentials("AKID", SECRET, Optional.empty(), Optional.empty());
  private static final UploadTerms TERMS =
      UploadTerms.of("scanner/a b.png", "image/png")
          .ofSize(FILE.length)
          .ofContent(HexFormat.of().formatHex(Sha256.digest().digest(FILE)))
          .withMetadata("client-id", "first");

  private final BucketKey key = new BucketKey(SECRET, REGION);
  private final PresignedPut put =
      new PutSigner(SIGNED).sign(TERMS, CREDENTIALS, NOW).orElseThrow();
  private final Map<String, String> form =
      new PostSigner(SIGNED).sign(TERMS, CREDENTIALS, NOW).orElseThrow().fields();

  private Optional<Refusal> putting(Map<String, String> headers, byte[] file, Instant at) {
    return new PutUrl(put.url(), BUCKET).refusal(headers, file, key, at);
  }

  private Optional<Refusal> posting(byte[] file) {
    return PostForm.refusal(form, file, BUCKET, key, NOW);
  }

  private Map<String, String> with(String name, String value) {
    var headers = new HashMap<>(put.headers());
    headers.put(name, value);
    return headers;
  }

  @Test
  void acceptsAFileThatIsPutAsItWasSigned() {
    assertThat(putting(put.headers(), FILE, NOW)).isEmpty();
    assertThat(new PutUrl(put.url(), BUCKET).key()).isEqualTo("scanner/a b.png");
  }

  @Test
  void refusesAPutOfAnotherTypeLengthOrMetadata() {
    assertThat(putting(with("content-type", "image/gif"), FILE, NOW))
        .contains(Refusal.OF_SIGNATURE);
    assertThat(putting(with("x-amz-meta-client-id", "second"), FILE, NOW))
        .contains(Refusal.OF_SIGNATURE);
    assertThat(putting(put.headers(), "longer file".getBytes(UTF_8), NOW))
        .contains(Refusal.OF_SIGNATURE);
  }

  @Test
  void refusesAPutOfOtherBytes() {
    assertThat(putting(put.headers(), OTHER_FILE, NOW)).map(Refusal::code).contains("BadDigest");
  }

  @Test
  void refusesAPutWithAHeaderThatWasNotSigned() {
    assertThat(putting(with("x-amz-meta-other", "1"), FILE, NOW))
        .map(Refusal::message)
        .contains("There were headers present in the request which were not signed");
  }

  @Test
  void refusesAPutAfterItsTime() {
    assertThat(putting(put.headers(), FILE, NOW.plus(put.expiresIn()).minusSeconds(1))).isEmpty();
    assertThat(putting(put.headers(), FILE, NOW.plus(put.expiresIn())))
        .map(Refusal::message)
        .contains("Request has expired");
  }

  @Test
  void refusesAFormWithOtherBytesOrAnotherLength() {
    assertThat(posting(FILE)).isEmpty();
    assertThat(posting(OTHER_FILE)).map(Refusal::code).contains("BadDigest");
    assertThat(posting("longer file".getBytes(UTF_8)))
        .map(Refusal::code)
        .contains("EntityTooLarge");
    assertThat(posting("short".getBytes(UTF_8))).map(Refusal::code).contains("EntityTooSmall");
  }

  @Test
  void refusesAFormAfterItsTime() {
    assertThat(PostForm.refusal(form, FILE, BUCKET, key, NOW.plus(Duration.ofHours(1))))
        .map(Refusal::message)
        .contains("Invalid according to Policy: Policy expired.");
  }
}
