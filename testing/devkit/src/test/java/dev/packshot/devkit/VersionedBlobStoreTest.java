package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tests of versions with the SDK's client. */
class VersionedBlobStoreTest {
  private static final String KEY = "scanner/a b+ü.jpg";

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<StoredObject> stored = new ConcurrentLinkedQueue<>();
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 =
        EmbeddedS3.in(folder)
            .bucket("photos")
            .credentials("access", "secret")
            .onStored(stored::add)
            .keepVersions()
            .start();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void keepsAReplacedVersion() {
    var first = put("first");
    var second = put("second");
    assertThat(get(null)).isEqualTo("second");
    assertThat(get(first)).isEqualTo("first");
    assertThat(get(second)).isEqualTo("second");
    assertThat(head(null)).isEqualTo(second);
    assertThat(head(first)).isEqualTo(first);
    assertThat(stored)
        .extracting(object -> object.version().orElseThrow())
        .containsExactly(first, second);
    stop();
    start();
    assertThat(get(first)).isEqualTo("first");
    assertThat(head(null)).isEqualTo(second);
  }

  @Test
  void returnsTheVersionThatIsRead() {
    var first = put("first");
    put("second");
    var response =
        client().getObject(get -> get.bucket("photos").key(KEY).versionId(first)).response();
    assertThat(response.versionId()).isEqualTo(first);
    assertThat(response.eTag()).isEqualTo(eTag("first"));
    assertThat(response.contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void restoresAVersionByACopy() {
    var first = put("first");
    put("second");
    var copied =
        client()
            .copyObject(
                copy ->
                    copy.sourceBucket("photos")
                        .sourceKey(KEY)
                        .sourceVersionId(first)
                        .copySourceIfMatch(eTag("first"))
                        .destinationBucket("photos")
                        .destinationKey(KEY));
    assertThat(get(null)).isEqualTo("first");
    assertThat(head(null)).isEqualTo(copied.versionId()).isNotEqualTo(first);
    assertThatThrownBy(
            () ->
                client()
                    .copyObject(
                        copy ->
                            copy.sourceBucket("photos")
                                .sourceKey(KEY)
                                .sourceVersionId(first)
                                .copySourceIfMatch(eTag("second"))
                                .destinationBucket("photos")
                                .destinationKey(KEY)))
        .isInstanceOfSatisfying(
            S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(412));
  }

  @Test
  void tagsAVersion() {
    var first = put("first");
    var second = put("second");
    var tag = Tag.builder().key("packshot").value("rejected").build();
    client()
        .putObjectTagging(
            it -> it.bucket("photos").key(KEY).versionId(first).tagging(all -> all.tagSet(tag)));
    assertThat(tags(first)).containsExactly(tag);
    assertThat(tags(second)).isEmpty();
    assertThat(tags(null)).isEmpty();
    assertThatThrownBy(() -> tags("0".repeat(32))).hasMessageContaining("404");
  }

  @Test
  void answersAFormWithItsVersion() throws Exception {
    var form = SignedForm.of("photos", KEY, "access", "secret", Instant.now());
    var body = SignedForm.body(List.of(form.fieldParts(), form.filePart("posted".getBytes(UTF_8))));
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(s3.endpoint() + "/photos"))
                    .header("Content-Type", "multipart/form-data; boundary=" + SignedForm.BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(get(answer.headers().firstValue("x-amz-version-id").orElseThrow()))
        .isEqualTo("posted");
  }

  @Test
  void findsNoOtherVersion() {
    put("first");
    for (var unknown : List.of("0".repeat(32), "../../photos/" + KEY, "x")) {
      assertThatThrownBy(() -> get(unknown)).as(unknown).isInstanceOf(S3Exception.class);
    }
  }

  @Test
  void deletesAnObjectWithItsVersions() throws Exception {
    var first = put("first");
    put("second");
    client().deleteObject(delete -> delete.bucket("photos").key(KEY));
    for (var version : new String[] {null, first}) {
      assertThatThrownBy(() -> get(version)).isInstanceOf(NoSuchKeyException.class);
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    put("third");
    assertThat(get(null)).isEqualTo("third");
  }

  @Test
  void listsOnlyCurrentObjects() {
    put("first");
    put("second");
    assertThat(client().listObjectsV2(list -> list.bucket("photos")).contents())
        .extracting(S3Object::key)
        .containsExactly(KEY);
  }

  @Test
  void readsObjectsThatWereStoredWithoutVersions() {
    stop();
    try (var earlier = EmbeddedS3.in(folder).bucket("photos").start()) {
      earlier
          .client()
          .putObject(put -> put.bucket("photos").key(KEY), RequestBody.fromString("earlier"));
    }
    start();
    assertThat(get(null)).isEqualTo("earlier");
    assertThat(get("null")).isEqualTo("earlier");
    var first = put("first");
    assertThat(get(first)).isEqualTo("first");
  }

  @Test
  void keepsEveryVersionThatIsPutAtOnce() {
    var versions = new ArrayList<String>();
    IntStream.range(0, 40)
        .parallel()
        .mapToObj(at -> put("number " + at))
        .forEachOrdered(versions::add);
    for (int at = 0; at < versions.size(); at++) {
      assertThat(get(versions.get(at))).isEqualTo("number " + at);
    }
    assertThat(versions).contains(head(null));
  }

  private S3Client client() {
    return s3.client();
  }

  private String put(String text) {
    return client()
        .putObject(
            put -> put.bucket("photos").key(KEY).contentType("image/jpeg"),
            RequestBody.fromString(text))
        .versionId();
  }

  private String get(String version) {
    return client()
        .getObjectAsBytes(get -> get.bucket("photos").key(KEY).versionId(version))
        .asUtf8String();
  }

  private String head(String version) {
    return client()
        .headObject(head -> head.bucket("photos").key(KEY).versionId(version))
        .versionId();
  }

  private List<Tag> tags(String version) {
    return client()
        .getObjectTagging(get -> get.bucket("photos").key(KEY).versionId(version))
        .tagSet();
  }

  private static String eTag(String text) {
    try {
      var md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return "\"" + HexFormat.of().formatHex(md5) + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
