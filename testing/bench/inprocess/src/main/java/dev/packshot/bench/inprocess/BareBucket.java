package dev.packshot.bench.inprocess;

import java.util.ArrayList;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Calls of S3 with all that our own calls ask for, and nothing around them. */
final class BareBucket {
  static final String PRIVATE = "private, max-age=3600";
  static final String PUBLIC = "public, max-age=31536000, s-maxage=3600, immutable";

  private final S3Client client;
  private final String bucket = System.getenv("PACKSHOT_BUCKET");

  BareBucket(SdkHttpClient http) {
    this.client =
        S3Client.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(http)
            .build();
  }

  void put(String key, String caching, byte[] bytes) {
    client.putObject(
        put -> put.bucket(bucket).key(key).contentType("image/jpeg").cacheControl(caching),
        RequestBody.fromBytes(bytes));
  }

  void copy(String from, String to, String caching) {
    client.copyObject(
        copy ->
            copy.sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(bucket)
                .destinationKey(to)
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("image/jpeg")
                .cacheControl(caching));
  }

  void deleteUnder(String prefix) {
    var found = new ArrayList<ObjectIdentifier>();
    client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(object -> found.add(ObjectIdentifier.builder().key(object.key()).build()));
    client.deleteObjects(
        delete -> delete.bucket(bucket).delete(all -> all.objects(found).quiet(true)));
  }
}
