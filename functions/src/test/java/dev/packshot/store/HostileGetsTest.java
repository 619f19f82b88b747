package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedS3;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Signed URLs, genuine and tampered with, on a server that checks signatures. */
class HostileGetsTest {
  private static final String KEY = "scanner/photos/a.jpg";
  private static final SigningCredentials PERMANENT =
      new SigningCredentials("AKIA", "hush", Optional.empty(), Optional.empty());

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedS3 s3;
  private static PhotoBucket bucket;

  @BeforeAll
  static void start(@TempDir Path folder) {
    s3 = EmbeddedS3.in(folder).credentials("AKIA", "hush").start();
    s3.client().createBucket(create -> create.bucket("photos"));
    for (var key : new String[] {KEY, "scanner/photos/b.jpg", "scanner/photos/ü +%.jpg"}) {
      s3.client()
          .putObject(
              put -> put.bucket("photos").key(key).contentType("image/jpeg"),
              RequestBody.fromString("bytes of " + key));
    }
    bucket = new PhotoBucket("photos", "us-east-1", Optional.of(s3.endpoint()));
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Test
  void returnsTheObject() throws Exception {
    var answer = get(signed(KEY));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("bytes of " + KEY);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  @Test
  void returnsAnObjectWithSpecialCharactersInItsKey() throws Exception {
    assertThat(get(signed("scanner/photos/ü +%.jpg")).body())
        .isEqualTo("bytes of scanner/photos/ü +%.jpg");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void rejectsATamperedUrl(String attack, UnaryOperator<String> change) throws Exception {
    var url = signed(KEY);
    var changed = change.apply(url);
    assertThat(changed).isNotEqualTo(url);
    assertRejected(changed);
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("another key", url -> url.replace("a.jpg", "b.jpg")),
        attack("the bucket itself", url -> url.replace("/" + KEY, "/")),
        attack("a longer lifetime", url -> url.replace("Expires=900", "Expires=604800")),
        attack("a later date", url -> url.replaceFirst("Date=\\d{8}T", "Date=20991231T")),
        attack("another signer", url -> url.replace("=AKIA%2F", "=AKIB%2F")),
        attack("a token", url -> url.replace("&X-Amz-Sig", "&X-Amz-Security-Token=t&X-Amz-Sig")),
        attack("an additional parameter", url -> url + "&response-content-type=text%2Fhtml"),
        attack("a signature with one digit changed", HostileGetsTest::changedSignature),
        attack("no signature", url -> url.substring(0, url.indexOf("&X-Amz-Signature"))),
        attack("no query", url -> url.substring(0, url.indexOf('?'))));
  }

  @Test
  void rejectsOtherMethodsThanGet() throws Exception {
    var url = URI.create(signed(KEY));
    for (var method : new String[] {"PUT", "DELETE", "POST"}) {
      var body = HttpRequest.BodyPublishers.ofString("other bytes", UTF_8);
      var request = HttpRequest.newBuilder(url).method(method, body).build();
      assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
    }
    assertThat(get(signed(KEY)).body()).isEqualTo("bytes of " + KEY);
  }

  @Test
  void rejectsAnExpiredUrl() throws Exception {
    var now = Instant.now();
    assertRejected(signed(PERMANENT, now.minusSeconds(901)));
    assertThat(get(signed(PERMANENT, now.minusSeconds(590))).statusCode()).isEqualTo(200);
  }

  @Test
  void rejectsAUrlOfExpiredCredentials() throws Exception {
    var then = Instant.now().minusSeconds(400);
    var expired =
        new SigningCredentials(
            "AKIA", "hush", Optional.empty(), Optional.of(then.plus(Duration.ofSeconds(70))));
    assertRejected(signed(expired, then));
  }

  @Test
  void rejectsAUrlSignedWithAnotherSecret() throws Exception {
    var wrongSecret = new SigningCredentials("AKIA", "guess", Optional.empty(), Optional.empty());
    assertRejected(signed(wrongSecret, Instant.now()));
  }

  private static void assertRejected(String url) throws Exception {
    var answer = get(url);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("bytes of");
  }

  private static String signed(String key) {
    return SignedGets.of(bucket, PERMANENT, Instant.now()).orElseThrow().url(key);
  }

  private static String signed(SigningCredentials credentials, Instant at) {
    return SignedGets.of(bucket, credentials, at).orElseThrow().url(KEY);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static String changedSignature(String url) {
    int at = url.length() - 1;
    return url.substring(0, at) + (url.charAt(at) == '0' ? '1' : '0');
  }

  private static Arguments attack(String name, UnaryOperator<String> change) {
    return Arguments.of(name, change);
  }
}
