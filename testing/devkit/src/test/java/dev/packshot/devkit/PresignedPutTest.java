package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Tests of presigned PUTs whose headers are signed
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html).
 */
@Timeout(60)
class PresignedPutTest {
  private static final byte[] PHOTO = "a photo's bytes".getBytes(UTF_8);

  @TempDir Path folder;
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 = EmbeddedS3.in(folder).bucket("photos").credentials("id", "secret").start();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void storesTheFileThatWasSigned() throws Exception {
    var signed = presign();
    assertThat(signed.signedHeaders().keySet())
        .contains("content-type", "content-length", "x-amz-checksum-sha256");
    var stored = put(signed, Map.of(), BodyPublishers.ofByteArray(PHOTO));
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(head()).isEqualTo("image/jpeg");
  }

  @Test
  void refusesAnotherTypeOrChecksum() throws Exception {
    var same = BodyPublishers.ofByteArray(PHOTO);
    assertRefused(
        put(presign(), Map.of("content-type", "text/html"), same), 403, "SignatureDoesNotMatch");
    var otherSum = Map.of("x-amz-checksum-sha256", sha256("another".getBytes(UTF_8)));
    assertRefused(put(presign(), otherSum, same), 403, "SignatureDoesNotMatch");
  }

  @Test
  void refusesAFileOfAnotherLength() throws Exception {
    var longer = BodyPublishers.ofByteArray("a photo's bytes and more".getBytes(UTF_8));
    assertRefused(put(presign(), Map.of(), longer), 403, "SignatureDoesNotMatch");
  }

  @Test
  void refusesAFileWithAnotherChecksum() throws Exception {
    var other = BodyPublishers.ofByteArray("another's bytes".getBytes(UTF_8));
    assertRefused(put(presign(), Map.of(), other), 400, "BadDigest");
  }

  @Test
  void refusesAFileOfUnknownLength() throws Exception {
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PHOTO));
    assertRefused(put(presign(), Map.of(), chunked), 403, "SignatureDoesNotMatch");
  }

  @Test
  void refusesARequestWithoutASignedHeader() throws Exception {
    var headers = new HashMap<String, String>();
    headers.put("x-amz-checksum-sha256", null);
    assertRefused(
        put(presign(), headers, BodyPublishers.ofByteArray(PHOTO)), 403, "SignatureDoesNotMatch");
  }

  private PresignedPutObjectRequest presign() throws Exception {
    try (var presigner =
        S3Presigner.builder()
            .endpointOverride(s3.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      var sum = sha256(PHOTO);
      return presigner.presignPutObject(
          presign ->
              presign
                  .signatureDuration(Duration.ofMinutes(10))
                  .putObjectRequest(
                      put ->
                          put.bucket("photos")
                              .key("a.jpg")
                              .contentType("image/jpeg")
                              .contentLength((long) PHOTO.length)
                              .checksumSHA256(sum)));
    }
  }

  /** Sends the signed headers with changes; a value of null removes a header. */
  private static HttpResponse<String> put(
      PresignedPutObjectRequest signed, Map<String, String> changes, BodyPublisher body)
      throws Exception {
    var headers = new HashMap<String, String>();
    signed.signedHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    headers.putAll(changes);
    headers.keySet().removeAll(Set.of("host", "content-length")); // the client sets them
    var request = HttpRequest.newBuilder(URI.create(signed.url().toString())).PUT(body);
    headers.forEach(
        (name, value) -> {
          if (value != null) {
            request.header(name, value);
          }
        });
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(s3.client().listObjectsV2(list -> list.bucket("photos")).contents()).isEmpty();
  }

  private String head() {
    return s3.client().headObject(head -> head.bucket("photos").key("a.jpg")).contentType();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
