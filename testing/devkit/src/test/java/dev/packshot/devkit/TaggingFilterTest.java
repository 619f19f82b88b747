package dev.packshot.devkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Tests of tagging with the SDK's client. */
class TaggingFilterTest {
  private static final String KEY = "scanner/a b+ü.jpg";
  private static final Tag REJECTED = tag("packshot", "rejected & <kept>");

  @TempDir Path folder;
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    startServer();
    putObject();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void keepsTagsUntilTheyAreReplacedOrDeleted() {
    assertThat(tags()).isEmpty();
    tag(s3.client(), REJECTED, tag("a", ""));
    assertThat(tags()).containsExactlyInAnyOrder(REJECTED, tag("a", ""));
    tag(s3.client(), REJECTED);
    s3.close();
    startServer();
    assertThat(tags()).containsExactly(REJECTED);
    s3.client().deleteObjectTagging(it -> it.bucket("photos").key(KEY));
    assertThat(tags()).isEmpty();
  }

  @Test
  void copiesAnObjectWithoutItsTags() {
    tag(s3.client(), REJECTED);
    s3.client()
        .copyObject(
            copy ->
                copy.sourceBucket("photos")
                    .sourceKey(KEY)
                    .destinationBucket("photos")
                    .destinationKey("copy")
                    .taggingDirective(TaggingDirective.REPLACE));
    assertThat(s3.client().getObjectTagging(it -> it.bucket("photos").key("copy")).tagSet())
        .isEmpty();
  }

  @Test
  void dropsTheTagsOfAReplacedObject() {
    tag(s3.client(), REJECTED);
    putObject();
    assertThat(tags()).isEmpty();
  }

  @Test
  void rejectsTagsOfAMissingObject() {
    assertThatThrownBy(
            () ->
                s3.client()
                    .putObjectTagging(
                        put -> put.bucket("photos").key("gone").tagging(it -> it.tagSet(REJECTED))))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("404")
        .satisfies(
            rejected ->
                assertThat(((S3Exception) rejected).awsErrorDetails().errorCode())
                    .isEqualTo("NoSuchKey"));
  }

  @Test
  void rejectsMoreThanTenTags() {
    var eleven = IntStream.range(0, 11).mapToObj(at -> tag("k" + at, "v")).toArray(Tag[]::new);
    assertThatThrownBy(() -> tag(s3.client(), eleven)).hasMessageContaining("400");
    assertThat(tags()).isEmpty();
  }

  @Test
  void rejectsTagsWithoutAValidSignature() throws IOException, InterruptedException {
    try (var stranger = stranger()) {
      assertThatThrownBy(() -> tag(stranger, REJECTED)).hasMessageContaining("403");
    }
    var unsigned =
        HttpRequest.newBuilder(s3.endpoint().resolve("/photos/scanner/a%20b+%C3%BC.jpg?tagging"))
            .PUT(BodyPublishers.ofString("<Tagging><TagSet/></Tagging>"))
            .build();
    var response = HttpClient.newHttpClient().send(unsigned, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(tags()).isEmpty();
  }

  private S3Client stranger() {
    return S3Client.builder()
        .endpointOverride(s3.endpoint())
        .forcePathStyle(true)
        .region(s3.client().serviceClientConfiguration().region())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "guess")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private void startServer() {
    s3 = EmbeddedS3.in(folder).bucket("photos").credentials("id", "secret").start();
  }

  private void putObject() {
    s3.client().putObject(put -> put.bucket("photos").key(KEY), RequestBody.fromString("photo"));
  }

  private static void tag(S3Client client, Tag... tags) {
    client.putObjectTagging(put -> put.bucket("photos").key(KEY).tagging(it -> it.tagSet(tags)));
  }

  private List<Tag> tags() {
    return s3.client().getObjectTagging(get -> get.bucket("photos").key(KEY)).tagSet();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
